using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>The stations of the way from a camera's image to motion, as one episode passed them.</summary>
/// <param name="Run">The run's name in the report.</param>
/// <param name="Row">The episode.</param>
/// <param name="Image">What the robot's camera sees at the start.</param>
/// <param name="Overlay">What perception made of it, or null when it left no picture.</param>
/// <param name="Facts">The facts that the agent believed at the start, or the true ones when it told none.</param>
/// <param name="AreBelieved">Whether the facts are the agent's own.</param>
/// <param name="Goal">The facts that were to be reached.</param>
/// <param name="Plan">The first plan, or null when none was made.</param>
/// <param name="Motion">A moment of the motion.</param>
/// <param name="MotionActivity">What the agent was doing then.</param>
internal sealed record StationPictures(
    string Run,
    EpisodeRow Row,
    ReportPicture Image,
    ReportPicture? Overlay,
    FactSet Facts,
    bool AreBelieved,
    FactSet Goal,
    ImmutableArray<PlanStep> Plan,
    ReportPicture Motion,
    string MotionActivity);
