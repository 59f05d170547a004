using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>Everything about a task that holds for any start that it can reach and any goal: made once, used by every formula.</summary>
internal sealed class TaskFacts
{
    // words of bits that pair reachability may look at: about a second
    private const long MostPairWork = 2_000_000_000;

    // a square table of bits, twice, and of levels
    private const int MostFactsForPairs = 20_000;
    private const int MostFactsForLevels = 5_000;

    private readonly Lazy<ParallelSteps> parallel;
    private readonly Lazy<PatternSteps> pattern;

    public TaskFacts(GroundTask task, CancellationToken cancellation)
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
        parallel = new Lazy<ParallelSteps>(() => new ParallelSteps(this));
        pattern = new Lazy<PatternSteps>(() => new PatternSteps(this));
    }

    public GroundTask Task { get; }

    public EffectRules Rules { get; }

    public RuleIndex Index { get; }

    public ActionAccess Access { get; }

    /// <summary>Null where it costs too much.</summary>
    public PairLevels? Pairs { get; }

    public Exclusions Exclusions { get; }

    public ActionOrder Order { get; }

    public ParallelSteps Parallel => parallel.Value;

    public PatternSteps Pattern => pattern.Value;

    /// <summary>A state of the task.</summary>
    public TaskState State(ReadOnlySpan<int> facts, ReadOnlySpan<Rational> numbers) => new(Task, Rules.VariableOf, facts, numbers);
}
