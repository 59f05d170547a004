using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace NeuroSymbolic.Studio.Tests;

/// <summary>A studio without a browser, with a page of one line.</summary>
public sealed class ServedStudio : IAsyncLifetime
{
    private readonly string page = Directory.CreateTempSubdirectory("neurosym-page-").FullName;
    private StudioServer? server;

    internal Uri Address => server!.Address;

    internal HttpClient Client { get; private set; } = null!;

    internal static string Domain { get; } = File.ReadAllText(Path.Combine(Repository.Domains, "hanoi", "domain.pddl"));

    internal static string Problem { get; } = File.ReadAllText(Path.Combine(Repository.Domains, "hanoi", "problems", "hanoi-3.pddl"));

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(page, "index.html"), "<p>page</p>");
        server = await StudioServer.StartAsync(new StudioPlaces(Repository.Root, page), port: 0);
        Client = new HttpClient { BaseAddress = server.Address };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await server!.DisposeAsync();
        Directory.Delete(page, recursive: true);
    }

    internal async Task<(int Status, JsonElement Answer)> Post(string path, object question)
    {
        using HttpResponseMessage response = await Client.PostAsJsonAsync(path, question);
        string text = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain(Repository.Root, text, StringComparison.Ordinal);
        return ((int)response.StatusCode, JsonDocument.Parse(text).RootElement);
    }

    internal async Task<JsonElement> Get(string path) => JsonDocument.Parse(await Client.GetStringAsync(path)).RootElement;

    /// <summary>Whether it still answers.</summary>
    internal async Task<bool> Lives() => (await Get("/api/menu")).GetProperty("tasks").GetArrayLength() > 0;

    internal async Task<ClientWebSocket> Connect(string query, string? origin = null)
    {
        var socket = new ClientWebSocket();
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        await socket.ConnectAsync(new UriBuilder("ws", Address.Host, Address.Port, "/api/watch", "?" + query).Uri, CancellationToken.None);
        return socket;
    }

    /// <summary>The next message: JSON, or the numbers of a frame; null at the end.</summary>
    internal static async Task<(JsonElement? Json, float[]? Frame)> Receive(WebSocket socket)
    {
        using var message = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        while (true)
        {
            WebSocketReceiveResult part = await socket.ReceiveAsync(buffer, CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return (null, null);
            }

            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                byte[] all = message.ToArray();
                if (part.MessageType == WebSocketMessageType.Text)
                {
                    return (JsonDocument.Parse(Encoding.UTF8.GetString(all)).RootElement, null);
                }

                float[] frame = new float[all.Length / sizeof(float)];
                Buffer.BlockCopy(all, 0, frame, 0, all.Length);
                return (null, frame);
            }
        }
    }
}
