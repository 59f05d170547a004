using System.Text.Json;

namespace NeuroSymbolic.Language.Protocol;

/// <summary>Serves one editor over a pair of streams, as LSP 3.17 has it. Texts are read and judged beside the reading of messages, so that
/// no text keeps the next message waiting.</summary>
public sealed class LanguageServer : IDisposable
{
    private readonly MessageStream messages;
    private readonly Requests requests = new();
    private readonly DiagnosticsPublisher publisher;
    private readonly Dictionary<string, CancellationTokenSource> running = [];
    private PddlWorkspace workspace;
    private bool isInitialized;
    private bool isShutDown;

    /// <summary>A server that waits for <see cref="Run"/>.</summary>
    /// <param name="input">Where the editor's messages come from.</param>
    /// <param name="output">Where messages to the editor go; nothing else may be written there.</param>
    /// <param name="texts">The files beside the open texts.</param>
    /// <param name="pause">How long a text must stay as it is before it is judged.</param>
    public LanguageServer(Stream input, Stream output, IPddlTexts texts, TimeSpan pause)
    {
        messages = new MessageStream(input, output);
        workspace = new PddlWorkspace(texts);
        publisher = new DiagnosticsPublisher(messages, pause);
    }

    /// <summary>Serves until the editor says <c>exit</c> or its stream ends.</summary>
    /// <returns>Whether the editor ended it in the order that the protocol asks for: <c>shutdown</c>, then <c>exit</c>.</returns>
    /// <exception cref="InvalidDataException">What comes in is not the protocol.</exception>
    public bool Run()
    {
        while (messages.Read() is { } content)
        {
            JsonElement message;
            try
            {
                using JsonDocument document = JsonDocument.Parse(content);
                message = document.RootElement.Clone();
            }
            catch (JsonException)
            {
                Answer(null, ProtocolException.ParseError, "The message is no JSON.");
                continue;
            }

            if (message.ValueKind != JsonValueKind.Object || !message.TryGetProperty("method", out JsonElement named)
                || named.ValueKind != JsonValueKind.String)
            {
                // an answer to a question: none is asked
                if (message.ValueKind != JsonValueKind.Object || !message.TryGetProperty("id", out _))
                {
                    Answer(null, ProtocolException.InvalidRequest, "A message is an object with a method.");
                }

                continue;
            }

            string method = named.GetString()!;
            if (method == "exit")
            {
                return isShutDown;
            }

            JsonElement? id = message.TryGetProperty("id", out JsonElement given) ? given : null;
            JsonElement parameters = message.TryGetProperty("params", out JsonElement stated) ? stated : default;
            Handle(method, id, parameters);
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        publisher.Dispose();
        messages.Dispose();
    }

    private void Handle(string method, JsonElement? id, JsonElement parameters)
    {
        try
        {
            if (id is not { } request)
            {
                if (isInitialized && !isShutDown)
                {
                    Notice(method, parameters);
                }

                return;
            }

            switch (method)
            {
                case "initialize" when !isInitialized:
                    isInitialized = true;
                    Reply(request, requests.Initialize(parameters));
                    break;
                case "shutdown" when isInitialized:
                    isShutDown = true;
                    Reply(request, json => json.WriteNullValue());
                    break;
                case "initialize":
                    throw new ProtocolException(ProtocolException.InvalidRequest, "The server is initialized already.");
                case var _ when !isInitialized:
                    throw new ProtocolException(ProtocolException.NotInitialized, "The first request must be 'initialize'.");
                case var _ when isShutDown:
                    throw new ProtocolException(ProtocolException.InvalidRequest, "The server was shut down.");
                default:
                    Start(request, requests.Find(method), parameters);
                    break;
            }
        }
        catch (Exception error) when (error is ProtocolException or JsonException)
        {
            if (id is not null)
            {
                Answer(id, error is ProtocolException known ? known.Code : ProtocolException.InvalidParameters, error.Message);
            }
        }
    }

    /// <summary>Works on a request beside the reading of messages, on the texts as they are now.</summary>
    private void Start(JsonElement id, Func<PddlWorkspace, JsonElement, Action<Utf8JsonWriter>> request, JsonElement parameters)
    {
        PddlWorkspace now = workspace;
        string key = id.GetRawText();
        var cancellation = new CancellationTokenSource();
        lock (running)
        {
            running[key] = cancellation;
        }

        _ = Task.Run(() =>
        {
            try
            {
                Action<Utf8JsonWriter> result = request(now, parameters);
                cancellation.Token.ThrowIfCancellationRequested();
                Reply(id, result);
            }
            catch (OperationCanceledException)
            {
                Answer(id, ProtocolException.RequestCancelled, "The request was cancelled.");
            }
            catch (ProtocolException error)
            {
                Answer(id, error.Code, error.Message);
            }
            catch (JsonException error)
            {
                Answer(id, ProtocolException.InvalidParameters, error.Message);
            }
            catch (IOException)
            {
                // the editor is gone; the reading of messages ends for the same reason
            }
#pragma warning disable CA1031 // a request that fails must be answered, and must not end the server
            catch (Exception bug)
#pragma warning restore CA1031
            {
                Answer(id, ProtocolException.InternalError, $"internal error ({bug.GetType().Name}: {bug.Message}); please report it");
            }
            finally
            {
                lock (running)
                {
                    running.Remove(key);
                }

                cancellation.Dispose();
            }
        });
    }

    private void Notice(string method, JsonElement parameters)
    {
        switch (method)
        {
            case "textDocument/didOpen":
                TextDocumentItem opened = Requests.Read(parameters, ProtocolJsonContext.Default.OpenParameters).TextDocument;
                Keep(new PddlDocument(opened.Uri, opened.Text), opened.Version);
                break;
            case "textDocument/didChange":
                ChangeParameters change = Requests.Read(parameters, ProtocolJsonContext.Default.ChangeParameters);
                if (workspace.Find(change.TextDocument.Uri) is { } document)
                {
                    foreach (ContentChange part in change.ContentChanges)
                    {
                        document = Requests.Apply(document, part);
                    }

                    Keep(document, change.TextDocument.Version);
                }

                break;
            case "textDocument/didClose":
                string uri = Requests.Read(parameters, ProtocolJsonContext.Default.DocumentParameters).TextDocument.Uri;
                workspace = workspace.Without(uri);
                publisher.Clear(uri);
                publisher.JudgeProblems(workspace);
                break;
            case "textDocument/didSave":
                publisher.JudgeProblems(workspace);
                break;
            case "$/cancelRequest" when parameters.ValueKind == JsonValueKind.Object && parameters.TryGetProperty("id", out JsonElement id):
                lock (running)
                {
                    if (running.TryGetValue(id.GetRawText(), out CancellationTokenSource? cancellation))
                    {
                        cancellation.Cancel();
                    }
                }

                break;
        }
    }

    private void Keep(PddlDocument document, int? version)
    {
        workspace = workspace.With(document);
        publisher.Judge(workspace, document, version);
    }

    private void Reply(JsonElement id, Action<Utf8JsonWriter> result) => Send(id, json =>
    {
        json.WritePropertyName("result");
        result(json);
    });

    private void Answer(JsonElement? id, int code, string sentence) => Send(id, json =>
    {
        json.WriteStartObject("error");
        json.WriteNumber("code", code);
        json.WriteString("message", sentence);
        json.WriteEndObject();
    });

    private void Send(JsonElement? id, Action<Utf8JsonWriter> rest) => messages.Send(json =>
    {
        json.WriteStartObject();
        json.WriteString("jsonrpc", "2.0");
        json.WritePropertyName("id");
        if (id is { } request)
        {
            request.WriteTo(json);
        }
        else
        {
            json.WriteNullValue();
        }

        rest(json);
        json.WriteEndObject();
    });
}
