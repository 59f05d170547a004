using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>Reads what a problem says of the start: facts and numbers.</summary>
/// <param name="vocabulary">What it may speak of.</param>
internal sealed class InitReader(Vocabulary vocabulary)
{
    private readonly NumberReader numbers = new(vocabulary);
    private readonly List<Fact> facts = [];
    private readonly ImmutableArray<FunctionValue>.Builder values = ImmutableArray.CreateBuilder<FunctionValue>();

    // what has a value, by its text
    private readonly Dictionary<string, Rational> valued = [];

    private SourceText Source => vocabulary.Source;

    public void Read(ReadOnlySpan<SyntaxNode> nodes)
    {
        foreach (SyntaxNode node in nodes)
        {
            Source.Cancellation.ThrowIfCancellationRequested();
            switch (node.Head)
            {
                // what is not stated is false anyway
                case "not" when node.Children is [_, { IsList: true } denied]:
                    vocabulary.ReadAtom(denied);
                    break;
                case "and":
                    Read(node.Tail);
                    break;
                case "=":
                    ReadValue(node);
                    break;
                case "at" when node.Children is [_, { Name: { } time }, { IsList: true }] && NumberReader.IsNumber(time):
                    throw Source.Error(node.Offset, "'(at TIME ...)' (a fact that comes about by itself) is not supported");
                default:
                    Formula.Atom atom = vocabulary.ReadAtom(node);
                    facts.Add(new Fact(atom.Predicate, atom.Terms.AsSpan()));
                    break;
            }
        }
    }

    public FactSet Facts(FactSet timeless) => timeless.Count == 0 ? new FactSet(facts) : new FactSet(facts).Union(timeless);

    /// <summary>The values at the start. That of <c>total-cost</c> is 0 where the text does not say otherwise.</summary>
    public ImmutableArray<FunctionValue> Values()
    {
        if (vocabulary.HasTotalCost && valued.TryAdd(Key("total-cost", []), 0))
        {
            values.Add(new FunctionValue("total-cost", [], 0));
        }

        return values.ToImmutable();
    }

    private void ReadValue(SyntaxNode node)
    {
        if (node.Children is not [_, var left, var right])
        {
            throw Source.Error(node.Offset, "'=' gives a function its value at the start, as in '(= (fuel truck1) 30)'");
        }

        NumericExpression.Function function = vocabulary.ReadFunction(left);
        if (right.Name is { } name && vocabulary.IsTerm(name))
        {
            throw Source.Error(right.Offset, $"'{name}' is an object; functions with other values than numbers are not supported");
        }

        Rational value = numbers.ReadConstant(right);
        if (valued.TryAdd(Key(function.Name, function.Terms), value))
        {
            values.Add(new FunctionValue(function.Name, function.Terms, value));
        }
        else if (valued[Key(function.Name, function.Terms)] != value)
        {
            throw Source.Error(node.Offset, $"'{Key(function.Name, function.Terms)}' is given two values");
        }
    }

    private static string Key(string function, ImmutableArray<string> arguments) =>
        arguments.IsEmpty ? $"({function})" : $"({function} {string.Join(' ', arguments)})";
}
