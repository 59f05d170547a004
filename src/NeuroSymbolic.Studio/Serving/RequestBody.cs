using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace NeuroSymbolic.Studio;

/// <summary>Reads what a request brings, up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>Of a request that is too large so much is read and forgotten: a client that is cut off while it sends hears no reason.</summary>
    public const long MostForgottenBytes = 64L << 20;

    private const int MostBytes = 8 << 20;

    /// <summary>The answer to a request that is too large.</summary>
    public static string TooLarge { get; } = $"A request has at most {MostBytes >> 20} MiB; ./neurosym plan reads files of up to 16.";

    /// <summary>Reads one JSON value.</summary>
    /// <exception cref="RefusalException">It is too large.</exception>
    /// <exception cref="JsonException">It is not the one that is expected.</exception>
    public static async Task<T> Read<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        using var kept = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        long length = 0;
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted).ConfigureAwait(false) is > 0 and int read)
        {
            length += read;
            if (length <= MostBytes)
            {
                kept.Write(buffer, 0, read);
            }
        }

        return length > MostBytes
            ? throw new RefusalException(413, TooLarge)
            : JsonSerializer.Deserialize(kept.GetBuffer().AsSpan(0, (int)kept.Length), type) ?? throw new JsonException();
    }
}
