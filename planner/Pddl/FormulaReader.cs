using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>Reads conditions: preconditions, goals and the conditions of effects.</summary>
/// <param name="vocabulary">What may be spoken of.</param>
internal sealed class FormulaReader(Vocabulary vocabulary)
{
    private static readonly Dictionary<string, string> Unsupported = new()
    {
        ["preference"] = "a preference",
        ["always"] = "a constraint on the way to the goal",
        ["sometime"] = "a constraint on the way to the goal",
        ["within"] = "a constraint on the way to the goal",
        ["at-most-once"] = "a constraint on the way to the goal",
        ["sometime-after"] = "a constraint on the way to the goal",
        ["sometime-before"] = "a constraint on the way to the goal",
        ["always-within"] = "a constraint on the way to the goal",
        ["hold-during"] = "a constraint on the way to the goal",
        ["hold-after"] = "a constraint on the way to the goal",
    };

    private readonly NumberReader numbers = new(vocabulary);

    private SourceText Source => vocabulary.Source;

    /// <summary>A condition; the empty list holds always.</summary>
    public Formula Read(SyntaxNode node)
    {
        switch (node.Head)
        {
            case null when node is { IsList: true, Children.Length: 0 }:
                return Formula.True;
            case "and":
                return new Formula.And(ReadParts(node));
            case "or":
                return new Formula.Or(ReadParts(node));
            case "not":
                return node.Children is [_, { IsList: true } part]
                    ? new Formula.Not(Read(part))
                    : throw Source.Error(node.Offset, "'not' takes one condition, as in '(not (clear ?x))'");
            case "imply":
                return node.Children is [_, { IsList: true } premise, { IsList: true } conclusion]
                    ? new Formula.Imply(Read(premise), Read(conclusion))
                    : throw Source.Error(node.Offset, "'imply' takes two conditions, as in '(imply (door ?d) (open ?d))'");
            case "forall" or "exists":
                return ReadQuantifier(node);
            case "=" when node.Children is [_, { Name: { } left }, { Name: { } right }] && MeansThing(left) && MeansThing(right):
                return new Formula.Same(vocabulary.ReadTerm(node.Children[1]).Name, vocabulary.ReadTerm(node.Children[2]).Name);
            case "=":
                return ReadComparison(node, ComparisonOperator.Equal);
            case "<":
                return ReadComparison(node, ComparisonOperator.Less);
            case "<=":
                return ReadComparison(node, ComparisonOperator.AtMost);
            case ">=":
                return ReadComparison(node, ComparisonOperator.AtLeast);
            case ">":
                return ReadComparison(node, ComparisonOperator.Greater);
            case "when":
                throw Source.Error(node.Offset, "'when' belongs to effects; a condition is written with 'imply'");
            case { } name when Unsupported.TryGetValue(name, out string? meaning) && !vocabulary.IsPredicate(name):
                throw Source.Error(node.Offset, $"'{name}' ({meaning}) is not supported");
            default:
                return vocabulary.ReadAtom(node);
        }
    }

    private ImmutableArray<Formula> ReadParts(SyntaxNode node)
    {
        var parts = ImmutableArray.CreateBuilder<Formula>(node.Children.Length - 1);
        foreach (SyntaxNode part in node.Tail)
        {
            parts.Add(Read(part));
        }

        return parts.MoveToImmutable();
    }

    private Formula ReadQuantifier(SyntaxNode node)
    {
        if (node.Children is not [_, { IsList: true } list, { IsList: true } body])
        {
            throw Source.Error(node.Offset, $"'{node.Head}' takes parameters and one condition, as in '({node.Head} (?x - block) (clear ?x))'");
        }

        ImmutableArray<TypedName> variables = TypedListReader.Read(Source, list.Children, vocabulary.Types, variables: true);
        vocabulary.Enter(variables);
        Formula inner = Read(body);
        vocabulary.Leave(variables);
        return node.Head == "forall" ? new Formula.ForAll(variables, inner) : new Formula.Exists(variables, inner);
    }

    private Formula.Comparison ReadComparison(SyntaxNode node, ComparisonOperator kind) =>
        node.Children is [_, var left, var right]
            ? new Formula.Comparison(kind, numbers.Read(left), numbers.Read(right))
            : throw Source.Error(node.Offset, kind == ComparisonOperator.Equal
                ? "'=' takes two names or two numbers"
                : $"'{node.Head}' takes two numbers, as in '({node.Head} (fuel ?truck) 3)'");

    // an object may have the name of a function
    private bool MeansThing(string name) =>
        name[0] == '?' || vocabulary.IsTerm(name) || (!NumberReader.IsNumber(name) && !vocabulary.IsFunction(name));
}
