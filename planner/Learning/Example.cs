namespace NeuroSymbolic.Planner.Learning;

/// <summary>One observed change, with what stood for the parameters of its action.</summary>
/// <param name="Before">The state before.</param>
/// <param name="After">The state after.</param>
/// <param name="Binding">The number of the thing for each parameter.</param>
/// <param name="Place">What errors call it.</param>
internal sealed record Example(ObservedState Before, ObservedState After, int[] Binding, string Place)
{
    public IEnumerable<ObservedFact> Added => After.Facts.Where(fact => !Before.Holds(fact.Key));

    public IEnumerable<ObservedFact> Deleted => Before.Facts.Where(fact => !After.Holds(fact.Key));
}
