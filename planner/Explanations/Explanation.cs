using System.Collections.Immutable;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>Why a problem has no plan, in its own words.</summary>
/// <remarks>
/// First what is impossible even when nothing that was reached is ever lost: the missing fact, thing, type or number at the end of the
/// chain of actions. Where every goal passes that, a smallest set of goals that have no plan together, found by leaving out one after
/// another, and what the last action to reach one of them lacks while the others hold. Each repair that is named was planned with.
/// </remarks>
public sealed record Explanation
{
    /// <summary>What is to blame.</summary>
    public required ExplanationKind Kind { get; init; }

    /// <summary>The cause in a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The way from the goal to the cause, a sentence each.</summary>
    public ImmutableArray<string> Details { get; init; } = [];

    /// <summary>The goals that cannot be reached, alone or together: none of them can be left out of the set.</summary>
    public ImmutableArray<Formula> Goals { get; init; } = [];

    /// <summary>Changes with which there is a plan, the likeliest first.</summary>
    public ImmutableArray<Repair> Repairs { get; init; } = [];

    /// <summary>Whether it is proved that there is no plan. False where the limits came first.</summary>
    public bool IsProved { get; init; }

    /// <summary>Finds out why the problem has no plan.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="problem">A problem of it.</param>
    /// <param name="limits">How long it may take.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
    public static Explanation Of(PddlDomain domain, PddlProblem problem, ExplanationLimits limits, CancellationToken cancellation = default)
    {
        var oracle = new PlanOracle(domain, limits, cancellation);
        using var watch = new ResourceWatch(limits.Time, limits.MemoryBytes, cancellation);
        try
        {
            var world = new RelaxedReachability(domain, problem, watch.Token);
            ImmutableArray<Formula> goals = GoalConflict.Split(world, problem.Goal);
            return new ImpossibleGoals(domain, problem, world, oracle, limits, watch.Token).Explain(goals)
                ?? new GoalConflict(domain, problem, world, oracle, limits, watch.Token).Explain(goals);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Unknown(limits);
        }
    }

    /// <summary>All of it, a sentence a line.</summary>
    public override string ToString() => string.Join('\n', [Summary, .. Details, .. Repairs.Select(repair => $"There is a plan if you {repair.Sentence}.")]);

    internal static Explanation Unknown(ExplanationLimits limits) => new()
    {
        Kind = ExplanationKind.Unknown,
        Summary = limits.Time > TimeSpan.Zero
            ? string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"Neither a plan nor a reason why there is none was found within {limits.Time.TotalSeconds:0.#} s: there may be a plan.")
            : "No time was left to look for a reason: there may be a plan.",
    };
}
