namespace NeuroSymbolic.Language.Protocol;

/// <summary>A request that gets an error as its answer.</summary>
/// <param name="code">The protocol's number for what is wrong.</param>
/// <param name="message">What is wrong, as a sentence.</param>
internal sealed class ProtocolException(int code, string message) : Exception(message)
{
    public const int ParseError = -32700;
    public const int InvalidRequest = -32600;
    public const int MethodNotFound = -32601;
    public const int InvalidParameters = -32602;
    public const int InternalError = -32603;
    public const int NotInitialized = -32002;
    public const int RequestFailed = -32803;
    public const int RequestCancelled = -32800;

    public int Code => code;
}
