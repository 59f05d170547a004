namespace NeuroSymbolic.Studio;

/// <summary>A request that is not answered, with the reason in a sentence.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="sentence">What was wrong and what would be right.</param>
internal sealed class RefusalException(int status, string sentence) : Exception(sentence)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;
}
