using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace NeuroSymbolic.Agents;

/// <summary>A connection to a policy server, from the server's first word on: one question, one answer.</summary>
/// <remarks>Whatever goes wrong, the caller gets one sentence with the address, within the time limit.</remarks>
internal sealed class PolicyConnection : IDisposable
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SilenceWithoutWord = TimeSpan.FromSeconds(5);

    private readonly RemoteAddress address;
    private readonly Action<string>? say;
    private readonly CancellationToken cancellation;
    private readonly OpenpiSocket socket;
    private bool hasSaidThatItWaits;

    private PolicyConnection(RemoteAddress address, ClientWebSocket socket, Action<string>? say, CancellationToken cancellation)
    {
        this.address = address;
        this.say = say;
        this.cancellation = cancellation;
        this.socket = new OpenpiSocket(socket);
    }

    /// <summary>What the server says of itself.</summary>
    public OpenpiMessage Metadata { get; private set; } = [];

    /// <summary>Connects, and waits for a server that is not up yet.</summary>
    /// <param name="address">The server and the time limit.</param>
    /// <param name="say">Told when there is something to wait for.</param>
    /// <param name="cancellation">Ends the waiting, here and in every answer.</param>
    /// <exception cref="RemotePolicyException">There is no server in time, or it is none for policies.</exception>
    /// <exception cref="OperationCanceledException">The run is to end.</exception>
    public static PolicyConnection Open(RemoteAddress address, Action<string>? say, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        for (bool isFirst = true; ; isFirst = false)
        {
            var socket = new ClientWebSocket();
            socket.Options.Proxy = null;
            try
            {
                using var timer = new CancellationTokenSource(Left(address.Limit, start));
                using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
                socket.ConnectAsync(address.Server, either.Token).GetAwaiter().GetResult();
                return Greeted(new PolicyConnection(address, socket, say, cancellation));
            }
            catch (Exception error) when (error is WebSocketException or OperationCanceledException)
            {
                socket.Dispose();
                cancellation.ThrowIfCancellationRequested();
                if (error is WebSocketException && error.GetBaseException() is not SocketException)
                {
                    throw new RemotePolicyException($"At {address.Server} there is no policy server: {RemoteText.Shown(error.Message)}", error);
                }

                string reason = error.GetBaseException() is SocketException refusal ? RemoteText.Shown(refusal.Message) : "no answer";
                if (Left(address.Limit, start) <= BetweenAttempts)
                {
                    throw new RemotePolicyException($"No policy server at {address.Server} within {Seconds(address)} s ({reason}).", error);
                }

                if (isFirst)
                {
                    say?.Invoke($"waiting for the policy server at {address.Server} ({reason}), at most {Seconds(address)} s");
                }
            }

            cancellation.WaitHandle.WaitOne(BetweenAttempts);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Sends a message and waits for the answer.</summary>
    /// <exception cref="RemotePolicyException">There is none in time, or it is none.</exception>
    /// <exception cref="OperationCanceledException">The run is to end.</exception>
    public OpenpiMessage Ask(OpenpiMessage question) => Hear(question);

    /// <summary>The error of an answer that lacks something.</summary>
    public RemotePolicyException Refused(OpenpiFormatException error) =>
        new($"The policy server at {address.Server} sent no proper answer: {error.Message}", error);

    /// <inheritdoc/>
    public void Dispose()
    {
        socket.CloseAsync().GetAwaiter().GetResult();
        socket.Dispose();
    }

    private static PolicyConnection Greeted(PolicyConnection connection)
    {
        try
        {
            connection.Metadata = connection.Hear(question: null);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private OpenpiMessage Hear(OpenpiMessage? question)
    {
        using var timer = new CancellationTokenSource(address.Limit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
        try
        {
            Task<(OpenpiMessage? Message, string? Text)> answer = ExchangeAsync(question, either.Token);
            if (!hasSaidThatItWaits && SilenceWithoutWord < address.Limit && !IsReady(answer))
            {
                hasSaidThatItWaits = true;
                say?.Invoke($"waiting for an answer of the policy server at {address.Server}, at most {Seconds(address)} s");
            }

            return answer.GetAwaiter().GetResult() switch
            {
                ({ } message, _) => message,
                (_, { } text) => throw new RemotePolicyException($"The policy server at {address.Server} failed: {RemoteText.Cause(text)}"),
                _ => throw new RemotePolicyException($"The policy server at {address.Server} closed the connection."),
            };
        }
        catch (Exception error) when (error is OperationCanceledException || (error is WebSocketException && either.IsCancellationRequested))
        {
            cancellation.ThrowIfCancellationRequested();
            throw new RemotePolicyException($"The policy server at {address.Server} did not answer within {Seconds(address)} s.", error);
        }
        catch (WebSocketException error)
        {
            throw new RemotePolicyException($"The connection to the policy server at {address.Server} broke off: {RemoteText.Shown(error.Message)}", error);
        }
        catch (OpenpiFormatException error)
        {
            throw Refused(error);
        }
    }

    private async Task<(OpenpiMessage? Message, string? Text)> ExchangeAsync(OpenpiMessage? question, CancellationToken either)
    {
        if (question is not null)
        {
            await socket.SendAsync(question, either).ConfigureAwait(false);
        }

        return await socket.ReceiveAsync(either).ConfigureAwait(false);
    }

    // whether it came, well or ill, before it would be worth a word
    private static bool IsReady(Task answer) => Task.WaitAny([answer], SilenceWithoutWord) == 0;

    private static TimeSpan Left(TimeSpan limit, long start) =>
        limit - Stopwatch.GetElapsedTime(start) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private static string Seconds(RemoteAddress address) => address.Limit.TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
