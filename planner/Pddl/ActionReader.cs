using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>Reads <c>(:action NAME :parameters (...) :precondition ... :effect ...)</c>.</summary>
/// <param name="vocabulary">What actions may speak of.</param>
internal sealed class ActionReader(Vocabulary vocabulary)
{
    private readonly FormulaReader formulas = new(vocabulary);

    private SourceText Source => vocabulary.Source;

    public ActionSchema Read(SyntaxNode node)
    {
        if (node.Children.Length < 2 || node.Children[1].Name is not { } name || name[0] is ':' or '?')
        {
            throw Source.Error(node.Offset, "an action needs a name, as in '(:action pick ...)'");
        }

        if (SymbolName.Flaw(name) is { } flaw)
        {
            throw Source.Error(node.Children[1].Offset, flaw);
        }

        SyntaxNode? parameters = null, precondition = null, effect = null;
        for (int i = 2; i < node.Children.Length; i += 2)
        {
            SyntaxNode keyword = node.Children[i];
            ref SyntaxNode? part = ref parameters;
            switch (keyword.Name)
            {
                case ":parameters": break;
                case ":precondition": part = ref precondition; break;
                case ":effect": part = ref effect; break;
                default:
                    throw Source.Error(keyword.Offset,
                        $"':parameters', ':precondition' or ':effect' is expected in the action '{name}', not {keyword.Describe()}");
            }

            if (i + 1 == node.Children.Length || !node.Children[i + 1].IsList || part is not null)
            {
                throw Source.Error(keyword.Offset, $"'{keyword.Name}' of the action '{name}' must stand once, with a list after it");
            }

            part = node.Children[i + 1];
        }

        ImmutableArray<TypedName> typed =
            parameters is null ? [] : TypedListReader.Read(Source, parameters.Children, vocabulary.Types, variables: true);
        vocabulary.Enter(typed);
        var action = new ActionSchema(
            name,
            typed,
            precondition is null ? Formula.True : formulas.Read(precondition),
            effect is null ? new Effect.All([]) : new EffectReader(vocabulary, formulas).Read(effect));
        vocabulary.Leave(typed);
        return action;
    }
}
