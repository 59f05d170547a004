namespace NeuroSymbolic.Planner;

/// <summary>Steps that are patterns: see <see cref="PatternClauses"/>.</summary>
internal sealed class PatternSteps : StepModel
{
    private readonly int[] rules;

    public PatternSteps(TaskFacts known)
        : base(known, ActionPattern.Sequence(known.Task, known.Rules.VariableOf, known.Order))
    {
        new PatternClauses(known.Task, Template, known.Rules, known.Access).Add(Sequence);
        Template.AddInvariants(known.Exclusions);
        int[] positions = new int[Sequence.Length];
        for (int i = 0; i < Sequence.Length; i++)
        {
            positions[Sequence[i]] = i;
        }

        rules = [.. Enumerable.Range(0, known.Rules.Rules.Length).OrderBy(rule => positions[known.Rules.Rules[rule].Action])];
    }

    /// <inheritdoc/>
    public override bool SeesOwnStep => true;

    /// <inheritdoc/>
    public override RelaxedLevels Levels(ReadOnlySpan<int> init) =>
        RelaxedLevels.OfPattern(rules, Known.Rules, Known.Task.Facts.Length, init);

    /// <inheritdoc/>
    public override int[] Distances(GroundCondition goal) =>
        GoalDistances.InPattern(Known.Task, Known.Access, Sequence, goal);
}
