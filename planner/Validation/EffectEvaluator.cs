using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Validation;

/// <summary>Collects what one step changes.</summary>
/// <param name="evaluator">Tells conditions and numbers.</param>
/// <param name="state">The state before the step, which all conditions and numbers are those of.</param>
/// <param name="hasNumbers">Whether numbers are part of the state; changes of numbers are left out otherwise.</param>
internal sealed class EffectEvaluator(ConditionEvaluator evaluator, SymbolicState state, bool hasNumbers)
{
    private readonly List<Fact> denied = [];
    private readonly List<Fact> asserted = [];
    private readonly Dictionary<Fact, (ChangeKind Kind, Rational Value)> numbers = [];

    private enum ChangeKind
    {
        Assign,
        Add,
        Multiply,
        Divide,
    }

    /// <summary>Why the changes make no sense, as a clause; null where they do.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>Takes an effect in.</summary>
    public void Collect(Effect effect, Bindings bindings)
    {
        switch (effect)
        {
            case Effect.Literal literal:
                (literal.IsPositive ? asserted : denied).Add(new Fact(literal.Atom.Predicate, bindings.Resolve(literal.Atom.Terms)));
                break;
            case Effect.All all:
                foreach (Effect part in all.Parts)
                {
                    Collect(part, bindings);
                }

                break;
            case Effect.ForAll all:
                foreach (Bindings instance in evaluator.Instances(all.Variables, bindings))
                {
                    Collect(all.Body, instance);
                }

                break;
            case Effect.When conditional:
                if (evaluator.Holds(state, conditional.Condition, bindings))
                {
                    Collect(conditional.Body, bindings);
                }

                break;
            case Effect.Change change:
                if (hasNumbers)
                {
                    Collect(change, bindings);
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect));
        }
    }

    /// <summary>All that was taken in.</summary>
    public StepChanges Finish()
    {
        var values = new List<(Fact, Rational)>(numbers.Count);
        foreach ((Fact term, (ChangeKind kind, Rational value)) in numbers)
        {
            Rational? after =
                kind == ChangeKind.Assign ? value
                : state.Numbers.TryGetValue(term, out Rational before) ? ConditionEvaluator.Compute(OperatorOf(kind), before, value)
                : null;
            if (after is { } defined)
            {
                values.Add((term, defined));
            }
            else
            {
                Obstacle ??= $"{term} {(state.Numbers.ContainsKey(term) ? "would have no defined value" : "has no value to change")}";
            }
        }

        return new StepChanges(denied, asserted, values);
    }

    private void Collect(Effect.Change change, Bindings bindings)
    {
        var term = new Fact(change.Target.Name, bindings.Resolve(change.Target.Terms));
        Rational? amount = ConditionEvaluator.Value(state, change.Amount, bindings);
        (ChangeKind kind, amount) = change.Operator switch
        {
            ChangeOperator.Assign => (ChangeKind.Assign, amount),
            ChangeOperator.Increase => (ChangeKind.Add, amount),
            ChangeOperator.Decrease => (ChangeKind.Add, -amount),
            ChangeOperator.ScaleUp => (ChangeKind.Multiply, amount),
            _ => (ChangeKind.Divide, amount),
        };
        if (amount is not { } defined)
        {
            Obstacle ??= $"the effect {SyntaxWriter.OneLine(SyntaxBuilder.Build(change, bindings))} has no defined value";
        }
        else if (!numbers.TryGetValue(term, out var other))
        {
            numbers.Add(term, (kind, defined));
        }
        else if (kind != other.Kind || (kind == ChangeKind.Assign && defined != other.Value))
        {
            Obstacle ??= $"its effects change {term} in two ways at once";
        }
        else if (kind != ChangeKind.Assign)
        {
            Rational? joined = ConditionEvaluator.Compute(
                kind == ChangeKind.Add ? ArithmeticOperator.Add : ArithmeticOperator.Multiply, other.Value, defined);
            numbers[term] = (kind, joined ?? other.Value);
            Obstacle ??= joined is null ? $"{term} would have no defined value" : null;
        }
    }

    private static ArithmeticOperator OperatorOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Add => ArithmeticOperator.Add,
        ChangeKind.Multiply => ArithmeticOperator.Multiply,
        _ => ArithmeticOperator.Divide,
    };
}
