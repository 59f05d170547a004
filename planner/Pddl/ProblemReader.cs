using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>Reads problem files.</summary>
internal static class ProblemReader
{
    private static readonly string[] Sections = [":domain", ":requirements", ":objects", ":init", ":goal"];

    private static readonly Dictionary<string, string> Refused = new()
    {
        [":metric"] = "action costs and other measures; plans are made as short as possible",
        [":constraints"] = "constraints on the way to the goal",
        [":length"] = "limits on length",
    };

    public static PddlProblem Read(SourceText source, PddlDomain domain)
    {
        Definition definition = Definition.Read(source, "problem", Sections, Refused);
        CheckDomain(source, definition.Require(":domain", $"(:domain {domain.Name})"), domain);

        SyntaxNode? section = definition.Find(":objects");
        ImmutableArray<TypedName> objects =
            TypedListReader.Read(source, section?.Children.Skip(1) ?? [], domain.Types, variables: false);

        // problems in circulation repeat constants among their objects: one of the two declarations counts
        var terms = domain.Constants.ToDictionary(constant => constant.Name);
        objects = objects.RemoveAll(item => !terms.TryAdd(item.Name, item));
        var formulas = new FormulaReader(source, domain.Predicates.ToDictionary(predicate => predicate.Name), domain.Types, terms);
        return new PddlProblem(
            definition.Name,
            objects,
            ReadInit(source, definition.Require(":init", "(:init (clear a))"), formulas),
            [],
            StripsSubset.ToFormula(ReadGoal(source, definition.Require(":goal", "(:goal (on a b))"), formulas)),
            Metric: null);
    }

    private static void CheckDomain(SourceText source, SyntaxNode section, PddlDomain domain)
    {
        if (section.Children is not [_, { Name: { } name } node])
        {
            throw source.Error(section.Offset, "'(:domain NAME)' is expected");
        }

        if (name != domain.Name)
        {
            throw source.Error(node.Offset, $"this problem is of the domain '{name}', and the domain given is '{domain.Name}'");
        }
    }

    private static FactSet ReadInit(SourceText source, SyntaxNode section, FormulaReader formulas)
    {
        var facts = new List<Fact>();
        foreach (SyntaxNode node in section.Children.Skip(1))
        {
            switch (node.Head)
            {
                // what is not stated is false anyway
                case "not" when node.Children is [_, { IsList: true } denied]:
                    formulas.ReadAtom(denied);
                    break;
                case "=":
                    throw source.Error(node.Offset, "numbers and action costs are not supported");
                default:
                    Literal atom = formulas.ReadAtom(node);
                    facts.Add(new Fact(atom.Predicate, atom.Terms.AsSpan()));
                    break;
            }
        }

        return new FactSet(facts);
    }

    private static ImmutableArray<Literal> ReadGoal(SourceText source, SyntaxNode section, FormulaReader formulas) =>
        section.Children is [_, { IsList: true } formula]
            ? formulas.ReadCondition(formula)
            : throw source.Error(section.Offset, "'(:goal FORMULA)' with one formula is expected");
}
