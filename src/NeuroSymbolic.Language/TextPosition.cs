namespace NeuroSymbolic.Language;

/// <summary>A place in a text as editors count.</summary>
/// <param name="Line">From 0.</param>
/// <param name="Character">UTF-16 units from the start of the line.</param>
public readonly record struct TextPosition(int Line, int Character);
