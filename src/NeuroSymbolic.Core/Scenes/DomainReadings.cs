using System.Collections.Frozen;
using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>The facts of a domain and the scenes that have them, by the rule that <c>domain.json</c> names for each predicate.</summary>
public sealed class DomainReadings
{
    /// <summary>Names of rules that other parts ask for.</summary>
    public const string Supported = "supported", Held = "held", JointRange = "joint-range", ForSoLong = "for-so-long";

    private static readonly FrozenDictionary<string, Func<PredicateDescription, PredicateReading>> Rules =
        new Dictionary<string, Func<PredicateDescription, PredicateReading>>
        {
            [Supported] = predicate => new SupportedReading(predicate.ToleranceMetres),
            ["standing"] = predicate => new StandingReading(predicate.MarginMetres),
            ["within"] = _ => new WithinReading(),
            ["nothing-on"] = predicate => new NothingOnReading(predicate.ToleranceMetres),
            [Held] = _ => new HeldReading(),
            ["hand-empty"] = _ => new HandEmptyReading(),
            ["smaller"] = _ => new SmallerReading(),
            ["shorter"] = _ => new ShorterReading(),
            ["same-colour"] = _ => new SameColourReading(),
            ["around"] = predicate => new AroundReading(predicate.ToleranceMetres),
            ["inside"] = _ => new InsideReading(),
            [JointRange] = predicate => new JointRangeReading(predicate.FromRadians, predicate.ToRadians),
            [ForSoLong] = predicate => new ForSoLongReading(predicate.Seconds, predicate.Conditions),
        }.ToFrozenDictionary();

    // spots are drawn one after another, and the first ones may leave no room for the last
    private const int Attempts = 30;

    private readonly DomainDescription domain;
    private readonly FrozenDictionary<string, string> typeOf;
    private readonly (string Predicate, PredicateDescription Description, PredicateReading Rule)[] predicates;

    /// <summary>The readings of a domain.</summary>
    /// <exception cref="InputException">A predicate names a rule or a place that there is not; the message lists those there are.</exception>
    public DomainReadings(DomainDescription domain)
    {
        this.domain = domain;
        typeOf = domain.Objects.ToFrozenDictionary(item => item.Name, item => item.Type);
        predicates = [.. domain.Predicates.Select(pair => (pair.Key, pair.Value, RuleOf(pair.Key, pair.Value)))];
    }

    /// <summary>The names of all rules.</summary>
    public static IEnumerable<string> Names => Rules.Keys.Order(StringComparer.Ordinal);

    /// <summary>The predicates whose rule is of that kind, with the rule.</summary>
    public IEnumerable<(string Predicate, TReading Rule)> Of<TReading>()
        where TReading : PredicateReading
    {
        foreach ((string name, _, PredicateReading rule) in predicates)
        {
            if (rule is TReading wanted)
            {
                yield return (name, wanted);
            }
        }
    }

    /// <summary>The facts of a scene that can change.</summary>
    public FactSet Read(SceneState scene) => Read(scene, isStatic: false);

    /// <summary>The facts about things that never change.</summary>
    /// <param name="objects">Movable things and places.</param>
    public FactSet ReadStatic(ImmutableArray<ObjectDescription> objects) => Read(
        new SceneState(
            [.. objects.Where(item => item.IsMovable).Select(item => new ObjectState(item, Pose.Identity))],
            [.. objects.Where(item => !item.IsMovable)]),
        isStatic: true).Union(new FactSet(domain.Facts.Where(fact => fact.Arguments.All(name => objects.Any(item => item.Name == name)))));

    /// <summary>Those facts that say where things are and how fixtures are turned, from which the others follow.</summary>
    public FactSet WhereOf(FactSet facts) => new(facts.Where(fact =>
        Array.Exists(predicates, predicate => predicate.Predicate == fact.Predicate && predicate.Rule is JointRangeReading or { SaysWhere: true })));

    /// <summary>Whether by these facts the fingers bear something.</summary>
    public bool HoldsSomething(FactSet facts) => facts.Any(fact =>
        Array.Exists(predicates, predicate => predicate.Predicate == fact.Predicate && predicate.Rule is HeldReading));

    /// <summary>How a thing can rest on another or on a place, so that a fact says so; null where the domain has no word for it.</summary>
    /// <param name="item">The thing.</param>
    /// <param name="support">The other thing, or the place.</param>
    public PredicateReading? RestOn(ObjectDescription item, ObjectDescription support) => predicates
        .Where(predicate => predicate.Rule.SaysWhere && (!support.IsMovable || predicate.Rule is SupportedReading || (predicate.Rule is InsideReading && support.Inside is not null))
            && (predicate.Rule is not AroundReading || (item.Hole is not null && support.Peg is not null))
            && (predicate.Description.Place is not { } place || place == support.Name)
            && Accepts(predicate.Description, 0, item) && (predicate.Description.Place is not null || Accepts(predicate.Description, 1, support)))
        .Select(predicate => predicate.Rule)
        .FirstOrDefault();

