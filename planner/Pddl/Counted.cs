namespace NeuroSymbolic.Planner.Pddl;

/// <summary>Counts things in words.</summary>
internal static class Counted
{
    /// <summary>"1 argument", "2 arguments".</summary>
    public static string Arguments(int count) => count == 1 ? "1 argument" : FormattableString.Invariant($"{count} arguments");
}
