using System.Collections.Immutable;

namespace NeuroSymbolic.Language;

/// <summary>The texts that are open, and how problems find their domains. It never changes: opening a text makes a new one.</summary>
public sealed class PddlWorkspace
{
    private const string DomainFile = "domain.pddl";

    private readonly ImmutableDictionary<string, PddlDocument> open;
    private readonly IPddlTexts texts;

    /// <summary>A workspace without open texts.</summary>
    /// <param name="texts">Where texts are looked for that are not open.</param>
    public PddlWorkspace(IPddlTexts texts)
        : this([], texts)
    {
    }

    private PddlWorkspace(ImmutableDictionary<string, PddlDocument> open, IPddlTexts texts)
    {
        this.open = open;
        this.texts = texts;
    }

    /// <summary>The texts that are open.</summary>
    public IEnumerable<PddlDocument> Open => open.Values;

    /// <summary>With a text that is open, in place of an earlier one at its address.</summary>
    public PddlWorkspace With(PddlDocument document) => new(open.SetItem(document.Uri, document), texts);

    /// <summary>Without the text at an address.</summary>
    public PddlWorkspace Without(string uri) => new(open.Remove(uri), texts);

    /// <summary>The open text at an address; null where there is none.</summary>
    public PddlDocument? Find(string uri) => open.GetValueOrDefault(uri);

    /// <summary>The domain that gives a problem's names their meaning: <c>domain.pddl</c> beside it or one folder up, as for
    /// <c>./neurosym plan</c>, unless that has another name and an open text has the right one; else the well-known one. A domain is its own.</summary>
    /// <returns>Null where there is none.</returns>
    public PddlDocument? DomainOf(PddlDocument document)
    {
        if (document.Kind != PddlKind.Problem)
        {
            return document.Kind == PddlKind.Domain ? document : null;
        }

        PddlDocument? beside = Beside(document.Uri);
        return beside is not null && beside.Name == document.DomainName
            ? beside
            : open.Values.Where(other => other.Kind == PddlKind.Domain && other.Name == document.DomainName).MinBy(other => other.Uri)
                ?? beside
                ?? (texts.AddressOf(document.DomainName ?? "") is { } address ? At(address) : null);
    }

    /// <summary>The texts in which names of a text have the same meaning: its domain, and the problems of that domain that are open or lie
    /// near it.</summary>
    public IReadOnlyList<PddlDocument> Family(PddlDocument document)
    {
        if (DomainOf(document) is not { } domain)
        {
            return [document];
        }

        var family = new List<PddlDocument> { domain };
        IEnumerable<PddlDocument> near = texts.Near(domain.Uri).Where(uri => !open.ContainsKey(uri))
            .Select(uri => texts.Read(uri) is { } text ? new PddlDocument(uri, text) : null).OfType<PddlDocument>();
        family.AddRange(open.Values.OrderBy(other => other.Uri, StringComparer.Ordinal).Concat(near)
            .Where(other => other.Kind == PddlKind.Problem && DomainOf(other)?.Uri == domain.Uri));
        return family;
    }

    private PddlDocument? Beside(string uri)
    {
        foreach (string address in (string[])[DomainFile, "../" + DomainFile])
        {
            if (Uri.TryCreate(uri, UriKind.Absolute, out Uri? place) && Uri.TryCreate(place, address, out Uri? found))
            {
                if (At(found.AbsoluteUri) is { } document)
                {
                    return document;
                }
            }
        }

        return null;
    }

    private PddlDocument? At(string uri) =>
        (open.GetValueOrDefault(uri) ?? (texts.Read(uri) is { } text ? new PddlDocument(uri, text) : null)) is { Kind: PddlKind.Domain } domain ? domain : null;
}
