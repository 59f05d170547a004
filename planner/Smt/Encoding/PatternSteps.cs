using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Smt.Encoding;

/// <summary>Steps that are patterns: see <see cref="PatternClauses"/>.</summary>
internal sealed class PatternSteps : StepSemantics
{
    private readonly int[] rules;

    public PatternSteps(TaskAnalysis known)
        : base(known, ActionPattern.Sequence(known.Task, known.Rules.VariableOf, known.Order))
    {
        new PatternClauses(known.Task, Template, known.Rules, known.Access).Add(Sequence);
        Template.AddInvariants(known.Mutexes);
        int[] positions = new int[Sequence.Length];
        for (int i = 0; i < Sequence.Length; i++)
        {
            positions[Sequence[i]] = i;
        }

        rules = [.. Enumerable.Range(0, known.Rules.Rules.Length).OrderBy(rule => positions[known.Rules.Rules[rule].Action])];
    }

    /// <inheritdoc/>
    public override bool SeesOwnStep => true;

    /// <summary>Whether the action may be taken any number of times at its place: it only adds constants to numbers, and what it needs of
    /// the facts it leaves alone.</summary>
    public bool IsRepeatable(int action)
    {
        GroundAction candidate = Known.Task.Actions[action];
        if (candidate.NumericEffects.IsEmpty
            || candidate.NumericEffects.Any(effect => effect.IsAssignment || !effect.Amount.IsConstant || !effect.Condition.IsTrue))
        {
            return false;
        }

        foreach (ActionAccess.Write write in Known.Access.Writes[action])
        {
            if (write.IsConditional || Known.Access.Reads[action].Any(read => ActionAccess.Disturbs(write, read)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What a repeatable action adds to the number each time.</summary>
    public Rational ChangeOf(int action, int number) =>
        Known.Task.Actions[action].NumericEffects.Where(effect => effect.Number == number)
            .Aggregate((Rational)0, (sum, effect) => sum + effect.Amount.Constant);

    /// <inheritdoc/>
    public override RelaxedPlanningGraph Levels(ReadOnlySpan<int> init) =>
        RelaxedPlanningGraph.OfPattern(rules, Known.Rules, Known.Task.Facts.Length, init);

    /// <inheritdoc/>
    public override int[] Distances(GroundCondition goal) =>
        GoalDistances.InPattern(Known.Task, Known.Access, Sequence, goal);
}
