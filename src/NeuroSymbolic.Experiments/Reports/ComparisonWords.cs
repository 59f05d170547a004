namespace NeuroSymbolic.Experiments;

/// <summary>A paired comparison in one sentence.</summary>
internal static class ComparisonWords
{
    /// <summary>How the comparison's figures were computed.</summary>
    public const string Explanation =
        "Episodes are paired when seed, number and the files of task and scene are equal, pairs in which the program broke are left out, and "
        + "p is of McNemar's exact two-sided test, in brackets corrected for the number of comparisons on this page by Holm's procedure.";

    /// <summary>The sentence.</summary>
    public static string Sentence(PairedComparison comparison)
    {
        (string first, string second) = Names(comparison);
        return $"{comparison.Task}, {ReportWords.Count(comparison.Pairs, "paired episode")}: {comparison.Both} solved by both, "
            + $"{comparison.OnlyFirst} by {first} alone, {comparison.OnlySecond} by {second} alone, {comparison.Neither} by none "
            + $"(McNemar's exact test, {ReportWords.PValue(comparison.PValue)}; {Corrected(comparison)}).";
    }

    /// <summary>The corrected p value.</summary>
    public static string Corrected(PairedComparison comparison) => $"Holm {ReportWords.PValue(comparison.HolmPValue)}";

    /// <summary>The two agents, with their runs where they are of two.</summary>
    public static (string First, string Second) Names(PairedComparison comparison) =>
        comparison.FirstRun == comparison.SecondRun
            ? (comparison.First, comparison.Second)
            : ($"{comparison.First} ({comparison.FirstRun})", $"{comparison.Second} ({comparison.SecondRun})");
}
