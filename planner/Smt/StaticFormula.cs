using System.Collections.Immutable;

namespace NeuroSymbolic.Planner;

/// <summary>Everything about a task that holds for any start that it can reach and any goal: made once, used by every formula.</summary>
internal sealed class StaticFormula
{
    // words of bits that pair reachability may look at: about a second
    private const long MostPairWork = 2_000_000_000;

    // a square table of bits, twice, and of levels
    private const int MostFactsForPairs = 20_000;
    private const int MostFactsForLevels = 5_000;

    public StaticFormula(GroundTask task, CancellationToken cancellation)
    {
        Task = task;
        Rules = new EffectRules(task);
        Index = new RuleIndex(Rules, task.Facts.Length);
        Access = new ActionAccess(task, Rules);
        if (task.Facts.Length <= MostFactsForPairs)
        {
            Pairs = PairLevels.Compute(Rules, task, task.Facts.Length <= MostFactsForLevels, MostPairWork, cancellation);
        }

        Exclusions = new Exclusions(task, Rules.VariableOf, Pairs);
        Order = new ActionOrder(task, Access, Exclusions);
        Template = new StepTemplate(task, Rules, Access);
        IsPattern = Tuning.Pattern;
        if (IsPattern)
        {
            Sequence = ActionPattern.Sequence(task, Rules.VariableOf, Order);
            new PatternClauses(task, Template, Rules, Access).Add(Sequence);
            int[] positions = new int[Sequence.Length];
            for (int i = 0; i < Sequence.Length; i++)
            {
                positions[Sequence[i]] = i;
            }

            sequenceOfRules = [.. Enumerable.Range(0, Rules.Rules.Length).OrderBy(rule => positions[Rules.Rules[rule].Action])];
        }
        else
        {
            Sequence = Order.Sequence;
            sequenceOfRules = [];
            Template.AddActions();
            SerialClauses.Add(task, Template, Access, Order);
        }

        Template.AddInvariants(Exclusions);
    }

    private readonly int[] sequenceOfRules;

    public bool IsPattern { get; }

    /// <summary>The order of the actions of one step.</summary>
    public int[] Sequence { get; }

    public RelaxedLevels Levels(ReadOnlySpan<int> init) => IsPattern
        ? RelaxedLevels.OfPattern(sequenceOfRules, Rules, Task.Facts.Length, init)
        : new RelaxedLevels(Index, init);

    public int[] Distances(GroundCondition goal) => IsPattern
        ? Relevance.DistancesInPattern(Task, Access, Sequence, goal)
        : Relevance.Distances(Task, Access, Order, Rules.VariableOf, goal);

    public GroundTask Task { get; }

    public EffectRules Rules { get; }

    public RuleIndex Index { get; }

    public ActionAccess Access { get; }

    /// <summary>Null where it costs too much.</summary>
    public PairLevels? Pairs { get; }

    public Exclusions Exclusions { get; }

    public ActionOrder Order { get; }

    /// <summary>One parallel step.</summary>
    public StepTemplate Template { get; }
}
