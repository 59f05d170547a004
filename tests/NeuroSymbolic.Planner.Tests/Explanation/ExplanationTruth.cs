using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Explanations;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Plans;
using NeuroSymbolic.Planner.Tasks.Relaxation;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>Holds each claim of an explanation against the states that a search by the step rules alone reaches.</summary>
/// <remarks>A claim that something can never be is refuted by one state, also where there are more states than are looked at.</remarks>
internal sealed class ExplanationTruth
{
    private readonly PddlDomain domain;
    private readonly PddlProblem problem;
    private readonly ImmutableArray<TypedName> things;
    private readonly StepRules rules;
    private readonly PlanStep[] steps;
    private readonly List<SymbolicState> states;

    public ExplanationTruth(PddlDomain domain, PddlProblem problem, int mostStates)
    {
        this.domain = domain;
        this.problem = problem;
        things = [.. domain.Constants.Concat(problem.Objects).DistinctBy(thing => thing.Name)];
        rules = new StepRules(domain, problem.Objects);
        steps = [.. domain.Actions.SelectMany(action => Fillings(action.Parameters).Select(names => new PlanStep(action.Name, names)))];
        states = [SymbolicState.Start(problem)];
        var seen = new HashSet<SymbolicState>(states);
        for (int i = 0; i < states.Count && states.Count < mostStates; i++)
        {
            states.AddRange(steps.Select(step => rules.Apply(states[i], step)).OfType<SymbolicState>().Where(seen.Add));
            IsComplete = i + 1 == states.Count;
        }
    }

    /// <summary>Whether all states were seen.</summary>
    public bool IsComplete { get; }

    /// <summary>How many claims were checked.</summary>
    public int ClaimCount { get; private set; }

    /// <summary>Whether a state with the goal was seen.</summary>
    public bool IsSolvable => states.Exists(state => rules.Holds(state, problem.Goal));

    public void Check(Explanation explanation)
    {
        Claim(!explanation.IsProved || !IsSolvable, "there is no plan");
        Claim(explanation.Kind != ExplanationKind.HasPlan || IsSolvable || !IsComplete, "there is a plan");
        if (!explanation.IsProved)
        {
            return;
        }

        Claim(IsNever(new Formula.And(explanation.Goals)), $"never all of {string.Join(' ', explanation.Goals)}");
        var world = new RelaxedReachability(domain, problem, CancellationToken.None);
        var search = new ObstacleSearch(world, CancellationToken.None);
        Obstacle[] obstacles = [.. explanation.Goals.Select(search.Find).OfType<Obstacle>()];
        foreach (Obstacle obstacle in obstacles)
        {
            Check(obstacle, world);
        }

        var oracle = new PlanOracle(domain, new ExplanationLimits(), CancellationToken.None);
        if (obstacles.Length == 0 && new LastStep(problem, world, oracle, CancellationToken.None).Find(explanation.Goals) is { } blocked)
        {
            Check(blocked);
        }
    }

    private void Check(Obstacle obstacle, RelaxedReachability world)
    {
        switch (obstacle.Kind)
        {
            case ObstacleKind.WrongType:
                var misfit = (Formula.Atom)obstacle.Condition;
                Claim(!domain.Types.Fits(things.Single(thing => thing.Name == misfit.Terms[0]), [misfit.Predicate]), $"no {misfit}");
                return;
            case ObstacleKind.NoThing:
                TypedName nobody = ((Formula.Exists)obstacle.Condition).Variables[0];
                Claim(!things.Any(thing => domain.Types.Fits(thing, nobody.Types)), $"no {nobody}");
                return;
            case ObstacleKind.Unexplained when world.MayHold(obstacle.Condition, new Bindings()):
                return;
        }

        Claim(IsNever(Any(obstacle.Condition)), $"never {obstacle.Condition} ({obstacle.Kind})");
        if (obstacle.Kind == ObstacleKind.NeverChanges)
        {
            Claim(!IsEffect(obstacle.Condition), $"no action makes {obstacle.Condition}");
        }

        foreach (NumericExpression.Function function in ObstacleSearch.Functions(obstacle.Condition).Where(function => function.Terms.All(term => term[0] != '?')))
        {
            Interval? range = world.RangeOf(function, new Bindings());
            Claim(
                states.TrueForAll(state => state.Value(function) is not { } value || (range is { } known && !(value < known.Low) && !(value > known.High))),
                $"{function} stays in {range}");
        }

        Claim(obstacle.Circle.Length < 2 || IsClosed(obstacle.Circle), $"only from each other: {string.Join(' ', obstacle.Circle)}");
        foreach (Obstacle further in obstacle.Ways.SelectMany(way => way.Needs))
        {
            Check(further, world);
        }
    }

