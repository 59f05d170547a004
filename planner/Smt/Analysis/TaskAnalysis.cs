using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Smt.Encoding;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Mutexes;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Smt.Analysis;

/// <summary>Everything about a task that holds for any start that it can reach and any goal: made once, used by every formula.</summary>
internal sealed class TaskAnalysis
{
    // words of bits that pair reachability may look at: about a second
    private const long MostPairWork = 2_000_000_000;

    // a square table of bits, twice, and of levels
    private const int MostFactsForPairs = 20_000;
    private const int MostFactsForLevels = 5_000;

    private readonly Lazy<ParallelSteps> parallel;
    private readonly Lazy<PatternSteps> pattern;

    /// <param name="task">The task.</param>
    /// <param name="cancellation">Ends this and all that is made of it later with an <see cref="OperationCanceledException"/>.</param>
    public TaskAnalysis(GroundTask task, CancellationToken cancellation)
        : this(task, null, cancellation)
    {
    }

    private TaskAnalysis(GroundTask task, TaskAnalysis? ofSameActions, CancellationToken cancellation)
    {
        Task = task;
        Cancellation = cancellation;
        Rules = ofSameActions?.Rules ?? new EffectRules(task);
        Relaxation = ofSameActions?.Relaxation ?? new DeleteRelaxation(task);
        Access = ofSameActions?.Access ?? new ActionAccess(task, Rules);
        if (task.Facts.Length <= MostFactsForPairs)
        {
            Pairs = H2Mutexes.Compute(Rules, task, task.Facts.Length <= MostFactsForLevels, MostPairWork, cancellation);
        }

        Mutexes = new MutexRelation(task, Rules.VariableOf, Pairs, cancellation);
        Order = new ActionOrder(task, Access, Mutexes, cancellation);
        parallel = new Lazy<ParallelSteps>(() => new ParallelSteps(this));
        pattern = new Lazy<PatternSteps>(() => new PatternSteps(this));
    }

    public GroundTask Task { get; }

    /// <summary>Ends whatever is made of the task.</summary>
    public CancellationToken Cancellation { get; }

    public EffectRules Rules { get; }

    public DeleteRelaxation Relaxation { get; }

    public ActionAccess Access { get; }

    /// <summary>Null where it costs too much.</summary>
    public H2Mutexes? Pairs { get; }

    public MutexRelation Mutexes { get; }

    public ActionOrder Order { get; }

    public ParallelSteps Parallel => parallel.Value;

    public PatternSteps Pattern => pattern.Value;

    /// <summary>What is known when the task begins in another state: more, where less can be reached from it.</summary>
    public TaskAnalysis From(ImmutableArray<int> state, CancellationToken cancellation) => new(Task with { Init = state }, this, cancellation);

    /// <summary>What can be reached from a state, and when.</summary>
    public RelaxedPlanningGraph Levels(ReadOnlySpan<int> init) => new(Relaxation, Rules, init);

    /// <summary>A state of the task.</summary>
    public TaskState State(ReadOnlySpan<int> facts, ReadOnlySpan<Rational> numbers) => new(Task, Rules.VariableOf, facts, numbers);
}
