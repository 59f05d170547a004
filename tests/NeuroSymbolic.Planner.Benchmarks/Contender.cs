namespace NeuroSymbolic.Planner.Benchmarks;

/// <summary>A planner, set up in one way, that takes part in a run.</summary>
/// <param name="name">What tables call it.</param>
/// <param name="isOptimal">Whether only a plan that is proved cheapest counts.</param>
internal abstract class Contender(string name, bool isOptimal)
{
    public string Name { get; } = name;

    public bool IsOptimal { get; } = isOptimal;

    /// <summary>Whether it is made for problems of that kind; unknown kinds are tried.</summary>
    public virtual bool Takes(string kind) => true;

    /// <summary>Makes the planner ready, such as by letting a launcher build; not measured.</summary>
    public virtual void WarmUp(CancellationToken cancellation)
    {
    }

    /// <summary>Lets it plan.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="limits">What it may take.</param>
    /// <param name="scratch">A folder of this run's own, empty.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
    public abstract Answer Solve(BenchmarkProblem problem, RunLimits limits, string scratch, CancellationToken cancellation);
}