    private void Check(Blocked blocked)
    {
        foreach (StepLack lack in blocked.Lacks)
        {
            Claim(IsNever(new Formula.And(lack.Others.AddRange(lack.Lack))), $"never {string.Join(' ', lack.Lack)} with {string.Join(' ', lack.Others)}");
            Claim(
                Transitions(lack.Step, lack.Goal).All(pair => !rules.Holds(pair.Before, new Formula.And(lack.Others))),
                $"{lack.Step} never makes {lack.Goal} with {string.Join(' ', lack.Others)}");
        }

        foreach (StepLoss loss in blocked.Losses)
        {
            Claim(Transitions(loss.Step, loss.Goal).All(pair => !rules.Holds(pair.After, loss.Lost)), $"{loss.Step} makes {loss.Goal} and ends {loss.Lost}");
        }
    }

    private IEnumerable<(SymbolicState Before, SymbolicState After)> Transitions(PlanStep step, Formula goal) =>
        from state in states
        where !rules.Holds(state, goal)
        let after = rules.Apply(state, step)
        where after is not null && rules.Holds(after, goal)
        select (state, after);

    private bool IsNever(Formula condition) => states.TrueForAll(state => !rules.Holds(state, condition));

    /// <summary>Whether no step makes one of the conditions true in a state without them, whatever else holds.</summary>
    private bool IsClosed(ImmutableArray<Formula> circle)
    {
        Formula any = new Formula.Or([.. circle.Select(Any)]);
        var random = new Random(circle.Length);
        Fact[] facts = [.. domain.Predicates.SelectMany(predicate => Fillings([.. predicate.Parameters.Select(_ => new TypedName("?x"))])
            .Select(names => new Fact(predicate.Name, names)))];
        return Enumerable.Range(0, 40)
            .Select(i => states[0] with { Facts = new FactSet(facts.Where(_ => random.Next(i % 4 + 2) > 0)) })
            .Select(state => state with { Facts = new FactSet(state.Facts.Where(fact => !rules.Holds(state with { Facts = new FactSet([fact]) }, any))) })
            .Where(state => !rules.Holds(state, any))
            .All(state => steps.Select(step => rules.Apply(state, step)).OfType<SymbolicState>().All(after => !rules.Holds(after, any)));
    }

    /// <summary>Whether an effect of some action is the literal, whatever the action needs.</summary>
    private bool IsEffect(Formula literal)
    {
        bool isPositive = literal is Formula.Atom;
        return (isPositive ? literal : ((Formula.Not)literal).Part) is Formula.Atom atom && domain.Actions.Any(action =>
            Fillings(action.Parameters).Any(names => Literals(action.Effect, isPositive, Bound(new Bindings(), action.Parameters, names))
                .Any(made => made.Predicate == atom.Predicate && ReachableFacts.Fits(made, [.. atom.Terms]))));
    }

    private IEnumerable<Fact> Literals(Effect effect, bool isPositive, Bindings bindings) => effect switch
    {
        Effect.Literal literal => literal.IsPositive == isPositive ? [new Fact(literal.Atom.Predicate, bindings.Resolve(literal.Atom.Terms))] : [],
        Effect.All all => all.Parts.SelectMany(part => Literals(part, isPositive, bindings)),
        Effect.When conditional => Literals(conditional.Body, isPositive, bindings),
        Effect.ForAll all => Fillings(all.Variables).SelectMany(names =>
        {
            Fact[] inner = [.. Literals(all.Body, isPositive, Bound(bindings, all.Variables, names))];
            bindings.Release(names.Length);
            return inner;
        }),
        _ => [],
    };

    private static Bindings Bound(Bindings bindings, ImmutableArray<TypedName> variables, string[] names)
    {
        for (int i = 0; i < names.Length; i++)
        {
            bindings.Bind(variables[i].Name, names[i]);
        }

        return bindings;
    }

    private List<string[]> Fillings(ImmutableArray<TypedName> variables) => variables.Aggregate(
        new List<string[]> { Array.Empty<string>() },
        (fillings, variable) => [.. fillings.SelectMany(
            _ => things.Where(thing => domain.Types.Fits(thing, variable.Types)), (names, thing) => (string[])[.. names, thing.Name])]);

    /// <summary>The condition for some things in the place of its free variables.</summary>
    private static Formula Any(Formula condition)
    {
        string[] free = [.. Terms(condition).Where(term => term[0] == '?').Distinct()];
        return free.Length == 0 ? condition : new Formula.Exists([.. free.Select(name => new TypedName(name))], condition);
    }

    private static IEnumerable<string> Terms(Formula condition) => condition switch
    {
        Formula.Atom atom => atom.Terms,
        Formula.Same same => [same.Left, same.Right],
        Formula.Not not => Terms(not.Part),
        Formula.Comparison => ObstacleSearch.Functions(condition).SelectMany(function => function.Terms),
        _ => [],
    };

    private void Claim(bool isTrue, string claim)
    {
        ClaimCount++;
        Assert.True(isTrue, $"Claimed wrongly: {claim}\n{PddlPrinter.Print(domain)}\n{PddlPrinter.Print(problem, domain)}");
    }
}
