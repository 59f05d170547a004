using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>Turns what a robot senses into facts and poses.</summary>
public interface IPerception
{
    /// <summary>Whether a look depends on nothing but the observation, so that the same look can be taken again later, as for metering.</summary>
    bool CanLookAgain => true;

    /// <summary>One look at the scene as it is at this control step.</summary>
    SceneEstimate Look(Observation observation);

    /// <summary>One look by someone who remembers the last one: what nobody has touched is likely where it was.</summary>
    /// <param name="observation">What the robot senses.</param>
    /// <param name="before">What was believed after the look before; null at the first one.</param>
    SceneEstimate Look(Observation observation, SceneEstimate? before) => Look(observation);

    /// <summary>Accounts for things that must be somewhere and were not found by a look.</summary>
    /// <param name="observation">What the robot senses.</param>
    /// <param name="seen">What the look found.</param>
    /// <param name="before">What was believed after the look before; null at the first one.</param>
    /// <param name="missing">The names of the things.</param>
    /// <returns>What the look found, with those things that can be told to be hidden somewhere.</returns>
    SceneEstimate Complete(Observation observation, SceneEstimate seen, SceneEstimate? before, ImmutableArray<string> missing) => seen;

    /// <summary>One look at a thing that the hand is above, just before it is grasped.</summary>
    /// <param name="observation">What the robot senses.</param>
    /// <param name="expected">Where the last look at the scene had it.</param>
    /// <returns>Where it is now, or null when it is not near that place. Perception that has nothing to add gives back what was expected.</returns>
    ObjectEstimate? LookClosely(Observation observation, ObjectEstimate expected) => expected;
}
