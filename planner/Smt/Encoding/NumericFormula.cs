using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Smt.Solving;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Smt.Encoding;

/// <summary>A formula of pattern steps with numbers, as SMT-LIB text: clauses for the facts, linear arithmetic for the numbers.</summary>
/// <remarks>
/// As in Cardellini, Giunchiglia and Maratea (Symbolic numeric planning with patterns, AAAI 2024), an action that only adds constants
/// to numbers and does not disturb itself has a count: it may be taken many times at its place. Its comparisons are linear in the
/// count, so that they hold all the way when they hold at the first and at the last time.
/// </remarks>
internal sealed class NumericFormula : IStepFormula
{
    private readonly PatternSteps model;
    private readonly LayeredFormula facts;
    private readonly Rational[] numbers;
    private readonly SmtNames names;
    private readonly StringBuilder arithmetic = new();
    private readonly StringBuilder declarations = new();
    private readonly string[] current;
    private readonly ILookup<int, (int Place, LinearComparison Comparison)> comparisons;
    private int versions;

    /// <param name="model">What a step is.</param>
    /// <param name="levels">What can be reached when from the start.</param>
    /// <param name="distances">How far from the end actions are of use.</param>
    /// <param name="numbers">The values of the task's numbers at the start.</param>
    /// <param name="stepCount">The number of steps.</param>
    /// <param name="names">What constants are called.</param>
    public NumericFormula(
        PatternSteps model, RelaxedPlanningGraph levels, int[] distances, Rational[] numbers, int stepCount, SmtNames names)
    {
        this.model = model;
        this.numbers = numbers;
        this.names = names;
        facts = new LayeredFormula(model, levels, distances, stepCount);
        current = new string[numbers.Length];
        comparisons = model.Template.ComparisonPlaces.ToLookup(entry => entry.Action, entry => (entry.Place, entry.Comparison));
    }

    /// <inheritdoc/>
    public int StepCount => facts.StepCount;

    /// <inheritdoc/>
    public int Action(int step, int action) => facts.Action(step, action);

    /// <summary>The name of a Boolean variable.</summary>
    public string Name(int variable) => names.Boolean(facts, variable);

    /// <summary>The text.</summary>
    /// <param name="goal">What must hold at the end.</param>
    /// <param name="bound">What the plan may have at most.</param>
    public string Write(GroundCondition goal, NumericBound bound)
    {
        var text = new StringBuilder();
        var clauses = new StringBuilder();
        facts.Write(goal, () => Flush(clauses), (step, title) =>
        {
            Flush(clauses);
            clauses.Append(CultureInfo.InvariantCulture, $"; step {step}: {title}\n");
        });
        for (int number = 0; number < numbers.Length; number++)
        {
            current[number] = Literal(numbers[number]);
        }

        for (int step = 0; step < StepCount; step++)
        {
            arithmetic.Append(CultureInfo.InvariantCulture, $"; step {step + 1}: what actions need and do with numbers\n");
            foreach (int action in model.Sequence)
            {
                model.Known.Cancellation.ThrowIfCancellationRequested();
                if (Action(step, action) != ClauseBuffer.False)
                {
                    WriteAction(step, action);
                }
            }
        }

        arithmetic.Append("; the goal's numbers\n");
        foreach (LinearComparison comparison in goal.Comparisons)
        {
            Assert(Compare(comparison.Operator, Sum(comparison.Expression)));
        }

        WriteBound(bound);

        for (int variable = 1; variable <= facts.Clauses.VariableCount; variable++)
        {
            text.Append(CultureInfo.InvariantCulture, $"(declare-const {names.Boolean(facts, variable)} Bool)\n");
        }

        return text.Append(declarations).Append(clauses).Append(arithmetic).ToString();
    }

    private void WriteBound(NumericBound bound)
    {
        if (bound.MostActions < int.MaxValue)
        {
            AssertAtMost(_ => 1, bound.MostActions);
        }

        if (bound.MostCost is { } cost)
        {
            AssertAtMost(action => model.Known.Task.Actions[action].Cost, cost);
        }

        if (bound.Negative is { } negative)
        {
            Assert($"(< {Sum(negative)} 0)");
        }
    }

