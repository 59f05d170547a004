using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Grounding.Lifted;

/// <summary>A problem over numbered symbols, before anything is ground.</summary>
internal sealed class LiftedTask
{
    /// <exception cref="InputException">The problem speaks of predicates, functions or objects that there are not.</exception>
    public LiftedTask(PddlDomain domain, PddlProblem problem)
    {
        Symbols = new Symbols(domain, problem);
        IsAdded = new bool[Symbols.Predicates.Length];
        IsDeleted = new bool[Symbols.Predicates.Length];
        IsChanged = new bool[Symbols.Functions.Length];
        IsAssigned = new bool[IsChanged.Length];
        foreach (ActionSchema action in domain.Actions)
        {
            MarkChanged(action.Effect);
        }

        IsStatic = new bool[IsAdded.Length];
        for (int i = 0; i < IsStatic.Length; i++)
        {
            IsStatic[i] = !IsAdded[i] && !IsDeleted[i];
        }

        Schemas = new LiftedSchema[domain.Actions.Length];
        for (int i = 0; i < Schemas.Length; i++)
        {
            Schemas[i] = Compile(domain.Actions[i]);
        }

        var compiler = new LiftedCompiler(Symbols, IsStatic, "the goal");
        Goal = compiler.Compile(problem.Goal);
        GoalSlotCount = compiler.SlotCount;
        if (problem.Metric is { } metric)
        {
            Metric = new LiftedCompiler(Symbols, IsStatic, "the metric", isMetric: true).Compile(metric.Expression);
            IsMaximized = !metric.IsMinimized;
        }

        ReadInitialAtoms(problem);
        ReadInitialValues(problem);
    }

    public Symbols Symbols { get; }

    /// <summary>[predicate]: whether some action asserts it.</summary>
    public bool[] IsAdded { get; }

    /// <summary>[predicate]: whether some action denies it.</summary>
    public bool[] IsDeleted { get; }

    /// <summary>[predicate]: whether no action changes it.</summary>
    public bool[] IsStatic { get; }

    /// <summary>[function]: whether some action changes it.</summary>
    public bool[] IsChanged { get; }

    /// <summary>[function]: whether some action assigns it a value, rather than adding to it.</summary>
    public bool[] IsAssigned { get; }

    public LiftedSchema[] Schemas { get; }

    public LiftedCondition Goal { get; }

    /// <summary>The length of a binding for the goal.</summary>
    public int GoalSlotCount { get; }

    public LiftedExpression? Metric { get; }

    public bool IsMaximized { get; }

    /// <summary>The atoms of the initial state, those that never change first; reachability adds the others.</summary>
    public AtomPool Atoms { get; } = new();

    /// <summary>How many atoms never change; the first ones.</summary>
    public int StaticCount { get; private set; }

    /// <summary>How many atoms hold at the start; the first ones.</summary>
    public int InitialCount { get; private set; }

    /// <summary>The ground functions that have a value at the start.</summary>
    public AtomPool ValuedFunctions { get; } = new();

    /// <summary>[ground function]: its value at the start.</summary>
    public List<Rational> InitialValues { get; } = [];

    private LiftedSchema Compile(ActionSchema action)
    {
        var compiler = new LiftedCompiler(Symbols, IsStatic, $"the action '{action.Name}'");
        LiftedVariable[] parameters = compiler.Declare(action.Parameters);
        LiftedCondition precondition = compiler.Compile(action.Precondition);
        LiftedEffect[] effects = compiler.Compile(action.Effect);
        var required = new List<LiftedAtom>();
        var rest = new List<LiftedCondition>();
        foreach (LiftedCondition part in LiftedConditions.Parts(precondition, isConjunction: true))
        {
            if (part is LiftedCondition.Literal { IsPositive: true } literal)
            {
                required.Add(literal.Atom);
            }
            else
            {
                rest.Add(part);
            }
        }

        return new LiftedSchema(
            action.Name, parameters, compiler.SlotCount, required.ToArray(), LiftedConditions.Join(true, rest), effects);
    }

    private void MarkChanged(Effect effect)
    {
        switch (effect)
        {
            case Effect.Literal literal:
                (literal.IsPositive ? IsAdded : IsDeleted)[Symbols.PredicateNumber(literal.Atom.Predicate, literal.Atom.Terms.Length)] = true;
                break;
            case Effect.All all:
                foreach (Effect part in all.Parts)
                {
                    MarkChanged(part);
                }

                break;
            case Effect.ForAll all:
                MarkChanged(all.Body);
                break;
            case Effect.When conditional:
                MarkChanged(conditional.Body);
                break;
            case Effect.Change change:
                int function = Symbols.FunctionNumber(change.Target.Name, change.Target.Terms.Length);
                IsChanged[function] = true;
                IsAssigned[function] |= change.Operator == ChangeOperator.Assign;
                break;
        }
    }

    private void ReadInitialAtoms(PddlProblem problem)
    {
        foreach (bool isStatic in new[] { true, false })
        {
            foreach (Fact fact in problem.Init)
            {
                int predicate = Symbols.PredicateNumber(fact.Predicate, fact.Arguments.Length);
                if (IsStatic[predicate] == isStatic)
                {
                    Atoms.Intern(predicate, Objects(fact.Arguments.AsSpan()));
                }
            }

            StaticCount = isStatic ? Atoms.Count : StaticCount;
        }

        InitialCount = Atoms.Count;
    }

    private void ReadInitialValues(PddlProblem problem)
    {
        foreach (FunctionValue value in problem.InitialValues)
        {
            int function = Symbols.FunctionNumber(value.Function, value.Arguments.Length);
            int number = ValuedFunctions.Intern(function, Objects(value.Arguments.AsSpan()));
            if (number == InitialValues.Count)
            {
                InitialValues.Add(value.Value);
            }
        }
    }

    private int[] Objects(ReadOnlySpan<string> names)
    {
        int[] objects = new int[names.Length];
        for (int i = 0; i < objects.Length; i++)
        {
            objects[i] = Symbols.ObjectNumber(names[i]);
        }

        return objects;
    }
}
