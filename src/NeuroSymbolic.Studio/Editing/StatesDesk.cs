using System.Diagnostics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Plans;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Studio;

/// <summary>Visits the states of a small problem, the nearest first, as a search without a heuristic would.</summary>
internal static class StatesDesk
{
    private const int MostStates = 240;
    private const int MostSteps = 200;
    private static readonly TimeSpan LongestVisit = TimeSpan.FromSeconds(3);

    /// <summary>The states with their steps, and which of them a plan passes.</summary>
    /// <exception cref="PddlException">A text is wrong.</exception>
    public static StatesAnswer Explore(StatesQuestion asked, CancellationToken cancellation)
    {
        (PddlDomain domain, PddlProblem problem) = Texts.Read(asked.Domain, asked.Problem);
        var rules = new StepRules(domain, problem.Objects, cancellation);
        var permitted = new PermittedSteps(domain, problem.Objects, cancellation);
        HashSet<string> changing = StepsDesk.Changing(domain);
        var start = SymbolicState.Start(problem);
        var known = new Dictionary<SymbolicState, int> { [start] = 0 };
        var states = new List<(SymbolicState State, int Depth)> { (start, 0) };
        var links = new List<StateLink>();
        bool isComplete = true;
        long begun = Stopwatch.GetTimestamp();
        for (int next = 0; next < states.Count; next++)
        {
            if (Stopwatch.GetElapsedTime(begun) > LongestVisit)
            {
                isComplete = false;
                break;
            }

            (SymbolicState state, int depth) = states[next];
            foreach ((PlanStep step, SymbolicState after) in permitted.In(state, MostSteps))
            {
                if (!known.TryGetValue(after, out int place) && known.Count < MostStates)
                {
                    place = known[after] = states.Count;
                    states.Add((after, depth + 1));
                }
                else if (!known.ContainsKey(after))
                {
                    isComplete = false;
                    continue;
                }

                links.Add(new StateLink(next, place, step.ToString()));
            }
        }

        return new StatesAnswer(
            [
                .. states.Select(item => new StateSeen(
                    item.Depth,
                    rules.Holds(item.State, problem.Goal),
                    [.. item.State.Facts.Where(fact => changing.Contains(fact.Predicate)).Select(fact => fact.ToString())])),
            ],
            links,
            isComplete,
            Way(IpcPlanFile.Parse(string.Join('\n', asked.Plan)), start, rules, known));
    }

    private static List<int> Way(Plan plan, SymbolicState start, StepRules rules, Dictionary<SymbolicState, int> known)
    {
        var way = new List<int> { 0 };
        SymbolicState? state = start;
        foreach (PlanStep step in plan.Steps)
        {
            state = rules.Apply(state, step);
            if (state is null || !known.TryGetValue(state, out int place))
            {
                break;
            }

            way.Add(place);
        }

        return way;
    }
}
