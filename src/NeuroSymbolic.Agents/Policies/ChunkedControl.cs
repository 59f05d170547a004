using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>Carries out what a policy says, some control steps at a time, before it looks again.</summary>
/// <remarks>A chunk holds places, so that the arm's own readings close the loop between two looks (relative trajectories: Chi et al., "Universal
/// Manipulation Interface", RSS 2024).</remarks>
/// <param name="policy">The policy.</param>
/// <param name="robot">The robot that carries it out.</param>
/// <param name="stepsPerLook">Control steps that are carried out of each chunk, which need not be longer.</param>
/// <param name="random">Draws the noise of a policy that wants any.</param>
internal sealed class ChunkedControl(VlaPolicy policy, RobotDescription robot, int stepsPerLook, Random random)
{
    private const int NumbersPerStep = 4;

    private readonly float[] chunk = new float[policy.Card.Steps * NumbersPerStep];
    private RobotReading? before;
    private Vector3 start;
    private int next = int.MaxValue;

    /// <summary>Chunks asked for so far.</summary>
    public int Looks { get; private set; }

    /// <summary>Farthest place in the present chunk from where it began, metres.</summary>
    public float ReachMetres { get; private set; }

    /// <summary>The next action.</summary>
    /// <param name="observation">What the robot senses.</param>
    /// <param name="sentence">What it is told to do.</param>
    public RobotAction Act(Observation observation, string sentence)
    {
        Vector3 tool = robot.ToolInBase(observation.Robot.JointPositions.AsSpan()).Position;
        if (next >= Math.Min(stepsPerLook, policy.Card.Steps))
        {
            policy.Chunk(observation, before ?? observation.Robot, robot, sentence, random).CopyTo(chunk);
            (start, next) = (tool, 0);
            ReachMetres = Enumerable.Range(0, policy.Card.Steps).Max(step => Place(step).Length());
            Looks++;
        }

        before = observation.Robot;
        float gripper = chunk[(next * NumbersPerStep) + 3] > 0 ? 1 : -1;
        return RobotAction.Along(start + Place(next++) - tool, gripper);
    }

    private Vector3 Place(int step) => new(chunk.AsSpan(step * NumbersPerStep, 3));
}
