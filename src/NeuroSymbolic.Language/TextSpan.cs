namespace NeuroSymbolic.Language;

/// <summary>A part of a text.</summary>
/// <param name="Start">UTF-16 units from the start of the text.</param>
/// <param name="Length">In such units.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Where the text goes on behind the part.</summary>
    public int End => Start + Length;
}
