using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NeuroSymbolic.Language.Protocol;

/// <summary>Messages of JSON-RPC over a pair of streams, each behind a header with its length (LSP 3.17, base protocol).</summary>
/// <param name="input">Where messages come from.</param>
/// <param name="output">Where messages go.</param>
internal sealed class MessageStream(Stream input, Stream output) : IDisposable
{
    /// <summary>The longest message that is read, in bytes: far longer than any text that is worth editing.</summary>
    public const int LongestMessageBytes = 256 << 20;

    private const int LongestHeaderBytes = 4096;

    private readonly Lock writing = new();
    private readonly BufferedStream buffered = new(input, 1 << 16);

    /// <summary>The content of the next message; null at the end of the stream.</summary>
    /// <returns>Empty for a header without a length.</returns>
    /// <exception cref="InvalidDataException">The stream holds no messages of the protocol.</exception>
    public byte[]? Read()
    {
        int length = -1;
        var line = new StringBuilder();
        int headerBytes = 0;
        while (true)
        {
            int next = buffered.ReadByte();
            if (next < 0)
            {
                return null;
            }

            if (++headerBytes > LongestHeaderBytes)
            {
                throw new InvalidDataException("what comes in is no message with a Content-Length header");
            }

            if (next != '\n')
            {
                line.Append((char)next);
                continue;
            }

            string header = line.ToString().TrimEnd('\r');
            line.Clear();
            if (header.Length == 0)
            {
                break;
            }

            string[] parts = header.Split(':', 2);
            if (parts is [var name, var value] && name.Trim().Equals("Content-Length", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int stated))
            {
                length = stated;
            }
        }

        if (length > LongestMessageBytes)
        {
            throw new InvalidDataException($"a message has {length >> 20} MiB; at most {LongestMessageBytes >> 20} MiB are read");
        }

        byte[] content = new byte[Math.Max(0, length)];
        return buffered.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) == content.Length ? content : null;
    }

    /// <inheritdoc/>
    public void Dispose() => buffered.Dispose();

    /// <summary>Sends one message; several threads may.</summary>
    /// <param name="write">Writes its content.</param>
    /// <param name="isWanted">Asked last, so that nothing outdated is sent; null where it always is wanted.</param>
    public void Send(Action<Utf8JsonWriter> write, Func<bool>? isWanted = null)
    {
        var content = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(content))
        {
            write(json);
        }

        byte[] header = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {content.WrittenCount}\r\n\r\n"));
        lock (writing)
        {
            if (isWanted is null || isWanted())
            {
                output.Write(header);
                output.Write(content.WrittenSpan);
                output.Flush();
            }
        }
    }
}
