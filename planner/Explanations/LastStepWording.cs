namespace NeuroSymbolic.Planner.Explanations;

/// <summary>Says what last steps lack and what they spoil.</summary>
internal static class LastStepWording
{
    private const int MostSteps = 3;
    private const int MostLacks = 4;

    /// <summary>What one action lacks, as a clause.</summary>
    public static string Cause(StepLack lack)
    {
        string needs = $"{lack.Step} would need {ObstacleWording.List(lack.Lack)}";
        return lack.Others.IsEmpty ? $"{needs}, which can never be" : $"with {ObstacleWording.List(lack.Others)} true, {needs}, which cannot be then";
    }

    /// <summary>A sentence for each thing that actions lack.</summary>
    public static IEnumerable<string> Of(IEnumerable<StepLack> lacks) => lacks
        .GroupBy(lack => (Needs: ObstacleWording.List(lack.Lack), Others: ObstacleWording.List(lack.Others))).Take(MostLacks)
        .Select(group => group.First() is var one && one.Others.IsEmpty
            ? $"To make {one.Goal} true, {Steps(group.Select(lack => lack.Step))} would need {group.Key.Needs}, which cannot be."
            : $"To make {one.Goal} true while {group.Key.Others} {(one.Others.Length == 1 ? "holds" : "hold")}, {Steps(group.Select(lack => lack.Step))} would need {group.Key.Needs}, which cannot be then.");

    /// <summary>A sentence for each goal that actions spoil.</summary>
    public static IEnumerable<string> Of(IEnumerable<StepLoss> losses) => losses
        .GroupBy(loss => loss.Lost.ToString())
        .Select(group => $"{Steps(group.Select(loss => loss.Step))} {(group.Select(loss => loss.Step).Distinct().Count() == 1 ? "makes" : "make")} {group.First().Goal} true and {group.Key} false.");

    private static string Steps(IEnumerable<object> steps) => ObstacleWording.List(steps.Distinct().Take(MostSteps));
}
