namespace NeuroSymbolic.Planner.Splitting;

/// <summary>How goal splitting spends its work.</summary>
internal sealed record SplitSettings
{
    /// <summary>Work of the subproblem solver on the whole problem before it is split.</summary>
    public long WholeWork { get; init; } = 4_000_000;

    /// <summary>Work on splitting before the whole problem has its turn again.</summary>
    public long SplitWork { get; init; } = 12_000_000;

    /// <summary>By what factor all shares of work grow from round to round.</summary>
    public int Growth { get; init; } = 3;

    /// <summary>Work of the subproblem solver on one piece before the piece is split; a fraction of a second.</summary>
    public long PieceWork { get; init; } = 1_000_000;

    /// <summary>The most steps of a piece.</summary>
    public int PieceHorizon { get; init; } = 40;

    /// <summary>Ways of reaching a goal that are tried before another goal is tried.</summary>
    public int MostWays { get; init; } = 4;

    /// <summary>Goals that are split before splitting is given up.</summary>
    public int MostSplits { get; init; } = 5_000;

    /// <summary>Work on making the joined plan better.</summary>
    public long PolishWork { get; init; } = 2_000_000;

    /// <summary>Work on one window of the joined plan.</summary>
    public long WindowWork { get; init; } = 200_000;

    /// <summary>Steps of a window.</summary>
    public int WindowSteps { get; init; } = 16;

    /// <summary>The longest plan in which needless steps are looked for, which takes time with the square of its length.</summary>
    public int LongestTrimmed { get; init; } = 1_500;

    /// <summary>Work on the proof that the joined plan has the fewest steps; 0 for no attempt.</summary>
    public long ProofWork { get; init; }
}
