using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>Disturbs an expert's actions, so that its demonstrations show how one gets back from where the expert never goes.</summary>
/// <remarks>Noise in the actions and clean actions as labels, as in Laskey et al., "DART: Noise Injection for Robust Imitation Learning"
/// (CoRL 2017): a little white noise at all times, and now and then a push in one direction for a third of a second.</remarks>
/// <param name="random">All draws; equal generators give equal noise.</param>
internal sealed class ActionNoise(Random random)
{
    // of a full command, which is 0.05 m: the hand trembles by a millimetre or two
    private const double TremblingDeviation = 0.08;

    // a push of full strength moves the hand some centimetres
    private const double PushesPerStep = 0.02;
    private const double LargestPush = 1;
    private const int ShortestPushSteps = 3;
    private const int LongestPushSteps = 9;

    private (float X, float Y, float Z) push;
    private int stepsLeft;

    /// <summary>The action that is carried out instead; its fingers do as they are told.</summary>
    public RobotAction Disturb(in RobotAction action)
    {
        if (stepsLeft == 0 && random.NextDouble() < PushesPerStep)
        {
            stepsLeft = random.Next(ShortestPushSteps, LongestPushSteps + 1);
            push = (Uniform(), Uniform(), Uniform() / 2);
        }

        (float x, float y, float z) = stepsLeft > 0 ? push : default;
        stepsLeft = Math.Max(0, stepsLeft - 1);
        return action with { X = Noisy(action.X + x), Y = Noisy(action.Y + y), Z = Noisy(action.Z + z) };
    }

    private float Uniform() => (float)(LargestPush * ((2 * random.NextDouble()) - 1));

    private float Noisy(float value) => Math.Clamp(value + (float)random.NextGaussian(TremblingDeviation), -1, 1);
}
