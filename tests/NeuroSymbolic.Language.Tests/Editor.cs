using System.Globalization;
using System.IO.Pipes;
using System.Text;
using System.Text.Json;
using NeuroSymbolic.Language.Protocol;

namespace NeuroSymbolic.Language.Tests;

/// <summary>An editor that speaks to a server over pipes.</summary>
internal sealed class Editor : IDisposable
{
    private readonly AnonymousPipeServerStream toServer = new(PipeDirection.Out);
    private readonly AnonymousPipeServerStream fromServer = new(PipeDirection.In);
    private readonly AnonymousPipeClientStream serverInput;
    private readonly AnonymousPipeClientStream serverOutput;
    private readonly LanguageServer server;
    private readonly List<JsonElement> waiting = [];
    private int requests;

    public Editor(IPddlTexts? texts = null)
    {
        serverInput = new AnonymousPipeClientStream(PipeDirection.In, toServer.ClientSafePipeHandle);
        serverOutput = new AnonymousPipeClientStream(PipeDirection.Out, fromServer.ClientSafePipeHandle);
        server = new LanguageServer(serverInput, serverOutput, texts ?? new Texts(), TimeSpan.Zero);
        Ended = Task.Run(server.Run);
    }

    /// <summary>Whether the server was ended in the right order, once it has ended.</summary>
    public Task<bool> Ended { get; }

    public static Editor Initialized()
    {
        var editor = new Editor();
        editor.Ask("initialize", """{"processId":null,"capabilities":{"textDocument":{"completion":{"completionItem":{"snippetSupport":true}}}}}""");
        editor.Tell("initialized", "{}");
        return editor;
    }

    public void Write(string text)
    {
        toServer.Write(Encoding.UTF8.GetBytes(text));
        toServer.Flush();
    }

    public void WriteMessage(string json) =>
        Write(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}"));

    public void Tell(string method, string parameters) => WriteMessage($$"""{"jsonrpc":"2.0","method":"{{method}}","params":{{parameters}}}""");

    public void Open(string uri, string text) => Tell(
        "textDocument/didOpen",
        $$$"""{"textDocument":{"uri":"{{{uri}}}","languageId":"pddl","version":1,"text":{{{JsonSerializer.Serialize(text)}}}}}""");

    /// <summary>Sends a request and waits for what answers it.</summary>
    public JsonElement Ask(string method, string parameters)
    {
        int id = ++requests;
        WriteMessage($$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{parameters}}}""");
        return Await(message => message.TryGetProperty("id", out JsonElement of) && of.ValueKind == JsonValueKind.Number && of.GetInt32() == id);
    }

    public JsonElement AskAt(string method, string uri, int line, int character, string rest = "") => Ask(
        method, $$$"""{"textDocument":{"uri":"{{{uri}}}"},"position":{"line":{{{line}}},"character":{{{character}}}}{{{rest}}}}""");

    /// <summary>The findings in a version of a text.</summary>
    public JsonElement[] Findings(string uri, int version) => [.. Await(message =>
            message.TryGetProperty("params", out JsonElement parameters) && parameters.GetProperty("uri").GetString() == uri
            && parameters.TryGetProperty("version", out JsonElement of) && of.GetInt32() == version)
        .GetProperty("params").GetProperty("diagnostics").EnumerateArray()];

    /// <summary>The next message that is wanted; others are kept.</summary>
    public JsonElement Await(Func<JsonElement, bool> isWanted)
    {
        while (true)
        {
            int index = waiting.FindIndex(message => isWanted(message));
            if (index >= 0)
            {
                JsonElement found = waiting[index];
                waiting.RemoveAt(index);
                return found;
            }

            waiting.Add(Read());
        }
    }

    public void Hang() => toServer.Dispose();

    public void Dispose()
    {
        toServer.Dispose();
        Task.WhenAny(Ended).Wait();
        server.Dispose();
        serverInput.Dispose();
        serverOutput.Dispose();
        fromServer.Dispose();
    }

    private JsonElement Read()
    {
        string header = "";
        while (!header.EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            int next = fromServer.ReadByte();
            Assert.NotEqual(-1, next);
            header += (char)next;
        }

        byte[] content = new byte[int.Parse(header.Split(':')[1], CultureInfo.InvariantCulture)];
        fromServer.ReadExactly(content);
        return JsonDocument.Parse(content).RootElement;
    }
}
