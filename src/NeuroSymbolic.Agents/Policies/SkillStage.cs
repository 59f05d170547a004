namespace NeuroSymbolic.Agents;

/// <summary>The stages of grasping and setting down, each of which a learned skill knows as a whole.</summary>
public enum SkillStage
{
    /// <summary>With open fingers to the thing, until they are around it.</summary>
    Reach,

    /// <summary>Close them and lift.</summary>
    Grasp,

    /// <summary>With the thing in hand to its place, until it stands.</summary>
    Carry,

    /// <summary>Let go and rise.</summary>
    Release,
}
