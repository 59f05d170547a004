using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Lessons;

/// <summary>Compares what a student's domain permits, and where it leads, with a reference, in every state that the reference reaches.
/// The text of the domain does not matter.</summary>
internal sealed class ModelComparison
{
    private const int MostFindings = 3;

    private readonly PddlDomain answer;
    private readonly PddlDomain reference;
    private readonly ModelHints hints;
    private readonly CancellationToken cancellation;
    private readonly OrderedDictionary<string, Finding> findings = [];

    /// <param name="answer">The student's domain.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="hints">What to say of each kind of difference.</param>
    /// <param name="cancellation">Ends the work.</param>
    public ModelComparison(PddlDomain answer, PddlDomain reference, ModelHints hints, CancellationToken cancellation)
    {
        this.answer = answer;
        this.reference = reference;
        this.hints = hints;
        this.cancellation = cancellation;
    }

    /// <summary>Compares in all states of the problems, the simplest first.</summary>
    /// <returns>The number of states, and what differs.</returns>
    public (int States, ImmutableArray<Finding> Findings) Run(IReadOnlyList<PddlProblem> problems)
    {
        int states = 0;
        List<ActionMatch>? matches = null;
        foreach (PddlProblem problem in problems)
        {
            StateGraph graph = StateGraph.Explore(reference, problem, cancellation);
            var permitted = new PermittedSteps(answer, problem.Objects, cancellation);
            var rules = new StepRules(reference, problem.Objects, cancellation);
            matches ??= ActionMatch.Find(answer, reference, graph, permitted);
            for (int i = 0; i < graph.States.Count && findings.Count < MostFindings; i++)
            {
                CompareIn(problem, graph, i, permitted, rules, matches);
            }

            states += graph.States.Count;
        }

        return (states, [.. findings.Values.Take(MostFindings)]);
    }

    private void CompareIn(
        PddlProblem problem, StateGraph graph, int index, PermittedSteps permitted, StepRules rules, List<ActionMatch> matches)
    {
        FactSet state = graph.States[index];
        string shown = graph.Show(state);
        Dictionary<PlanStep, FactSet> believed = permitted.In(state);
        var allowed = graph.StepsFrom(index).ToDictionary(step => step.Step, step => graph.States[step.To]);

        // how the ways from state to state are shared out among actions is free
        if (believed.Values.ToHashSet().SetEquals(allowed.Values))
        {
            return;
        }

        foreach ((PlanStep step, FactSet after) in believed)
        {
            ActionMatch? match = matches.Find(match => match.Answer.Name == step.Action);
            if (match is null)
            {
                Add($"?{step.Action}", new Finding(
                    $"In the state {shown}, your domain permits {step}, and there is no such action here.",
                    $"This exercise needs {Many(reference.Actions.Length, "action")}. Take '{step.Action}' away, or make its parameters those that the exercise names.")
                {
                    State = shown,
                    Step = step.ToString(),
                });
            }
            else if (allowed.TryGetValue(match.ToReference(step), out FactSet? right))
            {
                CompareOutcome(state, shown, step, after, right);
            }
            else
            {
                StepObstacle? obstacle = rules.Obstacle(new SymbolicState(state), match.ToReference(step), hasNumbers: false, out _);
                string? predicate = (obstacle?.Condition?.Part as Formula.Atom)?.Predicate;
                Add($"+{step.Action} {predicate}", new Finding(
                    $"In the state {shown}, your domain permits {step}, which is not possible there.", hints.Permitted(predicate))
                {
                    State = shown,
                    Step = step.ToString(),
                    Expected = "not possible",
                    Found = "permitted",
                });
            }
        }

        foreach (PlanStep step in allowed.Keys)
        {
            ActionMatch? match = matches.Find(match => match.Reference.Name == step.Action);
            if (match is null)
            {
                Add($"!{step.Action}", new Finding(
                    $"No action of your domain does what {step} does in the state {shown}.", hints.Missing)
                {
                    State = shown,
                    Step = step.ToString(),
                    Expected = "possible",
                });
            }
            else if (match.ToAnswer(step) is var own && !believed.ContainsKey(own))
            {
                string reason = permitted.Obstacle(state, own) is { } clause ? clause
                    : DoTypesFit(match.Answer, own, problem) ? "it changes nothing"
                    : "a type does not fit";
                Add($"-{own.Action} {reason.Split(' ')[0]}", new Finding(
                    $"In the state {shown}, {own} is possible, and your domain does not have it: {reason}.", ModelHints.Forbidden(reason))
                {
                    State = shown,
                    Step = own.ToString(),
                    Expected = "possible",
                    Found = reason,
                });
            }
        }
    }

    private void CompareOutcome(FactSet state, string shown, PlanStep step, FactSet after, FactSet right)
    {
        foreach (Fact fact in right.Except(after).Concat(after.Except(right)))
        {
            bool isTrue = right.Contains(fact);
            bool was = state.Contains(fact);
            string wanted = isTrue ? "true" : "false";
            string found = was == isTrue ? $"your domain makes it {(isTrue ? "false" : "true")}" : $"your domain leaves it {(isTrue ? "false" : "true")}";
            Add($"{step.Action} {wanted} {fact.Predicate}", new Finding(
                $"In the state {shown}, {fact} is {wanted} after {step}, and {found}.", hints.Effect(fact.Predicate, isTrue))
            {
                State = shown,
                Step = step.ToString(),
                Expected = $"{fact} {wanted}",
                Found = $"{fact} {(isTrue ? "false" : "true")}",
            });
        }
    }

    private bool DoTypesFit(ActionSchema action, PlanStep step, PddlProblem problem) =>
        action.Parameters.Zip(step.Arguments).All(pair =>
            problem.Objects.FirstOrDefault(thing => thing.Name == pair.Second) is { } thing && answer.Types.Fits(thing, pair.First.Types));

    private void Add(string key, Finding finding) => findings.TryAdd(key, finding);

    private static string Many(int count, string thing) => count == 1 ? $"one {thing}" : $"{count} {thing}s";
}
