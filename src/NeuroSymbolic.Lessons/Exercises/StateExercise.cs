using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Lessons;

/// <summary>Lesson 1: a state as facts, judged fact by fact, and a goal, judged in every state that can be reached.</summary>
internal sealed class StateExercise : IExercise
{
    private const int MostFindings = 3;

    /// <inheritdoc/>
    public LessonVerdict Check(SourceText answer, string root)
    {
        PddlDomain domain = Towers.Domain(root, answer.Cancellation);
        PddlProblem problem = ProblemReader.Read(answer, domain);
        PddlProblem shown = PddlProblem.Parse(Resource.Text("table.pddl"), domain, "table.pddl");
        if (Things(problem, shown) is { } finding)
        {
            return LessonVerdict.Of([finding]);
        }

        ImmutableArray<Finding> facts = [.. Facts(problem.Init, shown.Init)];
        if (!facts.IsEmpty)
        {
            return LessonVerdict.Of(
                facts.Take(MostFindings), [.. facts.Length > MostFindings ? [$"These are {MostFindings} of {facts.Length} differences."] : Array.Empty<string>()]);
        }

        StateGraph graph = StateGraph.Explore(domain, shown, answer.Cancellation);
        return Goal(problem, shown, graph, new StepRules(domain, shown.Objects, answer.Cancellation)) is { } difference
            ? LessonVerdict.Of([difference])
            : LessonVerdict.Passed(
                $"Your {problem.Init.Count} facts are the table of the picture.",
                $"In all {graph.States.Count} states that this table can come to, your goal holds exactly where it should.");
    }

    private static Finding? Things(PddlProblem problem, PddlProblem shown)
    {
        TypedName? missing = shown.Objects.FirstOrDefault(thing => !problem.Objects.Any(own => own.Name == thing.Name && own.Types.SequenceEqual(thing.Types)));
        TypedName? odd = problem.Objects.FirstOrDefault(own => !shown.Objects.Any(thing => thing.Name == own.Name));
        return missing is null && odd is null
            ? null
            : new Finding(
                missing is null ? $"Your table has {odd!.Name}, which the picture does not show." : $"Your table lacks {missing.Name}, a {missing.Types[0]}, which the picture shows.",
                "Keep the section (:objects ...) of the starting file.");
    }

    private static IEnumerable<Finding> Facts(FactSet stated, FactSet shown)
    {
        foreach (Fact fact in stated.Except(shown))
        {
            (string sentence, string hint) = Wrong(fact, shown);
            yield return new Finding(sentence, hint) { Expected = "false", Found = fact.ToString() };
        }

        // what stands where comes first: of a table that lacks it, the rest means little
        foreach (Fact fact in shown.Except(stated).OrderBy(fact => fact.Predicate != "on"))
        {
            (string sentence, string hint) = Missing(fact);
            yield return new Finding(sentence, hint) { Found = "not stated, and so false" };
        }
    }

    private static (string Sentence, string Hint) Wrong(Fact fact, FactSet shown) => fact switch
    {
        { Predicate: "on", Arguments: [var upper, var lower] } when shown.Contains(new Fact("on", lower, upper)) =>
            ($"Your state says {fact}, and in the picture it is the other way round.", "In (on a b) the first thing stands on the second."),
        { Predicate: "on", Arguments: [var upper, _] } =>
            ($"Your state says {fact}, and in the picture {upper} does not stand directly on that.", "In (on a b) nothing is between a and b."),
        { Predicate: "clear", Arguments: [var thing] } when shown.FirstOrDefault(other => other.Predicate == "on" && other.Arguments[1] == thing) is { } above =>
            ($"Your state says {fact}, and {above.Arguments[0]} stands on it.", "A thing is clear when nothing stands on it."),
        { Predicate: "grasped" } => ($"Your state says {fact}, and in the picture the gripper is empty.", "Look at the fingers."),
        { Predicate: "smaller" } => ($"Your state says {fact}, which is not so.", "Keep the facts about sizes of the starting file."),
        _ => ($"Your state says {fact}, which the picture does not show.", "Look at the picture again."),
    };

    private static (string Sentence, string Hint) Missing(Fact fact) => fact switch
    {
        { Predicate: "on", Arguments: [var upper, _] } =>
            ($"Your state does not say what {upper} stands on.", "Each cube that is not in the gripper stands on one thing: a cube or an area."),
        { Predicate: "clear", Arguments: [var thing] } =>
            ($"Nothing stands on {thing}, and your state does not say so.", "What a state does not state is false. Without this fact nothing can be put there, or taken from there."),
        { Predicate: "free-gripper" } =>
            ("The gripper holds nothing, and your state does not say so.", "What a state does not state is false. Without this fact no cube can ever be picked up."),
        _ => ($"Your state does not say {fact}.", "Keep the facts about sizes of the starting file."),
    };

    // a goal is a question to a state: it is right when it gets the right answer everywhere
    private static Finding? Goal(PddlProblem problem, PddlProblem shown, StateGraph graph, StepRules rules)
    {
        foreach (FactSet state in graph.States)
        {
            bool holds = rules.Holds(new SymbolicState(state), problem.Goal);
            bool should = rules.Holds(new SymbolicState(state), shown.Goal);
            if (holds && !should)
            {
                return new Finding(
                    $"Your goal also holds in the state {graph.Show(state)}, where not all that was asked for is true.",
                    "Which sentence of the task is not true of that state? Your goal has to ask for it.")
                {
                    State = graph.Show(state),
                    Expected = "the goal does not hold",
                    Found = "it holds",
                };
            }

            if (should && !holds)
            {
                return new Finding(
                    $"In the state {graph.Show(state)} all that was asked for is true, and your goal does not hold there.",
                    "A goal says what matters and leaves the rest open. What does yours ask for beyond the task?")
                {
                    State = graph.Show(state),
                    Expected = "the goal holds",
                    Found = "it does not hold",
                };
            }
        }

        return null;
    }
}
