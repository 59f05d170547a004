using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>Reads problem files.</summary>
internal static class ProblemReader
{
    /// <summary>The sections of a problem.</summary>
    public static readonly string[] Sections = [":domain", ":requirements", ":objects", ":metric", ":length", ":init", ":goal"];

    private static readonly Dictionary<string, string> Refused = new()
    {
        [":constraints"] = "constraints on the way to the goal",
        [":htn"] = "hierarchical tasks",
    };

    public static PddlProblem Read(SourceText source, PddlDomain domain) => Read(source, SyntaxReader.Read(source), domain);

    /// <summary>Reads a problem from its tree.</summary>
    public static PddlProblem Read(SourceText source, SyntaxNode root, PddlDomain domain)
    {
        var definition = Definition.Read(source, root, "problem", Sections, Refused);
        string domainName = ReadDomainName(source, definition.Require(":domain", $"(:domain {domain.Name})"));
        var vocabulary = new Vocabulary(source, domain);

        // problems in circulation repeat constants among their objects: one of the two declarations counts
        ImmutableArray<TypedName> objects = TypedListReader
            .Read(source, definition.Elements(":objects"), domain.Types, variables: false)
            .RemoveAll(item => !vocabulary.AddObject(item));
        var init = new InitReader(vocabulary);
        init.Read(definition.Require(":init", "(:init (clear a))").Tail);
        return new PddlProblem(
            definition.Name,
            objects,
            init.Facts(domain.Timeless),
            init.Values(),
            ReadGoal(definition.Require(":goal", "(:goal (on a b))"), vocabulary),
            definition.Find(":metric") is { } metric ? ReadMetric(metric, vocabulary) : null)
        {
            DomainName = domainName,
        };
    }

    // that of another domain is taken as it is: files are renamed more often than what they say
    private static string ReadDomainName(SourceText source, SyntaxNode section) => section.Children is [_, { Name: { } name }]
        ? name
        : throw source.Error(section.Offset, "'(:domain NAME)' is expected");

    private static Formula ReadGoal(SyntaxNode section, Vocabulary vocabulary) =>
        section.Children is [_, { IsList: true } formula]
            ? new FormulaReader(vocabulary).Read(formula)
            : throw vocabulary.Source.Error(section.Offset, "'(:goal FORMULA)' with one formula is expected");

    private static Metric ReadMetric(SyntaxNode section, Vocabulary vocabulary) =>
        section.Children is [_, { Name: "minimize" or "maximize" } direction, var expression]
            ? new Metric(direction.Name == "minimize", new NumberReader(vocabulary).ReadMetric(expression))
            : throw vocabulary.Source.Error(section.Offset, "'(:metric minimize NUMBER)' or '(:metric maximize NUMBER)' is expected");
}
