using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>A rule that ties a predicate to geometry, both ways: it reads facts off a scene, and may know where to put a thing so that a fact holds.</summary>
public abstract class PredicateReading
{
    /// <summary>Whether its facts follow from what things are, and so never change.</summary>
    public virtual bool IsStatic => false;

    /// <summary>Whether its facts say where their first argument is, so that others follow from them.</summary>
    public virtual bool SaysWhere => false;

    /// <summary>The arguments of all facts that hold in a scene.</summary>
    public abstract IEnumerable<ImmutableArray<string>> Read(SceneState scene);

    /// <summary>Where a thing is to be for a fact about it to hold, at rest.</summary>
    /// <param name="item">The thing, the fact's first argument.</param>
    /// <param name="arguments">The fact's other arguments.</param>
    /// <param name="scene">What is in its place already.</param>
    /// <param name="draw">How exactly it is put there.</param>
    /// <returns>The place; null while something that it depends on has none, or where there is no room.</returns>
    public virtual Pose? Place(ObjectDescription item, ImmutableArray<string> arguments, SceneState scene, PlaceDraw draw) => null;
}
