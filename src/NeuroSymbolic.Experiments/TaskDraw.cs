using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Experiments;

/// <summary>Draws the episodes of a task.</summary>
public static partial class TaskDraw
{
    private const int GoalAttempts = 200;

    /// <summary>The setup that belongs to the run's seed and the episode's number; the same for every agent.</summary>
    /// <exception cref="InputException">The task asks for what cannot be built, reached or judged; the message says what.</exception>
    public static EpisodeSetup Draw(this TaskDescription task, int runSeed, int episode)
    {
        Random random = EpisodeRandom.Create(runSeed, task.Name, episode, "setup");
        DomainDescription domain = task.Domain;
        ImmutableArray<ObjectDescription> objects =
            [.. Choose(task, random), .. domain.Areas];
        string[] names = [.. objects.Where(item => item.IsMovable).Select(item => item.Name)];
        var readings = new DomainReadings(domain);
        FactSet lasting = readings.ReadStatic(objects);
        string[] places = [.. task.Start.Places];
        random.Shuffle(places);
        FactSet begin = new(task.Start.Facts.SelectMany(fact => ForEach(fact, names)).Select(fact => ReadFact(task, Named(task, fact, names, places))));
        PddlDomain rules = DomainRules.Load(domain);
        var walk = new TaskWalk(rules, readings, objects, lasting);
        if (task.Start.Walk > 0)
        {
            SceneState neat = readings.Build(objects, begin, new PlaceDraw(random, DeviationMetres: 0));
            begin = readings.WhereOf(walk.From(readings.Read(neat), task.Start.Walk, random));
        }

        SceneState scene = readings.Build(objects, begin, new PlaceDraw(random, task.Start.PositionNoiseMetres) { LargestTurnRadians = task.Start.LargestTurnRadians });
        FactSet start = readings.Read(scene);
        FactSet goal = task.Goal.Condition is { } condition
            ? ReadGoal(task, rules, objects, start.Union(lasting), Named(task, condition, names, places))
            : Elsewhere(task, walk, readings, start, random);
        return new EpisodeSetup(objects, scene, lasting, start, goal) { Foreign = Foreign(task, runSeed, episode) };
    }

    // by draws of its own, so that all else is as without it
    private static ObjectDescription? Foreign(TaskDescription task, int runSeed, int episode) =>
        task.Perturbation is { Foreign: [_, ..] names }
            ? task.Domain.Find(names[EpisodeRandom.Create(runSeed, task.Name, episode, "foreign").Next(names.Length)])
            : null;

    private static ImmutableArray<ObjectDescription> Choose(TaskDescription task, Random random)
    {
        string[] names = [.. task.Objects.From];
        random.Shuffle(names);
        var chosen = names.Take(task.Objects.Choose).ToHashSet();
        return [.. task.Domain.Objects.Where(item => chosen.Contains(item.Name))];
    }

    private static FactSet Elsewhere(TaskDescription task, TaskWalk walk, DomainReadings readings, FactSet start, Random random)
    {
        FactSet here = readings.WhereOf(start);
        for (int attempt = 0; attempt < GoalAttempts; attempt++)
        {
            FactSet there = readings.WhereOf(walk.From(start, task.Goal.Walk, random));
            if (!there.Equals(here))
            {
                return there;
            }
        }

        throw new InputException($"{task.JsonPath}: a walk of {task.Goal.Walk} action(s) from {start} always ends where it began.");
    }

    // {each} stands for every movable object in turn, {next:PLACE} for the one after it, and for the place after the last
    private static IEnumerable<string> ForEach(string fact, string[] names) =>
        fact.Contains("{each}", StringComparison.Ordinal)
            ? names.Select((name, index) => Next().Replace(
                fact.Replace("{each}", name, StringComparison.Ordinal), match => names.ElementAtOrDefault(index + 1) ?? match.Groups[1].Value))
            : [fact];

    [GeneratedRegex(@"\{next:([^}]*)\}")]
    private static partial Regex Next();

    private static string Named(TaskDescription task, string text, string[] names, string[] places)
    {
        for (int i = 0; i < names.Length; i++)
        {
            text = text.Replace($"{{{i}}}", names[i], StringComparison.Ordinal);
        }

        for (int i = 0; i < places.Length; i++)
        {
            text = text.Replace($"{{place{i}}}", places[i], StringComparison.Ordinal);
        }

        return text.Contains('{', StringComparison.Ordinal)
            ? throw new InputException(
                $"{task.JsonPath}: in \"{text}\" the braces name no object of the episode; it has {{0}} to {{{names.Length - 1}}} and {places.Length} places.")
            : text;
    }

    private static Fact ReadFact(TaskDescription task, string text)
    {
        Fact fact;
        try
        {
            fact = Fact.Parse(text);
        }
        catch (FormatException error)
        {
            throw new InputException($"{task.JsonPath}: \"{text}\" is no fact such as (on cube1 left): {error.Message}", error);
        }

        DomainDescription domain = task.Domain;
        return !domain.Predicates.ContainsKey(fact.Predicate)
                ? throw new InputException(
                    $"{task.JsonPath}: the start has {fact}, and domain.json has no predicate '{fact.Predicate}'; it has {string.Join(", ", domain.Predicates.Keys)}.")
            : fact.Arguments.FirstOrDefault(name => !domain.Objects.Any(item => item.Name == name)) is { } unknown
                ? throw new InputException(
                    $"{task.JsonPath}: the start has {fact}, and domain.json has no object '{unknown}'; it has {string.Join(", ", domain.Objects.Select(item => item.Name))}.")
            : fact;
    }

    private static FactSet ReadGoal(
        TaskDescription task, PddlDomain domain, ImmutableArray<ObjectDescription> objects, FactSet start, string condition)
    {
        string things = string.Join(' ', objects.Select(item => $"{item.Name} - {item.Type}"));
        var problem = PddlProblem.Parse(
            $"(define (problem {task.Name}) (:domain {domain.Name}) (:objects {things}) (:init) (:goal {condition}))", domain, $"{task.JsonPath}, its goal");
        return new GoalFacts(domain, problem.Objects, start).Of(problem.Goal)
            ?? throw new InputException(
                $"{task.JsonPath}: its goal {condition} must come down to facts: atoms, and, forall, and imply with what is known at the start before it.");
    }
}
