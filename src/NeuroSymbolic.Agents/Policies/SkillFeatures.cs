using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>What a learned skill is told at each control step, all of it relative to where the tool is to go.</summary>
/// <remarks>
/// Which stage it is (4); way to the goal in x, y, z and height that is still to be gained before crossing, coarse (4) and fine (4);
/// speed of the tool (3); opening of the fingers, its speed, and by how much it is more than the thing's width (3). Ways are cut off at a length from
/// which on everybody moves at full speed, so that what was learned at low towers holds at high ones.
/// </remarks>
public static class SkillFeatures
{
    /// <summary>How many numbers there are.</summary>
    public const int Length = 18;

    private const int Stages = 4;
    private const float CoarseMetres = 0.1f;
    private const float FineMetres = 0.015f;
    private const float SpeedMetresPerSecond = 0.3f;
    private const float WidthMetres = 0.01f;
    private const float OpeningMetres = 0.08f;

    /// <summary>Writes the numbers.</summary>
    /// <param name="stage">The stage under way.</param>
    /// <param name="goal">Where the tool is to go, world frame, metres.</param>
    /// <param name="height">World height that it must keep while crossing, metres.</param>
    /// <param name="widthMetres">Width of the thing across the fingers.</param>
    /// <param name="now">Where the hand is.</param>
    /// <param name="before">Where it was a control step earlier.</param>
    /// <param name="numbers">Takes <see cref="Length"/> numbers.</param>
    public static void Write(
        SkillStage stage, Vector3 goal, float height, float widthMetres, in ArmState now, in ArmState before, Span<float> numbers)
    {
        numbers[..Stages].Clear();
        numbers[(int)stage] = 1;
        Vector3 way = goal - now.Tool;
        Vector4 ways = new(way, height - now.Tool.Z);
        Vector4.Clamp(ways / CoarseMetres, -Vector4.One, Vector4.One).CopyTo(numbers[4..]);
        Vector4.Clamp(ways / FineMetres, -Vector4.One, Vector4.One).CopyTo(numbers[8..]);
        ((now.Tool - before.Tool) * (RobotAction.Rate / SpeedMetresPerSecond)).CopyTo(numbers[12..]);
        numbers[15] = now.OpeningMetres / OpeningMetres;
        numbers[16] = (now.OpeningMetres - before.OpeningMetres) / WidthMetres;
        numbers[17] = Math.Clamp((now.OpeningMetres - widthMetres) / WidthMetres, -1, 1);
    }
}
