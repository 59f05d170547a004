using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;

namespace NeuroSymbolic.Experiments.Tests.Serving;

/// <summary>Our episodes driven by policy servers that fail in every way that was reported of them.</summary>
public sealed class RemoteAgentTests : IDisposable
{
    private const string Task = "hanoi-move";

    private readonly TemporaryFolder folder = new();
    private readonly List<string> said = [];

    [Fact]
    public void Server_that_dies_or_talks_nonsense_costs_its_episode_alone()
    {
        int port = ScriptedServer.FreePort();
        ScriptedServer? itself = null;
        using var server = new ScriptedServer(port, async (socket, episode) =>
        {
            for (int request = 0; await itself!.ReceiveAsync(socket) is not null; request++)
            {
                await Answer(socket, episode, request);
            }
        });
        itself = server;

        List<EpisodeRow> rows = Run($"openpi=ws://127.0.0.1:{port}?replan=500", episodes: 6);

        string at = $"ws://127.0.0.1:{port}/";
        Assert.Equal(
            [
                $"The policy server at {at} failed: KeyError: 'prompt'",
                $"The policy server at {at} closed the connection.",
                $"The policy server at {at} sent no proper answer: A message is longer than 16 MB.",
                $"The policy server at {at} sent no proper answer: The message is cut off, or claims to hold more than it does.",
                $"The policy server at {at} sent no proper answer: 'actions' has the shape (1, 3); (steps, 7) is expected, as of a LIBERO policy.",
            ],
            rows.Take(5).Select(row => row.FailureReason));
        Assert.All(rows.Take(5), row => Assert.Equal((EpisodeOutcome.Error, "policy"), (row.Outcome, row.FailureStage)));

        // a chunk of a whole episode, in pieces, with more than a megabyte beside it; closing the fingers does not play Hanoi
        Assert.Equal((EpisodeOutcome.Timeout, "time", 500), (rows[5].Outcome, rows[5].FailureStage, rows[5].ControlSteps));
        Assert.Equal((null, null, "unavailable"), (rows[5].PolicyJoules, rows[5].ControllerJoules, rows[5].EnergySource));
        Assert.Contains("another process", rows[5].EnergyReason, StringComparison.Ordinal);

        OpenpiMessage request = server.Received.First();
        Assert.Equal(["observation/image", "observation/wrist_image", "observation/state", "prompt"], request.Select(entry => entry.Key));
        Assert.Equal((int[])[224, 224, 3], request.Array("observation/image").Shape.ToArray());
        Assert.Equal((int[])[224, 224, 3], request.Array("observation/wrist_image").Shape.ToArray());
        Assert.StartsWith("Move the ", request.Text("prompt"), StringComparison.Ordinal);
        Assert.Equal(0.912, request.Numbers("observation/state", 8)[2], 0.5);
    }

    [Fact]
    public async Task Server_whose_process_is_killed_costs_its_episode_alone()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Task dying = System.Threading.Tasks.Task.Run(async () =>
        {
            // shakes hands (RFC 6455, section 4.2.2), sends an empty map, and is gone when it is asked
            using TcpClient client = await listener.AcceptTcpClientAsync();
            NetworkStream stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            string key = "";
            for (string? line = await reader.ReadLineAsync(); line?.Length > 0; line = await reader.ReadLineAsync())
            {
                key = line.StartsWith("Sec-WebSocket-Key: ", StringComparison.Ordinal) ? line["Sec-WebSocket-Key: ".Length..] : key;
            }

#pragma warning disable CA5350 // the handshake asks for SHA-1
            string accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
            await stream.WriteAsync(new byte[] { 0x82, 1, 0x80 });
            _ = await stream.ReadAsync(new byte[1]);
        });

        EpisodeRow row = Assert.Single(Run($"openpi=ws://127.0.0.1:{port}", episodes: 1));
        await dying;

