using System.Collections.Immutable;
using System.Reflection;
using NeuroSymbolic.Core;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>Versions of the program and of the engines that decide what happens in episodes.</summary>
public static class EngineVersions
{
    /// <summary>The program's own version.</summary>
    public static string Program { get; } =
        typeof(EngineVersions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The solver's version, such as <c>4.8.12.0</c>.</summary>
    /// <exception cref="EngineException">Z3's library is missing.</exception>
    public static string Z3
    {
        get
        {
            try
            {
                return Microsoft.Z3.Version.FullVersion.Replace("Z3 ", "", StringComparison.Ordinal);
            }
            catch (Exception error) when (error is DllNotFoundException or TypeInitializationException)
            {
                throw new EngineException("Z3's library libz3 is missing; install the package libz3-4.", error);
            }
        }
    }

    /// <summary>The versions, by name, that a run's manifest lists.</summary>
    /// <exception cref="EngineException">An engine is missing.</exception>
    public static ImmutableSortedDictionary<string, string> OfRuns() => new Dictionary<string, string>
    {
        ["neurosym"] = Program,
        ["dotnet"] = Environment.Version.ToString(),
        ["mujoco"] = MuJoCoEngine.Version,
        ["z3"] = Z3,
    }.ToImmutableSortedDictionary();
}
