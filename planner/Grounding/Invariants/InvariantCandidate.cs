using System.Text;

namespace NeuroSymbolic.Planner.Grounding.Invariants;

/// <summary>A set of atoms for each choice of some parameters, such as "where ?x is": (at ?x *), (in ?x *).</summary>
/// <param name="ParameterCount">How many parameters there are.</param>
/// <param name="Parts">The predicates, each once, in ascending order.</param>
internal sealed record InvariantCandidate(int ParameterCount, InvariantPart[] Parts)
{
    /// <summary>Whether the predicate is part of it.</summary>
    public bool Has(int predicate) => Array.Exists(Parts, part => part.Predicate == predicate);

    /// <summary>The candidate with a further part.</summary>
    public InvariantCandidate With(InvariantPart part)
    {
        InvariantPart[] parts = [.. Parts, part];
        Array.Sort(parts, (left, right) => left.Predicate.CompareTo(right.Predicate));
        return new InvariantCandidate(ParameterCount, parts);
    }

    /// <summary>A text that is the same for candidates that differ in the names of parameters alone.</summary>
    public string Key()
    {
        int[] newName = new int[ParameterCount];
        int named = 0;
        var key = new StringBuilder();
        foreach (InvariantPart part in Parts)
        {
            key.Append(part.Predicate);
            foreach (int parameter in part.ParameterAt)
            {
                if (parameter >= 0 && newName[parameter] == 0)
                {
                    newName[parameter] = ++named;
                }

                key.Append(',').Append(parameter < 0 ? 0 : newName[parameter]);
            }

            key.Append(';');
        }

        return key.ToString();
    }
}
