using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>One control step of a trace: the action and the state that it led to. The first step of a trace is the start, at rest.</summary>
/// <param name="TimeSeconds">Simulated time of the state, seconds.</param>
/// <param name="Positions">MuJoCo's generalised positions, as many as the world has.</param>
/// <param name="Action">What was commanded.</param>
/// <param name="PowerWatts">Mean mechanical power of the arm during the step; null when it was not measured.</param>
/// <param name="Intended">What the agent asked for, where noise was added to it before it was commanded; null where none was.</param>
public readonly record struct TraceStep(
    double TimeSeconds, float[] Positions, RobotAction Action, double? PowerWatts, RobotAction? Intended = null);
