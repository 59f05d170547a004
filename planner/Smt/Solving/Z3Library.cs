using Microsoft.Z3;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Smt.Solving;

/// <summary>The native library behind <see cref="PlanEngine.Smt"/>.</summary>
public static class Z3Library
{
    // the text of Z3_MEMOUT_FAIL
    private const string OutOfMemory = "out of memory";

    /// <summary>Its version, such as <c>Z3 4.8.12.0</c>.</summary>
    /// <exception cref="EngineException">It cannot be loaded.</exception>
    public static string Version() => Call(() => Microsoft.Z3.Version.FullVersion);

    /// <summary>Calls into the library, and turns what can go wrong with it into an <see cref="EngineException"/>.</summary>
    /// <param name="body">The calls.</param>
    /// <param name="cancellation">What may interrupt them: an interrupted call fails inside Z3 wherever it happens to be.</param>
    /// <exception cref="InsufficientMemoryException">Z3 has no memory for it.</exception>
    internal static T Call<T>(Func<T> body, CancellationToken cancellation = default)
    {
        try
        {
            return body();
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            throw new EngineException(
                "The library libz3 cannot be loaded; install the package libz3-4, as the first run of ./neurosym does.", error);
        }
        catch (EntryPointNotFoundException error)
        {
            throw new EngineException(
                "The library libz3 is of a version that lacks what is needed; install the package libz3-4 (4.8.12 or newer), as the first run of ./neurosym does.", error);
        }
        catch (Z3Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (Z3Exception error) when (error.Message == OutOfMemory)
        {
            throw new InsufficientMemoryException("Z3 is out of memory.", error);
        }
        catch (Z3Exception error)
        {
            throw new EngineException($"Z3 failed: {error.Message}", error);
        }
    }
}
