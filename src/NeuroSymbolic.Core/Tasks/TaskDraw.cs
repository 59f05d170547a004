using System.Collections.Immutable;
using System.Numerics;

namespace NeuroSymbolic.Core;

/// <summary>Draws the episodes of a task.</summary>
public static class TaskDraw
{
    /// <summary>Largest distance of a drawn tower from its place's centre, metres: 5 mm inside the 30 mm that count as on it.</summary>
    public const float LargestOffsetMetres = 0.025f;

    /// <summary>The setup that belongs to the run's seed and the episode's number; the same for every agent.</summary>
    public static EpisodeSetup Draw(this TaskDescription task, int runSeed, int episode)
    {
        Random random = EpisodeRandom.Create(runSeed, task.Name, episode, "setup");
        ImmutableArray<ObjectDescription> movable = Choose(task, random);
        ImmutableArray<ObjectDescription> places = [.. task.Domain.Objects.Where(o => !o.IsMovable)];
        ImmutableArray<ObjectDescription> objects = [.. movable, .. places];

        // largest first, so that each object finds only larger ones below
        ObjectDescription[] largestFirst = [.. movable.OrderByDescending(o => o.SizeMetres.X)];
        var stacks = places.ToDictionary(place => place.Name, _ => ImmutableArray<string>.Empty);
        foreach (ObjectDescription item in largestFirst)
        {
            string place = task.Start.Arrangement == Arrangement.Tower
                ? task.Start.Place!
                : places[random.Next(places.Length)].Name;
            stacks[place] = stacks[place].Add(item.Name);
        }

        var noisy = places.Select(place => new Tower(place.Name, stacks[place.Name], Noise(task, random))).ToImmutableArray();
        string supported = task.Domain.PredicateFor(PredicateReading.Supported);
        return new EpisodeSetup(
            objects,
            noisy,
            task.Domain.StaticFacts(objects),
            StackFacts(supported, stacks),
            StackFacts(supported, task.Goal.Arrangement == Arrangement.Tower
                ? new() { [task.Goal.Place!] = [.. largestFirst.Select(o => o.Name)] }
                : AfterOneMove(task.Domain, stacks, random)));
    }

    private static ImmutableArray<ObjectDescription> Choose(TaskDescription task, Random random)
    {
        string[] names = [.. task.Objects.From];
        random.Shuffle(names);
        var chosen = names.Take(task.Objects.Choose).ToHashSet();
        return [.. task.Domain.Objects.Where(o => chosen.Contains(o.Name))];
    }

    // Redrawn until the referee still counts the stack as standing on its place; at 10 mm this cuts off 4 % of the draws.
    private static Vector2 Noise(TaskDescription task, Random random)
    {
        double deviation = task.Start.PositionNoiseMetres;
        Vector2 offset;
        do
        {
            offset = new Vector2((float)random.NextGaussian(deviation), (float)random.NextGaussian(deviation));
        }
        while (offset.Length() > LargestOffsetMetres);
        return offset;
    }

    private static FactSet StackFacts(string supported, Dictionary<string, ImmutableArray<string>> stacks) => new(
        from stack in stacks
        from level in Enumerable.Range(0, stack.Value.Length)
        select new Fact(supported, stack.Value[level], level == 0 ? stack.Key : stack.Value[level - 1]));

    private static Dictionary<string, ImmutableArray<string>> AfterOneMove(
        DomainDescription domain, Dictionary<string, ImmutableArray<string>> stacks, Random random)
    {
        (string From, string To)[] moves =
        [
            .. from source in stacks
               where !source.Value.IsEmpty
               from target in stacks
               where source.Key != target.Key
               where target.Value.IsEmpty || Footprint(source.Value[^1]) < Footprint(target.Value[^1])
               select (source.Key, target.Key),
        ];
        (string from, string to) = moves[random.Next(moves.Length)];
        return new(stacks)
        {
            [from] = stacks[from].RemoveAt(stacks[from].Length - 1),
            [to] = stacks[to].Add(stacks[from][^1]),
        };

        float Footprint(string name) => domain.Find(name).SizeMetres.X;
    }
}
