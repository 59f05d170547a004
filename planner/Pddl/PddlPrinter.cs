using System.Collections.Immutable;
using System.Text;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>Writes domains and problems as PDDL text. Reading the text gives what was written.</summary>
public static class PddlPrinter
{
    /// <summary>The text of a domain file.</summary>
    public static string Print(PddlDomain domain)
    {
        var text = new StringBuilder($"(define (domain {domain.Name})\n");
        text.Append("  (:requirements");
        foreach (string requirement in RequirementFinder.Find(domain))
        {
            text.Append(' ').Append(requirement);
        }

        text.Append(")\n");
        var types = ImmutableArray.CreateBuilder<TypedName>();
        foreach (string type in domain.Types.Names)
        {
            if (type != TypeHierarchy.Root)
            {
                types.Add(new TypedName(type, domain.Types.ParentsOf(type)));
            }
        }

        WriteNames(text, ":types", types.ToImmutable());
        WriteNames(text, ":constants", domain.Constants);
        WriteList(text, ":predicates", domain.Predicates, predicate => Schema(predicate.Name, predicate.Parameters));
        WriteList(text, ":functions", domain.Functions, function => Schema(function.Name, function.Parameters));
        WriteList(text, ":timeless", [.. domain.Timeless], Tree);
        foreach (ActionSchema action in domain.Actions)
        {
            Write(text, action);
        }

        return text.Append(")\n").ToString();
    }

    /// <summary>The text of a problem file.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="domain">Its domain.</param>
    public static string Print(PddlProblem problem, PddlDomain domain)
    {
        var text = new StringBuilder($"(define (problem {problem.Name})\n  (:domain {problem.DomainName ?? domain.Name})\n");
        WriteNames(text, ":objects", problem.Objects);
        text.Append("  (:init");
        foreach (Fact fact in problem.Init)
        {
            text.Append("\n    ").Append(fact);
        }

        foreach (FunctionValue value in problem.InitialValues)
        {
            text.Append("\n    ");
            SyntaxNode function = SyntaxBuilder.Build(new NumericExpression.Function(value.Function, value.Arguments));
            SyntaxWriter.Write(text, SyntaxBuilder.List("=", function, SyntaxNode.Word(SyntaxBuilder.Text(value.Value))), 4);
        }

        text.Append(")\n  ");
        SyntaxWriter.Write(text, SyntaxBuilder.List(":goal", SyntaxBuilder.Build(problem.Goal)), 2);
        if (problem.Metric is { } metric)
        {
            string direction = metric.IsMinimized ? "minimize" : "maximize";
            text.Append("\n  ");
            SyntaxWriter.Write(
                text, SyntaxBuilder.List(":metric", SyntaxNode.Word(direction), SyntaxBuilder.Build(metric.Expression)), 2);
        }

        return text.Append(")\n").ToString();
    }

    private static void Write(StringBuilder text, ActionSchema action)
    {
        text.Append($"\n  (:action {action.Name}\n    :parameters ");
        text.Append(SyntaxWriter.OneLine(SyntaxNode.List(SyntaxBuilder.Build(action.Parameters))));
        if (action.Precondition is not Formula.And { Parts.IsEmpty: true })
        {
            text.Append("\n    :precondition ");
            SyntaxWriter.Write(text, SyntaxBuilder.Build(action.Precondition), 4);
        }

        if (action.Effect is not Effect.All { Parts.IsEmpty: true })
        {
            text.Append("\n    :effect ");
            SyntaxWriter.Write(text, SyntaxBuilder.Build(action.Effect), 4);
        }

        text.Append(")\n");
    }

    private static SyntaxNode Schema(string name, ImmutableArray<TypedName> parameters) =>
        SyntaxBuilder.List(name, SyntaxBuilder.Build(parameters));

    private static SyntaxNode Tree(Fact fact) => SyntaxBuilder.Build(new Formula.Atom(fact.Predicate, fact.Arguments));

    private static void WriteList<T>(StringBuilder text, string head, ImmutableArray<T> items, Func<T, SyntaxNode> tree)
    {
        if (items.IsEmpty)
        {
            return;
        }

        text.Append("  (").Append(head);
        foreach (T item in items)
        {
            text.Append("\n    ").Append(SyntaxWriter.OneLine(tree(item)));
        }

        text.Append(")\n");
    }

    /// <summary>Names with their types, those of one type on lines of their own.</summary>
    private static void WriteNames(StringBuilder text, string head, ImmutableArray<TypedName> names)
    {
        if (names.IsEmpty)
        {
            return;
        }

        text.Append("  (").Append(head);
        int lineStart = 0;
        bool isLineFull = true;
        bool isType = false;
        foreach (SyntaxNode node in SyntaxBuilder.Build(names))
        {
            string word = SyntaxWriter.OneLine(node);
            if (isLineFull || text.Length + 1 + word.Length - lineStart > SyntaxWriter.Width)
            {
                lineStart = text.Length + 1;
                text.Append("\n   ");
            }

            text.Append(' ').Append(word);
            isLineFull = isType;
            isType = word == "-";
        }

        text.Append(")\n");
    }
}
