using System.Collections.Immutable;
using System.Globalization;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Experiments;

/// <summary>Draws the episodes of a task.</summary>
public static class TaskDraw
{
    private const int GoalAttempts = 200;

    /// <summary>The setup that belongs to the run's seed and the episode's number; the same for every agent.</summary>
    /// <exception cref="InputException">The task asks for what cannot be built, reached or judged; the message says what.</exception>
    public static EpisodeSetup Draw(this TaskDescription task, int runSeed, int episode)
    {
        Random random = EpisodeRandom.Create(runSeed, task.Name, episode, "setup");
        DomainDescription domain = task.Domain;
        ImmutableArray<ObjectDescription> objects =
            [.. Choose(task, random), .. domain.Objects.Where(item => !item.IsMovable)];
        string[] names = [.. objects.Where(item => item.IsMovable).Select(item => item.Name)];
        var readings = new DomainReadings(domain);
        FactSet lasting = readings.ReadStatic(objects);
        FactSet begin = new(task.Start.Facts.Select(fact => ReadFact(task, Named(task, fact, names))));
        PddlDomain? rules = task.Start.Walk > 0 || task.Goal.Walk > 0 || task.Goal.Condition is not null ? PddlDomain.Load(domain.PddlPath) : null;
        var walk = new TaskWalk(rules, readings, objects, lasting);
        if (task.Start.Walk > 0)
        {
            SceneState neat = readings.Build(objects, begin, new PlaceDraw(random, DeviationMetres: 0));
            begin = readings.WhereOf(walk.From(readings.Read(neat), task.Start.Walk, random));
        }

        SceneState scene = readings.Build(objects, begin, new PlaceDraw(random, task.Start.PositionNoiseMetres));
        FactSet start = readings.Read(scene);
        FactSet goal = task.Goal.Condition is { } condition
            ? ReadGoal(task, rules!, objects, Named(task, condition, names))
            : Elsewhere(task, walk, readings, start, random);
        return new EpisodeSetup(objects, scene, lasting, start, goal);
    }

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

        throw new InputException($"The task {task.Name}: a walk of {task.Goal.Walk} action(s) from {start} always ends where it began.");
    }

    private static string Named(TaskDescription task, string text, string[] names)
    {
        try
        {
            return string.Format(CultureInfo.InvariantCulture, text, names);
        }
        catch (FormatException)
        {
            throw new InputException(
                $"The task {task.Name}: \"{text}\" must name the movable objects {{0}} to {{{names.Length - 1}}}, and no others.");
        }
    }

    private static Fact ReadFact(TaskDescription task, string text)
    {
        try
        {
            return Fact.Parse(text);
        }
        catch (FormatException error)
        {
            throw new InputException($"The task {task.Name}: \"{text}\" is no fact such as (on cube1 left): {error.Message}", error);
        }
    }

    // what the referee counts is facts, and so a goal is a conjunction of them
    private static FactSet ReadGoal(TaskDescription task, PddlDomain domain, ImmutableArray<ObjectDescription> objects, string condition)
    {
        string things = string.Join(' ', objects.Select(item => $"{item.Name} - {item.Type}"));
        var problem = PddlProblem.Parse(
            $"(define (problem {task.Name}) (:domain {domain.Name}) (:objects {things}) (:init) (:goal {condition}))", domain, $"the goal of {task.Name}");
        return new FactSet(Facts(problem.Goal));

        IEnumerable<Fact> Facts(Formula formula) => formula switch
        {
            Formula.And and => and.Parts.SelectMany(Facts),
            Formula.Atom atom => [new Fact(atom.Predicate, [.. atom.Terms])],
            _ => throw new InputException($"The task {task.Name}: its goal {condition} must be a fact, or several in (and ...)."),
        };
    }
}
