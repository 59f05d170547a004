namespace NeuroSymbolic.Planner;

/// <summary>How goal splitting spends its work.</summary>
internal sealed record SplitSettings
{
    /// <summary>Work of the subproblem solver on one piece before the piece is split; a fraction of a second.</summary>
    public long PieceWork { get; init; } = 1_000_000;

    /// <summary>The most steps of a piece.</summary>
    public int PieceHorizon { get; init; } = 40;

    /// <summary>Ways of reaching a goal that are tried before another goal is tried.</summary>
    public int MostWays { get; init; } = 4;

    /// <summary>Goals that are split before splitting is given up.</summary>
    public int MostSplits { get; init; } = 5_000;
}