    private void AssertAtMost(Func<int, long> weight, long most)
    {
        var sum = new StringBuilder("(+ 0 0");
        for (int step = 0; step < StepCount; step++)
        {
            foreach (int action in model.Sequence)
            {
                if (Action(step, action) != ClauseBuffer.False && weight(action) > 0)
                {
                    string count = model.IsRepeatable(action) ? names.Count(step, action) : $"(ite {Boolean(Action(step, action))} 1 0)";
                    sum.Append(CultureInfo.InvariantCulture, $" (* {weight(action)} {count})");
                }
            }
        }

        Assert(string.Create(CultureInfo.InvariantCulture, $"(<= {sum}) {most})"));
    }

    private void Flush(StringBuilder text)
    {
        names.WriteClauses(text, facts, facts.Clauses.Literals);
        facts.Clauses.Clear();
    }

    private void WriteAction(int step, int a)
    {
        GroundAction action = model.Known.Task.Actions[a];
        string taken = Boolean(Action(step, a));
        foreach (LinearComparison comparison in action.Precondition.Comparisons)
        {
            Assert($"(=> {taken} {Compare(comparison.Operator, Sum(comparison.Expression))})");
        }

        foreach ((int place, LinearComparison comparison) in comparisons[a])
        {
            Assert($"(= {Boolean(facts.Own(step, place))} {Compare(comparison.Operator, Sum(comparison.Expression))})");
        }

        if (model.IsRepeatable(a))
        {
            WriteRepeated(step, a, taken);
            return;
        }

        int[]? triggers = model.Template.NumericTriggers[a];
        var changed = new SortedDictionary<int, string>();
        for (int i = 0; i < action.NumericEffects.Length; i++)
        {
            GroundNumericEffect effect = action.NumericEffects[i];
            string before = changed.GetValueOrDefault(effect.Number, current[effect.Number]);
            string amount = Sum(effect.Amount);
            string value = effect.IsAssignment ? amount : $"(+ {before} {amount})";
            changed[effect.Number] = $"(ite {Boolean(facts.Own(step, triggers![i]))} {value} {before})";
        }

        foreach ((int number, string value) in changed)
        {
            Assign(number, value);
        }
    }

    private void WriteRepeated(int step, int a, string taken)
    {
        GroundAction action = model.Known.Task.Actions[a];
        string count = names.Count(step, a);
        declarations.Append(CultureInfo.InvariantCulture, $"(declare-const {count} Int)\n");
        Assert($"(ite {taken} (>= {count} 1) (= {count} 0))");
        foreach (LinearComparison comparison in action.Precondition.Comparisons)
        {
            Rational change = comparison.Expression.Terms.Aggregate(
                (Rational)0, (sum, term) => sum + (term.Coefficient * model.ChangeOf(a, term.Number)));
            if (change != 0)
            {
                string last = $"(+ {Sum(comparison.Expression)} (* {Literal(change)} (- {count} 1)))";
                Assert($"(=> {taken} {Compare(comparison.Operator, last)})");
            }
        }

        foreach (int number in action.NumericEffects.Select(effect => effect.Number).Distinct())
        {
            Assign(number, $"(+ {current[number]} (* {Literal(model.ChangeOf(a, number))} {count}))");
        }
    }

    private void Assign(int number, string value)
    {
        string name = names.Number(number, ++versions);
        declarations.Append(CultureInfo.InvariantCulture, $"(declare-const {name} Real)\n");
        Assert($"(= {name} {value})");
        current[number] = name;
    }

    private void Assert(string term) => arithmetic.Append("(assert ").Append(term).Append(")\n");

    private string Sum(LinearExpression expression) => expression.IsConstant
        ? Literal(expression.Constant)
        : $"(+ {Literal(expression.Constant)} {string.Join(' ', expression.Terms.Select(term => $"(* {Literal(term.Coefficient)} {current[term.Number]})"))})";

    private static string Compare(ComparisonOperator comparison, string left) => comparison switch
    {
        ComparisonOperator.AtLeast => $"(>= {left} 0)",
        ComparisonOperator.Greater => $"(> {left} 0)",
        _ => $"(= {left} 0)",
    };

    private string Boolean(int literal) => names.Literal(facts, literal);

    private static string Literal(Rational value)
    {
        string over = string.Create(CultureInfo.InvariantCulture, $"{BigInteger.Abs(value.Numerator)}.0");
        string digits = value.IsInteger ? over : string.Create(CultureInfo.InvariantCulture, $"(/ {over} {value.Denominator}.0)");
        return value.Sign < 0 ? $"(- {digits})" : digits;
    }
}
