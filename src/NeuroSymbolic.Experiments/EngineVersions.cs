using System.Collections.Immutable;
using System.Reflection;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Smt.Solving;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>Versions of the program and of the engines that decide what happens in episodes.</summary>
public static class EngineVersions
{
    /// <summary>The program's own version.</summary>
    public static string Program { get; } =
        typeof(EngineVersions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The versions, by name, that a run's manifest lists.</summary>
    /// <exception cref="EngineException">An engine is missing.</exception>
    public static ImmutableSortedDictionary<string, string> OfRuns() => new Dictionary<string, string>
    {
        ["neurosym"] = Program,
        ["dotnet"] = Environment.Version.ToString(),
        ["mujoco"] = MuJoCoEngine.Version,
        ["z3"] = Z3Library.Version(),
    }.ToImmutableSortedDictionary();
}
