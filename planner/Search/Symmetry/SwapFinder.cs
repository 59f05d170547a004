using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.Symmetry;

/// <summary>Finds objects that may change places in a task without numbers (object symmetries: Sievers, Röger, Wehrle and Katz,
/// Structural symmetries of the lifted representation of classical planning tasks, ICAPS 2019).</summary>
/// <remarks>The start need not be symmetric, since search asks where one can go from a state and not how one came there. What counts is
/// held against the ground task itself: with two names exchanged each fact must be a fact, each variable a variable, each action an
/// action, and the goal the goal.</remarks>
internal sealed class SwapFinder
{
    private readonly GroundTask task;
    private readonly CancellationToken cancellation;
    private readonly Dictionary<(Fact, bool, int), int> factNumber = [];
    private readonly Dictionary<PlanStep, List<int>> actionsOfStep = [];
    private readonly Dictionary<string, HashSet<int>> factsOf = [];
    private readonly Dictionary<string, HashSet<int>> actionsOf = [];
    private readonly List<int>[] actionsWith;
    private readonly int[] variableOf;
    private readonly int[] noneOf;

    // [fact]: how many variables before tell the same
    private readonly int[] turn;
    private readonly int[]?[] texts;
    private readonly CanonicalText text;

    // [fact]: what it becomes in the exchange that is looked at
    private readonly int[] image;

    private SwapFinder(GroundTask task, CancellationToken cancellation)
    {
        this.task = task;
        this.cancellation = cancellation;
        image = [.. Enumerable.Range(0, task.Facts.Length)];
        turn = new int[task.Facts.Length];
        variableOf = new int[task.Facts.Length];
        noneOf = new int[task.Variables.Length];
        texts = new int[]?[task.Actions.Length];
        text = new CanonicalText(variableOf);
        actionsWith = [.. image.Select(_ => new List<int>())];
        for (int variable = 0; variable < task.Variables.Length; variable++)
        {
            noneOf[variable] = -1;
            (int first, int count) = task.Variables[variable];
            for (int fact = first; fact < first + count; fact++)
            {
                AddFact(fact, variable);
            }
        }

        for (int action = 0; action < task.Actions.Length; action++)
        {
            AddAction(action);
        }
    }

    /// <summary>The objects that may change places: for each set of them the exchanges of the first with the second, the second with the
    /// third and so on. None where the task has numbers.</summary>
    /// <exception cref="OperationCanceledException">The search for them was cancelled.</exception>
    public static ImmutableArray<ImmutableArray<ObjectSwap>> Find(GroundTask task, CancellationToken cancellation) =>
        task.Numbers.IsEmpty && task.UnreachableGoal is null ? new SwapFinder(task, cancellation).FindAll() : [];

    private ImmutableArray<ImmutableArray<ObjectSwap>> FindAll()
    {
        var all = ImmutableArray.CreateBuilder<ImmutableArray<ObjectSwap>>();
        IEnumerable<IGrouping<ulong, string>> groups = ObjectSignatures.Of(task)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .GroupBy(pair => pair.Value, pair => pair.Key);
        foreach (IGrouping<ulong, string> alike in groups)
        {
            var sets = new List<List<(string Name, ObjectSwap? WithLast)>>();
            foreach (string name in alike)
            {
                // exchangeable with one is exchangeable with all of its set
                ObjectSwap? swap = null;
                if (sets.Find(set => (swap = Exchange(set[^1].Name, name)) is not null) is { } set)
                {
                    set.Add((name, swap));
                }
                else
                {
                    sets.Add([(name, null)]);
                }
            }

            all.AddRange(sets.Where(set => set.Count > 1).Select(set => set.Skip(1).Select(item => item.WithLast!).ToImmutableArray()));
        }

        return all.DrainToImmutable();
    }

    private ObjectSwap? Exchange(string one, string other)
    {
        cancellation.ThrowIfCancellationRequested();
        var changed = new List<int>();
        try
        {
            return MapFacts(one, other, changed) && MapVariables(changed) && IsSame(task.Goal)
                && MapActions(one, other, changed) is { } actions
                ? new ObjectSwap([.. changed.Where(fact => image[fact] != fact).Select(fact => (fact, image[fact]))], actions)
                : null;
        }
        finally
        {
            changed.ForEach(fact => image[fact] = fact);
        }
    }

