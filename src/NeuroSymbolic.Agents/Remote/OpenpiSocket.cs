using System.Net.WebSockets;
using System.Text;

namespace NeuroSymbolic.Agents;

/// <summary>Whole messages over a WebSocket, for either end: binary ones are the protocol's, a text one is an error.</summary>
/// <param name="socket">An open socket, which is disposed of with this.</param>
public sealed class OpenpiSocket(WebSocket socket) : IDisposable
{
    /// <summary>The longest message that is taken, bytes: fifty times what a request with two pictures of 224 pixels has.</summary>
    public const int LongestMessage = 16 << 20;

    // how much an end that breaks off waits for the other one to say that it has understood
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private byte[] buffer = new byte[64 << 10];

    /// <summary>Sends a message.</summary>
    /// <exception cref="WebSocketException">The connection is broken.</exception>
    public async Task SendAsync(OpenpiMessage message, CancellationToken cancellation) =>
        await socket.SendAsync(OpenpiWriter.Write(message), WebSocketMessageType.Binary, endOfMessage: true, cancellation).ConfigureAwait(false);

    /// <summary>Waits for the next message, in however many pieces it comes.</summary>
    /// <returns>The message; or the text that was sent in its place; or neither, where the other end has closed.</returns>
    /// <exception cref="OpenpiFormatException">It is too long or no message of the protocol.</exception>
    /// <exception cref="WebSocketException">The connection is broken.</exception>
    public async Task<(OpenpiMessage? Message, string? Text)> ReceiveAsync(CancellationToken cancellation)
    {
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult piece = await socket.ReceiveAsync(buffer.AsMemory(length), cancellation).ConfigureAwait(false);
            length += piece.Count;
            if (piece.MessageType == WebSocketMessageType.Close)
            {
                return (null, null);
            }

            if (piece.EndOfMessage)
            {
                return piece.MessageType == WebSocketMessageType.Text
                    ? (null, Encoding.UTF8.GetString(buffer, 0, length))
                    : (OpenpiReader.Read(buffer.AsMemory(0, length)), null);
            }

            // grows by what has come, never by what a frame says is to come
            if (length == buffer.Length)
            {
                if (length >= LongestMessage)
                {
                    throw new OpenpiFormatException($"A message is longer than {LongestMessage >> 20} MB.");
                }

                Array.Resize(ref buffer, Math.Min(2 * length, LongestMessage));
            }
        }
    }

    /// <summary>Sends an error as text and closes with the code 1011.</summary>
    public async Task FailAsync(string error)
    {
        using var patience = new CancellationTokenSource(Farewell);
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(error), WebSocketMessageType.Text, endOfMessage: true, patience.Token).ConfigureAwait(false);
            await socket.CloseOutputAsync(
                WebSocketCloseStatus.InternalServerError, "The error is in the text message before.", patience.Token).ConfigureAwait(false);

            // the other end may still be sending; a connection cut off under it would lose it the text
            while (socket.State == WebSocketState.CloseSent
                && (await socket.ReceiveAsync(buffer.AsMemory(), patience.Token).ConfigureAwait(false)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception error2) when (error2 is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // it was told as far as it listened
        }
    }

    /// <summary>Closes in order, as far as the other end still listens.</summary>
    public async Task CloseAsync()
    {
        using var patience = new CancellationTokenSource(Farewell);
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // it is gone already
        }
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();
}
