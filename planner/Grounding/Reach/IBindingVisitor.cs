namespace NeuroSymbolic.Planner.Grounding.Reach;

/// <summary>Takes the bindings that a join finds.</summary>
internal interface IBindingVisitor
{
    /// <summary>Takes the binding, which the join changes afterwards; false ends the join.</summary>
    bool Visit(int[] binding);
}
