using System.Collections.Frozen;
using System.Globalization;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Lessons;

/// <summary>Lesson 2: a domain, judged by the steps that it permits on several tables and by where they lead.</summary>
internal sealed class ModelExercise : IExercise
{
    private const int MostActions = 8;

    private static readonly ModelHints Hints = new()
    {
        OfConditions = new Dictionary<string, string>
        {
            ["clear"] = "Can a cube be taken from under another one, or put where something stands already? Which fact says that nothing stands on a thing?",
            ["on"] = "The action names the place that the cube comes from. What says that the cube really stands there?",
            ["smaller"] = "Look at which cube would stand on which. Does the action ask whether it may?",
        }.ToFrozenDictionary(),
        OfEffects = new Dictionary<(string, bool), string>
        {
            [("on", true)] = "Where does the cube stand now? Somebody has to say so.",
            [("on", false)] = "A fact stays true until an effect ends it. Can a cube stand on two things at once?",
            [("clear", true)] = "Something is free now that was not free before, or has stayed free all the time.",
            [("clear", false)] = "A fact stays true until an effect ends it. What is no longer free once the cube has arrived?",
            [("smaller", true)] = "Sizes do not change; no effect should speak of them.",
            [("smaller", false)] = "Sizes do not change; no effect should speak of them.",
        }.ToFrozenDictionary(),
        Missing = "The exercise asks for an action with three parameters: the cube, the place that it comes from and the place that it goes to. Their order and all names are yours.",
    };

    /// <inheritdoc/>
    public LessonVerdict Check(SourceText answer, string root)
    {
        PddlDomain domain = DomainReader.Read(answer);
        PddlDomain reference = PddlDomain.Parse(Resource.Text("move.pddl"), "move.pddl");
        if (Vocabulary(domain, reference) is { } finding)
        {
            return LessonVerdict.Of([finding]);
        }

        // three cubes on three areas make the shortest counterexamples; the others show what three cubes cannot
        (int states, var findings) = new ModelComparison(domain, reference, Hints, answer.Cancellation).Run(
        [
            Towers.Table(cubes: 3, areas: 3, twins: false),
            Towers.Table(cubes: 3, areas: 3, twins: true),
            Towers.Table(cubes: 2, areas: 4, twins: false),
            Towers.Table(cubes: 4, areas: 3, twins: false),
        ]);
        return LessonVerdict.Of(findings, findings.IsEmpty
            ? [string.Create(CultureInfo.InvariantCulture, $"In all {states} states of four tables, your domain permits the same steps as ours, with the same outcome.")]
            : []);
    }

    private static Finding? Vocabulary(PddlDomain domain, PddlDomain reference)
    {
        foreach (string type in reference.Types.Names)
        {
            if (!domain.Types.Contains(type))
            {
                return new Finding(
                    $"Your domain has no type '{type}', which the things on our tables have.", "Keep the types and predicates of the starting file; actions are yours.");
            }
        }

        foreach (PredicateSchema predicate in reference.Predicates)
        {
            if (domain.FindPredicate(predicate.Name) is not { } own || own.Parameters.Length != predicate.Parameters.Length)
            {
                return new Finding(
                    $"Your domain has no predicate ({predicate.Name} {string.Join(' ', predicate.Parameters.Select(parameter => parameter.Name))}), with which our tables are described.",
                    "Keep the types and predicates of the starting file; actions are yours.");
            }
        }

        return domain.Actions.IsEmpty
            ? new Finding("Your domain has no action yet, so that nothing can ever change.", Hints.Missing)
            : domain.Actions.Length > MostActions
            ? new Finding($"Your domain has {domain.Actions.Length} actions, and one is enough here.", Hints.Missing)
            : domain.Actions.FirstOrDefault(action => action.Parameters.Length > ActionMatch.MostParameters) is { } wide
                ? new Finding($"Your action '{wide.Name}' has {wide.Parameters.Length} parameters.", Hints.Missing)
                : null;
    }
}
