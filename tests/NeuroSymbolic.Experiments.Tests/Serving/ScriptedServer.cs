using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using NeuroSymbolic.Agents;

namespace NeuroSymbolic.Experiments.Tests.Serving;

/// <summary>A policy server that says what the test wants: metadata first, then whatever the script of that connection does.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Func<WebSocket, int, Task> script;

    // a silent connection stays open although nobody reads from it any more
    private readonly ConcurrentBag<WebSocket> connections = [];

    public ScriptedServer(int port, Func<WebSocket, int, Task> script)
    {
        this.script = script;
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        _ = Task.Run(ServeAsync);
    }

    /// <summary>What clients sent, in order.</summary>
    public ConcurrentQueue<OpenpiMessage> Received { get; } = new();

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Waits for a request; null when the client has gone.</summary>
    public async Task<OpenpiMessage?> ReceiveAsync(WebSocket socket)
    {
        using var whole = new MemoryStream();
        byte[] buffer = new byte[1 << 20];
        while (true)
        {
            WebSocketReceiveResult piece = await socket.ReceiveAsync(buffer, CancellationToken.None);
            if (piece.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            whole.Write(buffer, 0, piece.Count);
            if (piece.EndOfMessage)
            {
                OpenpiMessage message = OpenpiReader.Read(whole.ToArray());
                Received.Enqueue(message);
                return message;
            }
        }
    }

    public static Task SendAsync(WebSocket socket, byte[] bytes, WebSocketMessageType type = WebSocketMessageType.Binary, bool isEnd = true) =>
        socket.SendAsync(bytes, type, isEnd, CancellationToken.None);

    public static byte[] Actions(int rows, int extraBytes = 0) => OpenpiWriter.Write(new OpenpiMessage
    {
        { "actions", NumpyArray.Of(new float[rows * 7], [rows, 7]) },
        { "extra", new byte[extraBytes] },
    }).ToArray();

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            for (int connection = 0; ; connection++)
            {
                HttpListenerContext context = await listener.GetContextAsync();
                WebSocket socket = (await context.AcceptWebSocketAsync(null)).WebSocket;
                connections.Add(socket);
                int mine = connection;
                _ = Task.Run(async () =>
                {
                    await SendAsync(socket, [0x80]);
                    await script(socket, mine);
                });
            }
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
        {
            // the test is over
        }
    }
}
