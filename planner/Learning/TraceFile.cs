using System.Collections.Immutable;
using System.Text;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Learning;

/// <summary>Demonstrations as text: <c>(trace (:domain NAME) (:types ...) (:objects ...) (:state (on a b) ...) (:action (pick a b)) (:state ...) ...)</c>.</summary>
/// <remarks>Domain and types may be left out, as may actions; <c>(:action ?)</c> is one without a name. A state lists all that is true.</remarks>
public static class TraceFile
{
    /// <summary>What the files' names end with.</summary>
    public const string Extension = ".trace";

    private static readonly string[] Sections = [":domain", ":types", ":objects", ":state", ":action"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    /// <exception cref="PddlException">Its text is wrong.</exception>
    public static Demonstration Load(string path, CancellationToken cancellation = default) => Read(SourceText.FromFile(path, cancellation));

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="PddlException">The text is wrong.</exception>
    public static Demonstration Parse(string text, string name = "trace") => Read(new SourceText(text, name));

    /// <summary>The text of a demonstration.</summary>
    public static string Format(Demonstration demonstration)
    {
        var text = new StringBuilder("(trace\n");
        if (demonstration.DomainName is { } domain)
        {
            text.Append("  (:domain ").Append(domain).Append(")\n");
        }

        if (!demonstration.Types.IsEmpty)
        {
            text.Append("  (:types ").AppendJoin(' ', demonstration.Types).Append(")\n");
        }

        text.Append("  (:objects ").AppendJoin(' ', demonstration.Objects).Append(")\n");
        for (int i = 0; i < demonstration.States.Length; i++)
        {
            if (i > 0)
            {
                text.Append("  (:action ").Append(demonstration.Steps[i - 1]?.ToString() ?? "?").Append(")\n");
            }

            text.Append("  (:state ").Append(demonstration.States[i]).Append(")\n");
        }

        return text.Append(")\n").ToString();
    }

    private static Demonstration Read(SourceText source)
    {
        SyntaxNode root = SyntaxReader.Read(source, "(trace ...");
        if (root.Head != "trace")
        {
            throw source.Error(root.Offset, "'(trace (:objects ...) (:state ...) (:action ...) (:state ...))' is expected");
        }

        SyntaxNode[] sections = root.Children[1..];
        foreach (SyntaxNode section in sections)
        {
            if (section.Head is not { } head || Array.IndexOf(Sections, head) < 0)
            {
                throw source.Error(section.Offset, $"one of {string.Join(", ", Sections)} is expected, not {section.Describe()}");
            }
        }

        ImmutableArray<TypedName> types = Single(source, sections, ":types") is { } declared
            ? TypedListReader.Read(source, declared.Tail, types: null, variables: false, distinct: false)
            : [];
        ImmutableArray<TypedName> objects = Single(source, sections, ":objects") is { } listed
            ? TypedListReader.Read(source, listed.Tail, types.IsEmpty ? null : Hierarchy(source, sections, types), variables: false)
            : throw source.Error(root.Offset, "the trace has no section (:objects ...), for instance (:objects a b - block)");
        var states = new List<FactSet>();
        var steps = new List<PlanStep?>();
        ReadCourse(source, sections, [.. objects.Select(item => item.Name)], states, steps);
        return states.Count >= 2
            ? new Demonstration(source.Name, types, objects, [.. states], [.. steps])
            {
                DomainName = Single(source, sections, ":domain") is { } title
                    ? title.Children is [_, { Name: { } name }] ? name : throw source.Error(title.Offset, "'(:domain NAME)' is expected")
                    : null,
            }
            : throw source.Error(root.Offset, $"the trace has {states.Count} states; at least two are needed to see a change");
    }

    private static TypeHierarchy Hierarchy(SourceText source, SyntaxNode[] sections, ImmutableArray<TypedName> types)
    {
        try
        {
            return new TypeHierarchy(types);
        }
        catch (ArgumentException cycle)
        {
            throw source.Error(Single(source, sections, ":types")!.Offset, $"the type '{cycle.Message}' would be a kind of itself");
        }
    }

    private static SyntaxNode? Single(SourceText source, SyntaxNode[] sections, string head)
    {
        SyntaxNode[] found = Array.FindAll(sections, section => section.Head == head);
        return found.Length < 2 ? found.FirstOrDefault() : throw source.Error(found[1].Offset, $"the section {head} is given twice");
    }

    private static void ReadCourse(
        SourceText source, SyntaxNode[] sections, HashSet<string> objects, List<FactSet> states, List<PlanStep?> steps)
    {
        SyntaxNode? pending = null;
        PlanStep? step = null;
        foreach (SyntaxNode section in sections)
        {
            source.Cancellation.ThrowIfCancellationRequested();
            if (section.Head == ":state")
            {
                if (states.Count > 0)
                {
                    steps.Add(step);
                }

                states.Add(new FactSet(Array.ConvertAll(section.Children[1..], node => ReadFact(source, node, objects))));
                (pending, step) = (null, null);
            }
            else if (section.Head == ":action")
            {
                if (pending is not null || states.Count == 0)
                {
                    throw source.Error(section.Offset, "a state is expected before each action");
                }

                pending = section;
                step = section.Children switch
                {
                    [_, { Name: "?" }] => null,
                    [_, { IsList: true } list] => ReadStep(source, list, objects),
                    _ => throw source.Error(section.Offset, "'(:action (NAME OBJECT ...))' or '(:action ?)' is expected"),
                };
            }
        }

        if (pending is not null)
        {
            throw source.Error(pending.Offset, "no state follows this action; add what was true after it or leave it out");
        }
    }

    private static Fact ReadFact(SourceText source, SyntaxNode node, HashSet<string> objects)
    {
        (string name, string[] arguments) = ReadNames(source, node, objects, "a fact such as '(on a b)'");
        return new Fact(name, arguments);
    }

    private static PlanStep ReadStep(SourceText source, SyntaxNode node, HashSet<string> objects)
    {
        (string name, string[] arguments) = ReadNames(source, node, objects, "an action such as '(pick a b)'");
        return new PlanStep(name, arguments);
    }

    private static (string Name, string[] Arguments) ReadNames(SourceText source, SyntaxNode node, HashSet<string> objects, string expected)
    {
        if (node.Head is not { } head || SymbolName.Flaw(head) is not null || Vocabulary.IsReserved(head))
        {
            throw source.Error(node.Offset, $"{expected} is expected, not {node.Describe()}");
        }

        string[] arguments = new string[node.Children.Length - 1];
        for (int i = 0; i < arguments.Length; i++)
        {
            SyntaxNode argument = node.Children[i + 1];
            arguments[i] = argument.Name is { } name && objects.Contains(name)
                ? name
                : throw source.Error(argument.Offset, argument.Name is { } unknown
                    ? $"unknown object '{unknown}'; {NearestName.Suggest(unknown, objects)}, or it is missing in (:objects ...)"
                    : $"an object is expected, not {argument.Describe()}");
        }

        return (head, arguments);
    }
}
