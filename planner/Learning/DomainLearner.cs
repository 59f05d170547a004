using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Learning;

/// <summary>Finds the smallest action schemas that explain demonstrations.</summary>
/// <remarks>
/// The condition of an action begins with all that held in each of its examples, as in SAM learning (Juba, Le, Stern, KR 2021), so that no
/// step is allowed that was not shown to be safe; then Z3 chooses the fewest statements that allow the same in every observed state, and
/// the fewest effects that explain every change. That the smallest description is the one to take is the principle of Bonet and Geffner
/// (ECAI 2020), there for states without facts. Conditions are facts, and that two parameters differ; numbers, and effects that depend on the
/// state, are not learned.
/// </remarks>
public static class DomainLearner
{
    private const string DefaultName = "learned";

    /// <summary>Learns a domain.</summary>
    /// <param name="demonstrations">What was seen, at least one. Either all steps have names or none.</param>
    /// <param name="cancellation">Ends the work with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">The demonstrations contradict themselves, or show nothing.</exception>
    public static LearnedDomain Learn(IReadOnlyList<Demonstration> demonstrations, CancellationToken cancellation = default)
    {
        var types = new TypeChoice(demonstrations);
        var predicates = new PredicateTable(demonstrations);
        var states = new List<ObservedState>();
        List<ActionExamples> groups = ExampleGroups.Find(demonstrations, predicates, states, cancellation);
        states = [.. states.DistinctBy(state => (string.Join(' ', state.World.Objects), string.Join(' ', state.Facts.Select(fact => fact.Fact))))];

        HashSet<string> names = [.. groups.Select(group => group.Name).OfType<string>()];
        var actions = new List<(ActionSchema Schema, LearnedAction Known)>();
        foreach (ActionExamples group in groups)
        {
            actions.Add(new Learning(types, predicates, states, names, cancellation).Learn(group));
        }

        return new LearnedDomain(
            new PddlDomain(
                demonstrations.Select(demonstration => demonstration.DomainName).FirstOrDefault(name => name is not null) ?? DefaultName,
                types.Hierarchy,
                [],
                predicates.Schemas(types),
                [],
                [.. actions.Select(action => action.Schema)]),
            [.. actions.Select(action => action.Known)],
            demonstrations.Count,
            groups.Sum(group => group.Examples.Count));
    }

    private sealed record Learning(
        TypeChoice Types, PredicateTable Predicates, List<ObservedState> States, HashSet<string> Names, CancellationToken Cancellation)
    {
        public (ActionSchema Schema, LearnedAction Known) Learn(ActionExamples group)
        {
            List<Example> further = group.Name is null ? FurtherParameters.Add(group.Examples, Predicates) : group.Examples;
            int count = further[0].Binding.Length;
            if (count > group.ParameterCount && Learn(group with { Examples = further, ParameterCount = count }, group.ParameterCount) is { } learned)
            {
                return learned;
            }

            return Learn(group, mostUnused: int.MaxValue)!.Value;
        }

        /// <summary>Null where a parameter from the last one allowed to be unused on is needed by nothing.</summary>
        private (ActionSchema Schema, LearnedAction Known)? Learn(ActionExamples group, int mostUnused)
        {
            (ImmutableArray<ImmutableArray<string>> types, int lastType) = TypesOf(group);
            (List<LiftedAtom> conditions, int lastCondition) = ConditionCandidates.MostSpecific(group.Examples);
            (List<LiftedAtom> added, List<LiftedAtom> deleted) = EffectLearner.Learn(group, Cancellation);
            var schema = new LearnedSchema(group, types, conditions, added, deleted);
            var chooser = new ConditionChooser(schema, Predicates, Types.Hierarchy, States, Cancellation);
            List<int> chosen = chooser.Choose();
            for (int position = mostUnused; position < group.ParameterCount; position++)
            {
                if (!chosen.Exists(i => conditions[i].Positions.Contains(position)))
                {
                    return null;
                }
            }

            ImmutableArray<TypedName> parameters = SchemaNames.Parameters(types);
            string Text(int condition) => conditions[condition].Formula(Predicates, parameters).ToString();
            var unsettled = ImmutableArray.CreateBuilder<ExchangeableCondition>();
            foreach (int condition in chosen)
            {
                if (chooser.Choose(condition, chosen.Count) is { } other)
                {
                    unsettled.Add(new ExchangeableCondition(Text(condition), [.. other.Except(chosen).Select(Text)]));
                }
            }

            string name = group.Name ?? SchemaNames.Action(
                added.Select(atom => Predicates.NameOf(atom.Predicate)), deleted.Select(atom => Predicates.NameOf(atom.Predicate)), Names);
            Effect[] effects =
            [
                .. added.Select(atom => new Effect.Literal(atom.Atom(Predicates, parameters), IsPositive: true)),
                .. deleted.Select(atom => new Effect.Literal(atom.Atom(Predicates, parameters), IsPositive: false)),
            ];
            return (
                new ActionSchema(
                    name,
                    parameters,
                    chosen is [int only]
                        ? conditions[only].Formula(Predicates, parameters)
                        : new Formula.And([.. chosen.Select(i => conditions[i].Formula(Predicates, parameters))]),
                    new Effect.All([.. effects])),
                new LearnedAction(name, group.Examples.Count, Math.Max(lastType, lastCondition), unsettled.ToImmutable()));
        }

        private (ImmutableArray<ImmutableArray<string>> Types, int LastChange) TypesOf(ActionExamples group)
        {
            HashSet<string>[] seen = [.. Enumerable.Range(0, group.ParameterCount).Select(_ => new HashSet<string>())];
            int lastChange = 1;
            for (int i = 0; i < group.Examples.Count; i++)
            {
                Example example = group.Examples[i];
                for (int position = 0; position < seen.Length; position++)
                {
                    foreach (string type in example.Before.World.Objects[example.Binding[position]].Types)
                    {
                        lastChange = seen[position].Add(type) ? i + 1 : lastChange;
                    }
                }
            }

            return ([.. seen.Select(Types.Of)], lastChange);
        }
    }
}
