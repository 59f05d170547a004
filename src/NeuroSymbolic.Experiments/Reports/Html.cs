namespace NeuroSymbolic.Experiments;

/// <summary>Text that is HTML already. It is made from interpolated strings whose holes are escaped, so that nothing that an episode or
/// a file says can become markup.</summary>
/// <param name="Text">The markup.</param>
internal readonly record struct Html(string Text)
{
    /// <summary>Nothing.</summary>
    public static Html Empty { get; } = new("");

    /// <summary>Markup from an interpolated string.</summary>
    public static Html Of(HtmlInterpolation text) => text.ToHtml();

    /// <summary>Pieces one after another.</summary>
    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.Text)));

    /// <inheritdoc/>
    public override string ToString() => Text;
}
