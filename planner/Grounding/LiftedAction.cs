namespace NeuroSymbolic.Planner;

/// <summary>An action schema over numbered predicates and objects, ready to be joined with facts.</summary>
internal sealed class LiftedAction
{
    public LiftedAction(PddlDomain domain, ActionSchema schema, AtomTable atoms)
    {
        Schema = schema;
        AtomPattern[] condition = [.. StripsSubset.Literals(schema.Precondition).Select(literal => AtomPattern.Compile(literal, schema, atoms))];
        Equalities = [.. condition.Where(pattern => pattern.Predicate < 0)];
        Required = [.. condition.Where(pattern => pattern is { Predicate: >= 0, IsPositive: true })];
        Forbidden = [.. condition.Where(pattern => pattern is { Predicate: >= 0, IsPositive: false })];
        AtomPattern[] effect = [.. StripsSubset.Literals(schema.Effect).Select(literal => AtomPattern.Compile(literal, schema, atoms))];
        Adds = [.. effect.Where(pattern => pattern.IsPositive)];
        Deletes = [.. effect.Where(pattern => !pattern.IsPositive)];
        Candidates =
        [
            .. schema.Parameters.Select(parameter =>
                Array.ConvertAll(atoms.Objects, thing => domain.Types.Fits(thing, parameter.Types))),
        ];
    }

    public ActionSchema Schema { get; }

    public AtomPattern[] Equalities { get; }

    public AtomPattern[] Required { get; }

    public AtomPattern[] Forbidden { get; }

    public AtomPattern[] Adds { get; }

    public AtomPattern[] Deletes { get; }

    /// <summary>[parameter][object]: whether the object is of the parameter's type.</summary>
    public bool[][] Candidates { get; }
}
