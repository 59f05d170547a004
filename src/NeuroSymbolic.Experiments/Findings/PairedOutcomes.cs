namespace NeuroSymbolic.Experiments;

/// <summary>Two agents on equal episodes: what McNemar's test needs.</summary>
/// <param name="Count">Episodes that both tried and in which the program broke for neither.</param>
/// <param name="Both">Those that both solved.</param>
/// <param name="OnlyFirst">Those that the first alone solved.</param>
/// <param name="OnlySecond">Those that the second alone solved.</param>
/// <param name="Neither">Those that none solved.</param>
internal readonly record struct PairedOutcomes(int Count, int Both, int OnlyFirst, int OnlySecond, int Neither)
{
    /// <summary>With fewer episodes the exact test cannot reach 5 %, however they fall.</summary>
    public const int FewestThatTell = 6;

    /// <summary>McNemar's exact two-sided p value.</summary>
    public double PValue => McNemarTest.PValue(OnlyFirst, OnlySecond);

    /// <summary>Pairs the rows of two agents in one task.</summary>
    public static PairedOutcomes Of(IEnumerable<EpisodeRow> first, IEnumerable<EpisodeRow> second)
    {
        var pairs =
            (from left in first
             join right in second on (left.Seed, left.Episode) equals (right.Seed, right.Episode)
             where left.Outcome != EpisodeOutcome.Error && right.Outcome != EpisodeOutcome.Error
             select (First: left.Outcome == EpisodeOutcome.Success, Second: right.Outcome == EpisodeOutcome.Success)).ToList();
        return new PairedOutcomes(
            pairs.Count,
            pairs.Count(pair => pair is (true, true)),
            pairs.Count(pair => pair is (true, false)),
            pairs.Count(pair => pair is (false, true)),
            pairs.Count(pair => pair is (false, false)));
    }
}