    /// <summary>Builds a scene in which facts hold.</summary>
    /// <param name="objects">Movable things and places.</param>
    /// <param name="facts">Facts that say where each movable thing is; others are passed over.</param>
    /// <param name="draw">How exactly things are put there.</param>
    /// <exception cref="InputException">The facts leave something out, contradict each other, or find no room.</exception>
    public SceneState Build(ImmutableArray<ObjectDescription> objects, FactSet facts, PlaceDraw draw)
    {
        ObjectDescription? left = null;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            (SceneState scene, left) = TryBuild(objects, facts, draw);
            if (left is null)
            {
                return scene;
            }
        }

        throw new InputException(
            $"{domain.JsonPath}: no scene can be built from {facts}: nothing there says where {left!.Name} is, or there is no room for it.");
    }

    /// <summary>Where a thing can be put, so that what facts say of it holds; null where they say nothing or there is no room.</summary>
    /// <param name="item">The thing.</param>
    /// <param name="facts">Facts that say where it is, among others.</param>
    /// <param name="scene">What stands already.</param>
    /// <param name="draw">How exactly it is put there.</param>
    public Pose? PlaceFor(ObjectDescription item, FactSet facts, SceneState scene, PlaceDraw draw) => facts
        .Where(fact => fact.Arguments is [var first, ..] && first == item.Name)
        .Select(fact => PlaceBy(item, fact, scene, draw))
        .FirstOrDefault(pose => pose is not null);

    // also gives a thing that found no place; null when all did
    private (SceneState Scene, ObjectDescription? Left) TryBuild(ImmutableArray<ObjectDescription> objects, FactSet facts, PlaceDraw draw)
    {
        var scene = new SceneState([], [.. objects.Where(item => !item.IsMovable)]) { Joints = JointsBy(facts) };
        var waiting = objects.Where(item => item.IsMovable).ToList();
        int before;
        do
        {
            before = waiting.Count;
            foreach (ObjectDescription item in waiting.ToArray())
            {
                if (PlaceFor(item, facts, scene, draw) is { } pose)
                {
                    scene = scene with { Objects = scene.Objects.Add(new ObjectState(item, pose)) };
                    waiting.Remove(item);
                }
            }
        }
        while (waiting.Count > 0 && waiting.Count < before);

        // everything in the order in which the domain lists it
        return (scene with { Objects = [.. scene.Objects.OrderBy(state => objects.IndexOf(state.Item))] }, waiting.FirstOrDefault());
    }

    // each in the middle of the range that a fact names
    private ImmutableSortedDictionary<string, double> JointsBy(FactSet facts) => (
        from fact in facts
        let predicate = domain.Predicates.GetValueOrDefault(fact.Predicate)
        where predicate?.Reading == JointRange
        select KeyValuePair.Create(fact.Arguments[0], (predicate.FromRadians + predicate.ToRadians) / 2)).ToImmutableSortedDictionary();

    private Pose? PlaceBy(ObjectDescription item, Fact fact, SceneState scene, PlaceDraw draw)
    {
        foreach ((string name, PredicateDescription description, PredicateReading rule) in predicates)
        {
            if (name == fact.Predicate && rule.SaysWhere)
            {
                ImmutableArray<string> others = [.. fact.Arguments.Skip(1)];
                return rule.Place(item, description.Place is { } place ? others.Add(place) : others, scene, draw);
            }
        }

        return null;
    }

    private static bool Accepts(PredicateDescription predicate, int argument, ObjectDescription item) =>
        argument >= predicate.Types.Length || predicate.Types[argument].Contains(item.Type);

    private FactSet Read(SceneState scene, bool isStatic)
    {
        var facts = new List<Fact>();
        foreach ((string name, PredicateDescription description, PredicateReading rule) in predicates)
        {
            if (rule.IsStatic != isStatic)
            {
                continue;
            }

            foreach (ImmutableArray<string> arguments in rule.Read(scene))
            {
                if (description.Place is { } place)
                {
                    if (arguments[^1] == place)
                    {
                        Add(name, description, arguments.RemoveAt(arguments.Length - 1));
                    }
                }
                else
                {
                    Add(name, description, arguments);
                }
            }
        }

        return new FactSet(facts);

        void Add(string name, PredicateDescription description, ImmutableArray<string> arguments)
        {
            for (int i = 0; i < Math.Min(description.Types.Length, arguments.Length); i++)
            {
                if (!description.Types[i].Contains(typeOf[arguments[i]]))
                {
                    return;
                }
            }

            facts.Add(new Fact(name, arguments.AsSpan()));
        }
    }

    private PredicateReading RuleOf(string predicate, PredicateDescription description)
    {
        if (description.Place is { } place && !domain.Objects.Any(item => item.Name == place && !item.IsMovable))
        {
            throw new InputException(
                $"{domain.JsonPath}: the predicate '{predicate}' names the place '{place}'; the domain has "
                + $"{string.Join(", ", domain.Objects.Where(item => !item.IsMovable).Select(item => item.Name))}.");
        }

        return Rules.TryGetValue(description.Reading, out Func<PredicateDescription, PredicateReading>? rule)
            ? rule(description)
            : throw new InputException(
                $"{domain.JsonPath}: the predicate '{predicate}' has the reading '{description.Reading}'; there are {string.Join(", ", Names)}.");
    }
}
