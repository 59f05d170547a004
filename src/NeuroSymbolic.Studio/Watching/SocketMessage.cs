namespace NeuroSymbolic.Studio;

/// <summary>One message to the page.</summary>
/// <param name="Bytes">UTF-8 text, or single-precision numbers.</param>
/// <param name="IsText">Which of the two.</param>
internal readonly record struct SocketMessage(byte[] Bytes, bool IsText);
