namespace NeuroSymbolic.Planner.Landmarks;

/// <summary>How sure it is that one landmark comes before another (Hoffmann, Porteous and Sebastia, Ordered landmarks in planning, JAIR
/// 2004), weakest first.</summary>
internal enum LandmarkOrderKind
{
    /// <summary>Achieving the other one first would mean to destroy it again. Advice: plans may do otherwise.</summary>
    Reasonable,

    /// <summary>It holds at some time before the other one does for the first time.</summary>
    Natural,

    /// <summary>It holds in the state before the one in which the other holds for the first time.</summary>
    GreedyNecessary,

    /// <summary>It holds in the state before every one in which the other begins to hold.</summary>
    Necessary,
}
