using System.Text.Json;

namespace NeuroSymbolic.Language.Protocol;

/// <summary>Judges texts beside the reading of messages and sends what is wrong. A change of a text ends the judging of what it was.</summary>
/// <param name="messages">Where findings go.</param>
/// <param name="pause">How long a text must stay as it is before it is judged.</param>
internal sealed class DiagnosticsPublisher(MessageStream messages, TimeSpan pause) : IDisposable
{
    // for each text what ends the judging of it, and its version
    private readonly Dictionary<string, (CancellationTokenSource Ending, int? Version)> judged = [];

    /// <summary>Judges a text that is new, and the problems that it may be the domain of.</summary>
    public void Judge(PddlWorkspace workspace, PddlDocument document, int? version)
    {
        Start(workspace, document, version, others: true);
    }

    /// <summary>Judges all problems, because a domain may have come or gone.</summary>
    public void JudgeProblems(PddlWorkspace workspace)
    {
        foreach (PddlDocument document in workspace.Open)
        {
            Start(workspace, document, VersionOf(document.Uri), others: false);
        }
    }

    /// <summary>Takes back what was said of a text.</summary>
    public void Clear(string uri)
    {
        lock (judged)
        {
            if (judged.Remove(uri, out (CancellationTokenSource Ending, int? Version) old))
            {
                old.Ending.Cancel();
            }
        }

        Send(new PublishedDiagnostics(uri, null, []), isWanted: null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (judged)
        {
            foreach ((CancellationTokenSource ending, _) in judged.Values)
            {
                ending.Cancel();
            }
        }
    }

    private int? VersionOf(string uri)
    {
        lock (judged)
        {
            return judged.TryGetValue(uri, out (CancellationTokenSource Ending, int? Version) known) ? known.Version : null;
        }
    }

    // what is found of an old version is of no use
    private bool IsOpen(string uri, int? version)
    {
        lock (judged)
        {
            return judged.TryGetValue(uri, out (CancellationTokenSource Ending, int? Version) known) && known.Version == version;
        }
    }

    private void Start(PddlWorkspace workspace, PddlDocument document, int? version, bool others)
    {
        // not disposed, because the work that it ends may still look at it
        var ending = new CancellationTokenSource();
        lock (judged)
        {
            if (judged.TryGetValue(document.Uri, out (CancellationTokenSource Ending, int? Version) old))
            {
                old.Ending.Cancel();
            }

            judged[document.Uri] = (ending, version);
        }

        CancellationToken cancellation = ending.Token;
        _ = Task.Run(
            async () =>
            {
                if (pause > TimeSpan.Zero)
                {
                    await Task.Delay(pause, cancellation).ConfigureAwait(false);
                }

                Publish(workspace, document, version, cancellation);

                // whether it is a domain is known only after it was read
                if (others && document.Kind != PddlKind.Problem)
                {
                    foreach (PddlDocument other in workspace.Open.Where(other => other.Uri != document.Uri))
                    {
                        if (other.Kind == PddlKind.Problem)
                        {
                            Publish(workspace, other, VersionOf(other.Uri), cancellation);
                        }
                    }
                }
            },
            cancellation);
    }

    private void Publish(PddlWorkspace workspace, PddlDocument document, int? version, CancellationToken cancellation)
    {
        try
        {
            IReadOnlyList<PddlDiagnostic> found = new PddlLanguage(workspace).Diagnostics(document, cancellation);
            WireDiagnostic[] diagnostics = [.. found.Select(diagnostic => Wire.Diagnostic(document, diagnostic))];
            Send(
                new PublishedDiagnostics(document.Uri, version, diagnostics),
                () => !cancellation.IsCancellationRequested && IsOpen(document.Uri, version));
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // the editor is gone, or has a newer text
        }
    }

    private void Send(PublishedDiagnostics diagnostics, Func<bool>? isWanted) => messages.Send(
        json =>
        {
            json.WriteStartObject();
            json.WriteString("jsonrpc", "2.0");
            json.WriteString("method", "textDocument/publishDiagnostics");
            json.WritePropertyName("params");
            JsonSerializer.Serialize(json, diagnostics, ProtocolJsonContext.Default.PublishedDiagnostics);
            json.WriteEndObject();
        },
        isWanted);
}
