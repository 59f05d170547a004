using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>Reads the effects of actions.</summary>
/// <param name="vocabulary">What may be spoken of.</param>
/// <param name="formulas">Reads the conditions of effects.</param>
internal sealed class EffectReader(Vocabulary vocabulary, FormulaReader formulas)
{
    private readonly NumberReader numbers = new(vocabulary);

    private SourceText Source => vocabulary.Source;

    /// <summary>An effect; the empty list changes nothing.</summary>
    public Effect Read(SyntaxNode node)
    {
        switch (node.Head)
        {
            case null when node is { IsList: true, Children.Length: 0 }:
                return new Effect.All([]);
            case "and":
                var parts = ImmutableArray.CreateBuilder<Effect>(node.Children.Length - 1);
                foreach (SyntaxNode part in node.Tail)
                {
                    parts.Add(Read(part));
                }

                return new Effect.All(parts.MoveToImmutable());
            case "not":
                return node.Children is [_, { IsList: true } atom]
                    ? new Effect.Literal(vocabulary.ReadAtom(atom), IsPositive: false)
                    : throw Source.Error(node.Offset, "'not' takes one atom in an effect, as in '(not (clear ?x))'");
            case "when":
                return node.Children is [_, { IsList: true } condition, { IsList: true } effect]
                    ? new Effect.When(formulas.Read(condition), Read(effect))
                    : throw Source.Error(node.Offset, "'when' takes a condition and an effect, as in '(when (in ?x) (at ?x ?to))'");
            case "forall":
                return ReadForAll(node);
            case "=" or "<" or "<=" or ">" or ">=":
                throw Source.Error(node.Offset, $"'{node.Head}' is a condition; effects change numbers by 'assign', 'increase' or 'decrease'");
            case "or" or "exists" or "imply":
                throw Source.Error(node.Offset, $"'{node.Head}' is a condition and cannot be an effect");
            case "oneof" or "probabilistic" when !vocabulary.IsPredicate(node.Head!):
                throw Source.Error(node.Offset, $"'{node.Head}' (an effect of chance) is not supported");
            case { } name when ChangeOf(name) is { } change && !vocabulary.IsPredicate(name):
                return node.Children is [_, var target, var amount]
                    ? new Effect.Change(change, vocabulary.ReadFunction(target), numbers.Read(amount))
                    : throw Source.Error(node.Offset, $"'{name}' takes a function and a number, as in '({name} (total-cost) 1)'");
            default:
                return new Effect.Literal(vocabulary.ReadAtom(node), IsPositive: true);
        }
    }

    private static ChangeOperator? ChangeOf(string name) => name switch
    {
        "assign" => ChangeOperator.Assign,
        "increase" => ChangeOperator.Increase,
        "decrease" => ChangeOperator.Decrease,
        "scale-up" => ChangeOperator.ScaleUp,
        "scale-down" => ChangeOperator.ScaleDown,
        _ => null,
    };

    private Effect.ForAll ReadForAll(SyntaxNode node)
    {
        if (node.Children is not [_, { IsList: true } list, { IsList: true } body])
        {
            throw Source.Error(node.Offset, "'forall' takes parameters and one effect, as in '(forall (?x - block) (clear ?x))'");
        }

        ImmutableArray<TypedName> variables = TypedListReader.Read(Source, list.Children, vocabulary.Types, variables: true);
        vocabulary.Enter(variables);
        Effect inner = Read(body);
        vocabulary.Leave(variables);
        return new Effect.ForAll(variables, inner);
    }
}
