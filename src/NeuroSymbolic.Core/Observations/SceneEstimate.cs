using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>What a look at the table told: the facts believed true and where the objects are.</summary>
/// <param name="Facts">The believed state; closed-world.</param>
/// <param name="Objects">One estimate for each movable object found.</param>
public sealed record SceneEstimate(FactSet Facts, ImmutableArray<ObjectEstimate> Objects)
{
    /// <summary>The estimate for the named object, or null when it was not found.</summary>
    public ObjectEstimate? Find(string name)
    {
        foreach (ObjectEstimate estimate in Objects)
        {
            if (estimate.Name == name)
            {
                return estimate;
            }
        }

        return null;
    }
}