    private bool MapFacts(string one, string other, List<int> changed)
    {
        foreach (int fact in Of(factsOf, one).Union(Of(factsOf, other)))
        {
            Fact named = task.Facts[fact].Fact!;
            var renamed = new Fact(named.Predicate, Renamed(named.Arguments, one, other));
            if (!factNumber.TryGetValue((renamed, task.Facts[fact].IsPositive, turn[fact]), out int to))
            {
                return false;
            }

            image[fact] = to;
            changed.Add(fact);
        }

        return true;
    }

    // the facts of a variable must become those of one variable, and none of them none of those
    private bool MapVariables(List<int> changed)
    {
        foreach (int variable in changed.Select(fact => variableOf[fact]).Distinct().ToArray())
        {
            (int first, int count) = task.Variables[variable];
            int named = first == noneOf[variable] ? first + 1 : first;
            int target = variableOf[image[named]];
            if (task.Variables[target].Count != count || noneOf[variable] < 0 != noneOf[target] < 0)
            {
                return false;
            }

            if (noneOf[variable] >= 0)
            {
                image[noneOf[variable]] = noneOf[target];
                changed.Add(noneOf[variable]);
            }

            for (int fact = first; fact < first + count; fact++)
            {
                if (variableOf[image[fact]] != target)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool IsSame(GroundCondition condition)
    {
        text.Write(condition, image);
        int[] after = text.Written.ToArray();
        text.Write(condition, null);
        return text.Written.SequenceEqual(after);
    }

    private ImmutableArray<(int From, int To)>? MapActions(string one, string other, List<int> changed)
    {
        var touched = new SortedSet<int>(Of(actionsOf, one).Union(Of(actionsOf, other)));
        foreach (int fact in changed.Where(fact => image[fact] != fact))
        {
            touched.UnionWith(actionsWith[fact]);
        }

        var pairs = ImmutableArray.CreateBuilder<(int From, int To)>(touched.Count);
        foreach (int action in touched)
        {
            PlanStep step = task.Actions[action].Step;
            if (!actionsOfStep.TryGetValue(new PlanStep(step.Action, Renamed(step.Arguments, one, other)), out List<int>? candidates))
            {
                return null;
            }

            text.Write(task.Actions[action], image);
            int to = candidates.FindIndex(candidate => text.Written.SequenceEqual(Text(candidate)));
            if (to < 0)
            {
                return null;
            }

            pairs.Add((action, candidates[to]));
        }

        return pairs.DrainToImmutable();
    }

    private int[] Text(int action)
    {
        if (texts[action] is not { } known)
        {
            var plain = new CanonicalText(variableOf);
            plain.Write(task.Actions[action], null);
            texts[action] = known = plain.Written.ToArray();
        }

        return known;
    }

    private void AddFact(int fact, int variable)
    {
        variableOf[fact] = variable;
        if (task.Facts[fact] is not { Fact: { } named, IsPositive: bool isPositive })
        {
            noneOf[variable] = fact;
            return;
        }

        // what two variables tell is told apart by which of them comes first
        while (!factNumber.TryAdd((named, isPositive, turn[fact]), fact))
        {
            turn[fact]++;
        }

        foreach (string name in named.Arguments)
        {
            Note(factsOf, name, fact);
        }
    }

    private void AddAction(int number)
    {
        GroundAction action = task.Actions[number];
        if (!actionsOfStep.TryGetValue(action.Step, out List<int>? same))
        {
            actionsOfStep.Add(action.Step, same = []);
        }

        same.Add(number);
        foreach (string name in action.Step.Arguments)
        {
            Note(actionsOf, name, number);
        }

        IEnumerable<GroundCondition> conditions = action.Effects.Select(effect => effect.Condition).Prepend(action.Precondition);
        foreach (int fact in conditions.SelectMany(condition => condition.Facts.Concat(condition.Clauses.SelectMany(clause => clause)))
            .Concat(action.Effects.Select(effect => effect.Fact)).Distinct())
        {
            actionsWith[fact].Add(number);
        }
    }

    private static void Note(Dictionary<string, HashSet<int>> places, string name, int number)
    {
        if (!places.TryGetValue(name, out HashSet<int>? numbers))
        {
            places.Add(name, numbers = []);
        }

        numbers.Add(number);
    }

    private static HashSet<int> Of(Dictionary<string, HashSet<int>> places, string name) => places.GetValueOrDefault(name) ?? [];

    private static string[] Renamed(ImmutableArray<string> names, string one, string other) =>
        [.. names.Select(name => name == one ? other : name == other ? one : name)];
}
