using System.Runtime.InteropServices;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Simulations;

/// <summary>Finds the shared libraries of the engines and says how to get one that is missing.</summary>
internal static class NativeLibraryLoader
{
    /// <summary>Opens a library; 0 when it cannot. Given by tests in place of the system's loader.</summary>
    public delegate nint Open(string fileName);

    /// <summary>The first of the files that opens.</summary>
    /// <param name="what">What the library is, for the message.</param>
    /// <param name="remedy">How to get it, for the message.</param>
    /// <param name="fileNames">Tried in this order.</param>
    /// <param name="open">The loader; null for the system's.</param>
    /// <exception cref="EngineException">None opens.</exception>
    public static nint Load(string what, string remedy, string[] fileNames, Open? open = null)
    {
        open ??= name => NativeLibrary.TryLoad(name, out nint opened) ? opened : 0;
        foreach (string fileName in fileNames)
        {
            if (open(fileName) is not 0 and nint handle)
            {
                return handle;
            }
        }

        throw new EngineException(
            $"{what} is missing (tried {string.Join(", ", fileNames)}); {remedy}, and './neurosym doctor' shows what else is missing.");
    }
}
