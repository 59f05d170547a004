using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>Offers an agent to clients that speak openpi's protocol over WebSocket. Each connection is an episode with an agent of its own.</summary>
public sealed class PolicyServer : IDisposable
{
    private const int MostConnections = 32;

    private readonly HttpListener listener = new();
    private readonly ServedPolicy policy;
    private readonly Action<string>? say;
    private readonly ConcurrentDictionary<int, Task> sessions = new();

    private PolicyServer(ServedPolicy policy, Uri address, Action<string>? say)
    {
        this.policy = policy;
        this.say = say;
        Address = address;
    }

    /// <summary>Where clients connect.</summary>
    public Uri Address { get; }

    /// <summary>Begins to listen.</summary>
    /// <param name="policy">What is offered.</param>
    /// <param name="host">The name or address that is listened on; a loopback one admits this machine alone, 0.0.0.0 any.</param>
    /// <param name="port">The port.</param>
    /// <param name="say">Told of each connection, in words for people.</param>
    /// <exception cref="UsageException">It cannot listen there.</exception>
    public static PolicyServer Start(ServedPolicy policy, string host, int port, Action<string>? say)
    {
        PolicyServer? server = null;
        try
        {
            string name = host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host;
            server = new PolicyServer(policy, new UriBuilder("ws", host, port).Uri, say);
            string[] names = name switch
            {
                "0.0.0.0" or "[::]" => ["*"],
                "127.0.0.1" or "localhost" => ["127.0.0.1", "localhost"],
                _ => [name],
            };
            Array.ForEach(names, one => server.listener.Prefixes.Add($"http://{one}:{port}/"));
            server.listener.Start();
            return server;
        }
        catch (Exception error) when (error is HttpListenerException or System.Net.Sockets.SocketException or ArgumentException or UriFormatException)
        {
            server?.Dispose();
            throw new UsageException($"It is not possible to listen on {host}, port {port} ({error.Message}); give --port or --host another value.", error);
        }
    }

    /// <summary>Serves until it is cancelled, and ends when the last session has.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using CancellationTokenRegistration stop = cancellation.Register(listener.Stop);
        for (int number = 1; !cancellation.IsCancellationRequested; number++)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                break;
            }

            int mine = number;
            Task session = Task.Run(() => ReceiveAsync(context, mine, cancellation), CancellationToken.None);
            sessions[mine] = session;
            _ = session.ContinueWith(_ => sessions.TryRemove(mine, out Task? _), TaskScheduler.Default);
        }

        await Task.WhenAll(sessions.Values).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => listener.Close();

    private async Task ReceiveAsync(HttpListenerContext context, int number, CancellationToken cancellation)
    {
        try
        {
            // a page in a browser names its origin, programs do not: no page may drive a robot behind its reader's back
            (HttpStatusCode status, string words)? refusal =
                context.Request.Url?.AbsolutePath == "/healthz" ? (HttpStatusCode.OK, "OK\n")
                : context.Request.Headers["Origin"] is not null ? (HttpStatusCode.Forbidden, "Pages in browsers are not served.\n")
                : !context.Request.IsWebSocketRequest ? (HttpStatusCode.UpgradeRequired, "This is an openpi policy server: connect by WebSocket.\n")
                : sessions.Count > MostConnections ? (HttpStatusCode.ServiceUnavailable, $"There are {MostConnections} clients already.\n")
                : null;
            if (refusal is var (status, words))
            {
                context.Response.StatusCode = (int)status;
                context.Response.Close(System.Text.Encoding.UTF8.GetBytes(words), willBlock: false);
                return;
            }

            WebSocket socket = (await context.AcceptWebSocketAsync(subProtocol: null).ConfigureAwait(false)).WebSocket;
            using var openpi = new OpenpiSocket(socket);
            await ServeAsync(openpi, $"client {number} ({context.Request.RemoteEndPoint})", cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is WebSocketException or HttpListenerException or IOException or ObjectDisposedException)
        {
            say?.Invoke($"client {number} is gone: {error.Message}");
        }
    }

    private async Task ServeAsync(OpenpiSocket socket, string client, CancellationToken cancellation)
    {
        say?.Invoke($"{client} has come");
        using var session = new PolicySession(policy, socket, cancellation);
        try
        {
            await session.RunAsync().ConfigureAwait(false);
            await socket.CloseAsync().ConfigureAwait(false);
            say?.Invoke($"{client} has left after {session.Answers} actions");
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await socket.FailAsync("The server is shut down.").ConfigureAwait(false);
        }
        catch (WebSocketException error)
        {
            say?.Invoke($"{client} broke off after {session.Answers} actions: {error.Message}");
        }
#pragma warning disable CA1031 // whatever a client brings about ends its session and no other
        catch (Exception error)
#pragma warning restore CA1031
        {
            string sentence = error is OpenpiFormatException or NeuroSymbolicException
                ? error.Message
                : $"The agent broke ({error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")}).";
            say?.Invoke($"{client} after {session.Answers} actions: {sentence}");
            await socket.FailAsync(sentence).ConfigureAwait(false);
        }
    }
}
