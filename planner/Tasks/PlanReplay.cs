using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Tasks;

/// <summary>Carries a plan out on a ground task, numbers exact: what decides whether a plan that search found is one.</summary>
internal sealed class PlanReplay
{
    private readonly GroundTask task;
    private readonly TaskState start;

    public PlanReplay(GroundTask task)
    {
        this.task = task;
        start = new TaskState(task);
    }

    /// <summary>Whether the task has a <see cref="GroundTask.FinalMetric"/>.</summary>
    public bool HasFinalMetric => task.FinalMetric is not null;

    /// <summary>Whether every action is applicable in its turn and the goal holds at the end.</summary>
    public bool IsPlan(ReadOnlySpan<int> actions) => Run(actions, out _);

    /// <summary>The cost of a sequence of actions.</summary>
    public long Cost(ReadOnlySpan<int> actions)
    {
        long cost = 0;
        foreach (int action in actions)
        {
            cost += task.Actions[action].Cost;
        }

        return cost;
    }

    /// <summary>The value of the task's <see cref="GroundTask.FinalMetric"/> after a plan.</summary>
    public Rational FinalMetric(ReadOnlySpan<int> plan)
    {
        Run(plan, out TaskState end);
        return end.Value(task.FinalMetric!);
    }

    /// <summary>What is minimized: the <see cref="GroundTask.FinalMetric"/> where there is one, then the cost.</summary>
    public (Rational Metric, long Cost) Value(ReadOnlySpan<int> plan) => (HasFinalMetric ? FinalMetric(plan) : 0, Cost(plan));

    private bool Run(ReadOnlySpan<int> actions, out TaskState end)
    {
        end = start.Copy();
        try
        {
            foreach (int action in actions)
            {
                if (!end.TryApply(action))
                {
                    return false;
                }
            }

            return end.Holds(task.Goal);
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}
