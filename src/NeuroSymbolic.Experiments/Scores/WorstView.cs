using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>A view that was understood badly, for people to look at.</summary>
/// <param name="Kind">Of what kind it is.</param>
/// <param name="Picture">What the camera saw, with what was believed drawn over it.</param>
/// <param name="Missed">Facts true and not believed.</param>
/// <param name="MadeUp">Facts believed and not true.</param>
/// <param name="Belief">Belief in the whole state, 0 to 1.</param>
/// <param name="LargestErrorMillimetres">The largest error of a place; 0 where no thing was found.</param>
internal sealed record WorstView(string Kind, CameraImage Picture, FactSet Missed, FactSet MadeUp, double Belief, double LargestErrorMillimetres)
{
    /// <summary>How bad: facts first, then places.</summary>
    public double Badness => Missed.Count + MadeUp.Count + (LargestErrorMillimetres / 1000);
}