        Assert.Equal((EpisodeOutcome.Error, "policy"), (row.Outcome, row.FailureStage));
        Assert.StartsWith($"The connection to the policy server at ws://127.0.0.1:{port}/ broke off: ", row.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Server_that_hangs_is_given_up_at_the_time_limit()
    {
        int port = ScriptedServer.FreePort();
        ScriptedServer? itself = null;
        using var server = new ScriptedServer(port, async (socket, _) => await itself!.ReceiveAsync(socket));
        itself = server;

        EpisodeRow row = Assert.Single(Run($"openpi=ws://127.0.0.1:{port}?limit_s=5", episodes: 1));

        Assert.Equal((EpisodeOutcome.Error, $"The policy server at ws://127.0.0.1:{port}/ did not answer within 5 s."), (row.Outcome, row.FailureReason));
    }

    [Fact]
    public async Task Server_that_comes_up_late_is_waited_for_and_that_is_said()
    {
        int port = ScriptedServer.FreePort();
        var isWaiting = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var agent = new RemoteAgent($"openpi=ws://127.0.0.1:{port}", null, words => isWaiting.TrySetResult(words), CancellationToken.None);

        Task waiting = System.Threading.Tasks.Task.Run(agent.AwaitServer);
        string words = await isWaiting.Task;
        using var server = new ScriptedServer(port, (_, _) => System.Threading.Tasks.Task.CompletedTask);
        await waiting;

        Assert.Equal($"waiting for the policy server at ws://127.0.0.1:{port}/ (Connection refused), at most 120 s", words);
    }

    [Fact]
    public void Server_that_never_comes_up_is_a_missing_engine_and_ends_the_waiting_at_its_limit()
    {
        int port = ScriptedServer.FreePort();
        using var agent = new RemoteAgent($"openpi=ws://127.0.0.1:{port}?limit_s=0.5", null, said.Add, CancellationToken.None);

        EngineException error = Assert.Throws<EngineException>(agent.AwaitServer);

        // on a busy machine the time may be over before the refusal has come
        Assert.StartsWith($"No policy server at ws://127.0.0.1:{port}/ within 0.5 s (", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("); start it, for example with ./neurosym serve policy.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_that_is_to_end_does_not_wait_for_a_silent_server()
    {
        int port = ScriptedServer.FreePort();
        using var cancellation = new CancellationTokenSource();
        var hasAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ScriptedServer? itself = null;
        using var server = new ScriptedServer(port, async (socket, _) =>
        {
            await itself!.ReceiveAsync(socket);
            hasAsked.SetResult();
        });
        itself = server;

        Task<Exception> running = System.Threading.Tasks.Task.Run(() =>
            Record.Exception(() => Run($"openpi=ws://127.0.0.1:{port}", episodes: 1, cancellation.Token)));
        await hasAsked.Task;
        await cancellation.CancelAsync();

        Assert.IsAssignableFrom<OperationCanceledException>(await running);
    }

    public void Dispose() => folder.Dispose();

    private static async Task Answer(WebSocket socket, int episode, int request)
    {
        switch (episode)
        {
            case 0:
                await ScriptedServer.SendAsync(
                    socket, Encoding.UTF8.GetBytes("Traceback (most recent call last):\n  File \"x.py\", line 1\nKeyError: 'prompt'\n"), WebSocketMessageType.Text);
                await socket.CloseOutputAsync(WebSocketCloseStatus.InternalServerError, "", CancellationToken.None);
                break;
            case 1 when request == 0:
                await ScriptedServer.SendAsync(socket, ScriptedServer.Actions(rows: 3));
                break;
            case 1:
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
                break;
            case 2:
                for (int megabyte = 0; megabyte <= 17 && socket.State == WebSocketState.Open; megabyte++)
                {
                    await ScriptedServer.SendAsync(socket, new byte[1 << 20], isEnd: false);
                }

                break;
            case 3:
                await ScriptedServer.SendAsync(socket, [0xdf, 0xff, 0xff, 0xff, 0xff]);
                break;
            case 4:
                await ScriptedServer.SendAsync(socket, OpenpiWriter.Write(new OpenpiMessage { { "actions", NumpyArray.Of(new float[3], [1, 3]) } }).ToArray());
                break;
            default:
                foreach (byte[] piece in ScriptedServer.Actions(rows: 500, extraBytes: 1_200_000).Chunk(100_000))
                {
                    await ScriptedServer.SendAsync(socket, piece, isEnd: false);
                }

                await ScriptedServer.SendAsync(socket, []);
                break;
        }
    }

    private List<EpisodeRow> Run(string agent, int episodes, CancellationToken cancellation = default)
    {
        RunManifest manifest = RunFolderTests.Manifest() with { Options = new RunOptions([Task], [agent], episodes, 1) };
        using RunFolder run = RunFolder.Open(folder.File("run"), manifest, resume: false);
        var tasks = new Dictionary<string, TaskDescription> { [Task] = TaskDescription.Load(Repository.Domains, Task) };
        var meter = new EnergyMeter(MeteringPlan.TimeOnly, TimeProvider.System);
        new StudyRunner(run, () => new EpisodeRunner(
            run.Path,
            manifest,
            tasks,
            (name, world, meter) => AgentCatalogue.Create(name, world, meter, say: said.Add, cancellation: cancellation),
            new ReferencePlans(),
            meter)).Run(jobs: 1, cancellation: cancellation);
        return [.. run.Table.Rows];
    }
}
