using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Lessons;

/// <summary>Which action of a reference an action of an answer stands for: names and the order of parameters are left free.</summary>
/// <param name="Answer">The action of the answer.</param>
/// <param name="Reference">The action of the reference.</param>
/// <param name="Order">[position in the reference]: the position in the answer.</param>
internal sealed record ActionMatch(ActionSchema Answer, ActionSchema Reference, ImmutableArray<int> Order)
{
    /// <summary>The most parameters of which all orders are tried.</summary>
    public const int MostParameters = 5;

    // the states near the start tell actions apart
    private const int MostStates = 12;

    /// <summary>The reference's step that a step of the answer stands for.</summary>
    public PlanStep ToReference(PlanStep step) => new(Reference.Name, [.. Order.Select(position => step.Arguments[position])]);

    /// <summary>The answer's step that stands for a step of the reference.</summary>
    public PlanStep ToAnswer(PlanStep step)
    {
        string[] arguments = new string[Order.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[Order[i]] = step.Arguments[i];
        }

        return new PlanStep(Answer.Name, arguments);
    }

    /// <summary>Pairs the actions so that in the first states of a graph as many steps as possible agree; of equals, those of one name and with
    /// the parameters in order.</summary>
    public static List<ActionMatch> Find(PddlDomain answer, PddlDomain reference, StateGraph graph, PermittedSteps permitted)
    {
        // what either says of each state
        var said = new List<(Dictionary<PlanStep, FactSet> Answer, Dictionary<PlanStep, FactSet> Reference)>();
        for (int i = 0; i < Math.Min(graph.States.Count, MostStates); i++)
        {
            said.Add((permitted.In(graph.States[i]), graph.StepsFrom(i).ToDictionary(step => step.Step, step => graph.States[step.To])));
        }

        var candidates =
            from action in answer.Actions
            from wanted in reference.Actions
            where action.Parameters.Length == wanted.Parameters.Length && action.Parameters.Length <= MostParameters
            from order in Orders(action.Parameters.Length)
            let match = new ActionMatch(action, wanted, order)
            orderby said.Sum(state => match.Agreement(state.Answer, state.Reference)) descending, action.Name != wanted.Name
            select match;
        var chosen = new List<ActionMatch>();
        foreach (ActionMatch match in candidates)
        {
            if (!chosen.Exists(other => other.Answer == match.Answer || other.Reference == match.Reference))
            {
                chosen.Add(match);
            }
        }

        return chosen;
    }

    // a step that both permit counts the more the less its outcomes differ, so that a wrong effect does not hide which action it is
    private int Agreement(Dictionary<PlanStep, FactSet> answer, Dictionary<PlanStep, FactSet> reference)
    {
        int agreement = 0;
        foreach ((PlanStep step, FactSet after) in answer)
        {
            if (step.Action == Answer.Name)
            {
                agreement += reference.TryGetValue(ToReference(step), out FactSet? right) ? 20 - after.Except(right).Count - right.Except(after).Count : -1;
            }
        }

        return agreement;
    }

    private static IEnumerable<ImmutableArray<int>> Orders(int count)
    {
        return Extend([]);

        IEnumerable<ImmutableArray<int>> Extend(ImmutableArray<int> begun) => begun.Length == count
            ? [begun]
            : Enumerable.Range(0, count).Where(next => !begun.Contains(next)).SelectMany(next => Extend(begun.Add(next)));
    }
}
