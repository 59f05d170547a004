using System.Net;
using System.Net.WebSockets;
using System.Text;
using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments.Tests.Serving;

public sealed class PolicyServerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> serving = [];

    [Fact]
    public void Our_client_at_our_server_leaves_the_rows_plans_and_motions_of_the_agent_in_process()
    {
        Uri address = Serve("nsm-scripted", task: null);

        List<EpisodeRow> inProcess = Run("in", "nsm-scripted"), overTheWire = Run("over", $"openpi={address}");

        Assert.All(inProcess, row => Assert.Equal((EpisodeOutcome.Success, 2, 0), (row.Outcome, row.PlanSteps, row.FactsWrong)));
        Assert.Equal(inProcess.Select(Decided), overTheWire.Select(Decided));
        foreach ((EpisodeRow left, EpisodeRow right) in inProcess.Zip(overTheWire))
        {
            Assert.Equal(
                File.ReadAllText(RunFolder.PlanPath(folder.File("in"), left.Key)), File.ReadAllText(RunFolder.PlanPath(folder.File("over"), right.Key)));
            EpisodeTrace here = TraceReader.Read(RunFolder.TracePath(folder.File("in"), left.Key));
            EpisodeTrace there = TraceReader.Read(RunFolder.TracePath(folder.File("over"), right.Key));
            Assert.Equal(here.Steps.Select(step => step.Action), there.Steps.Select(step => step.Action));
            Assert.Equal(here.Steps.SelectMany(step => step.Positions), there.Steps.SelectMany(step => step.Positions));
            Assert.Equal(here.Events.Skip(1), there.Events.Skip(1));
        }
    }

    [Fact]
    public async Task Plain_client_gets_metadata_first_and_an_action_for_a_complete_observation()
    {
        using ClientWebSocket client = await ConnectAsync(Serve("nsm-scripted", "hanoi-4"));
        OpenpiMessage metadata = (await ReceiveAsync(client)).Message!;
        await SendAsync(client, Observation());
        OpenpiMessage first = (await ReceiveAsync(client)).Message!;
        await SendAsync(client, Observation());
        OpenpiMessage second = (await ReceiveAsync(client)).Message!;

        Assert.Equal(("nsm-scripted", "hanoi-4"), (metadata.Map("neurosym").Text("agent"), metadata.Map("neurosym").Text("task")));
        Assert.Equal(
            "uint8 (256, 256, 3), camera agentview, upright, top row first", metadata.Map("neurosym").Map("observation").Text("observation/image"));
        Assert.Equal("84a7616374696f6e73", Convert.ToHexStringLower(OpenpiWriter.Write(first).Span[..9]));
        Assert.Equal((int[])[1, 7], first.Array("actions").Shape.ToArray());
        Assert.Equal("(pick cube1 cube2)", first.Map("neurosym/report").Texts("plan")[0]);
        Assert.True(first.Map("policy_timing").Number("infer_ms") <= first.Map("server_timing").Number("infer_ms"));
        Assert.False(first.Map("server_timing").Has("prev_total_ms"));
        Assert.True(second.Map("server_timing").Number("prev_total_ms") >= first.Map("server_timing").Number("infer_ms"));
        Assert.False(second.Map("neurosym/report").Has("plan"));
    }

    [Fact]
    public async Task Arm_of_a_client_that_is_not_the_domains_own_is_served_when_the_server_is_told_of_it()
    {
        using ClientWebSocket client = await ConnectAsync(Serve("nsm-scripted", "hanoi-4", "ur5e"));
        OpenpiMessage metadata = (await ReceiveAsync(client)).Message!;
        await SendAsync(client, Observation("ur5e"));
        OpenpiMessage answer = (await ReceiveAsync(client)).Message!;

        Assert.Equal("ur5e", metadata.Map("neurosym").Text("robot"));
        Assert.Equal(
            "joint angles of the robot ur5e, base to wrist (rad)", metadata.Map("neurosym").Map("observation").Text("observation/joint_position"));
        Assert.Equal((int[])[1, 7], answer.Array("actions").Shape.ToArray());
    }

    [Fact]
    public async Task Observation_of_more_than_a_megabyte_may_come_in_small_pieces()
    {
        using ClientWebSocket client = await ConnectAsync(Serve("nsm-scripted", "hanoi-4"));
        await ReceiveAsync(client);
        OpenpiMessage observation = Observation();
        observation.Add("extra", new byte[1_200_000]);
        foreach (byte[] piece in OpenpiWriter.Write(observation).ToArray().Chunk(50_000))
        {
            await client.SendAsync(piece, WebSocketMessageType.Binary, endOfMessage: false, CancellationToken.None);
        }

        await client.SendAsync(ArraySegment<byte>.Empty, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);

        Assert.Equal((int[])[1, 7], (await ReceiveAsync(client)).Message!.Array("actions").Shape.ToArray());
    }

    public static TheoryData<string, string, string> Lacks => new()
    {
        { "hanoi-4", "observation/joint_position", "The key 'observation/joint_position' is missing." },
        { "hanoi-4", "observation/state", "The key 'observation/state' is missing." },
        { "hanoi-4", "observation/image", "The key 'observation/image' must hold an upright picture, uint8 of the shape (256, 256, 3), top row first." },
        { "hanoi-3", "", "Objects and goal of hanoi-3 are drawn anew for each episode, so the first message of a connection must hold 'neurosym/objects' (names) and 'neurosym/goal' (facts such as (on cube1 cube2))." },
        { "", "", "The first message of a connection must name its task under 'neurosym/task' (assembly-line-sorting-4, cube-sorting-4, hanoi-3, hanoi-3-disturbed, hanoi-3-foreign, hanoi-3-random, hanoi-4, hanoi-5, hanoi-6, hanoi-move, hanoi-4-areas-4, hanoi-5-areas-4, height-stacking-4, kitchen-1, nut-assembly-2, pattern-replication-4, stacking-4), unless the server is started with --task." },
    };

    [Theory]
    [MemberData(nameof(Lacks))]
    public async Task What_an_observation_lacks_is_told_in_a_text_before_the_connection_is_closed_with_1011(string task, string left, string expected)
    {
        using ClientWebSocket client = await ConnectAsync(Serve("nsm-scripted", task.Length == 0 ? null : task));
        await ReceiveAsync(client);
        var lacking = new OpenpiMessage();
        foreach ((string key, object? value) in Observation().Where(entry => entry.Key != left))
        {
            lacking.Add(key, value);
        }

        await SendAsync(client, lacking);

        Assert.Equal(expected, (await ReceiveAsync(client)).Text);
        await ReceiveAsync(client);
        Assert.Equal(WebSocketCloseStatus.InternalServerError, client.CloseStatus);
    }

    [Fact]
    public async Task Hostile_clients_get_a_sentence_and_others_are_served_meanwhile()
    {
        Uri address = Serve("nsm-scripted", "hanoi-4");
        using ClientWebSocket idle = await ConnectAsync(address);

        Assert.Contains("claims to hold more", await Sentence(client => SendBytes(client, [0xdf, 0xff, 0xff, 0xff, 0xff])), StringComparison.Ordinal);
        Assert.Contains("nested more than 8", await Sentence(client => SendBytes(client, [.. Enumerable.Repeat<byte[]>([0x81, 0xa1, 0x61], 5000).SelectMany(b => b), 0xc0])), StringComparison.Ordinal);
        Assert.Contains("observations are binary", await Sentence(client => SendBytes(client, "hello"u8.ToArray(), WebSocketMessageType.Text)), StringComparison.Ordinal);
        Assert.Contains("longer than 16 MB", await Sentence(client => SendBytes(client, new byte[17 << 20])), StringComparison.Ordinal);
        Assert.Contains("serves the task hanoi-4 alone", await Sentence(client => SendAsync(client, new OpenpiMessage { { "neurosym/task", "../../etc" } })), StringComparison.Ordinal);
        Assert.Contains("'neurosym/goal' is wrong", await Sentence(client => SendAsync(client, new OpenpiMessage { { "neurosym/goal", (string[])["(on"] } })), StringComparison.Ordinal);
        Assert.Contains("has no object 'x'", await Sentence(client => SendAsync(client, new OpenpiMessage { { "neurosym/objects", (string[])["x"] } })), StringComparison.Ordinal);

        async Task<string> Sentence(Func<ClientWebSocket, Task> attack)
        {
            using ClientWebSocket client = await ConnectAsync(address);
            await ReceiveAsync(client);
            await attack(client);
            return (await ReceiveAsync(client)).Text!;
        }
    }

    [Fact]
    public async Task Health_is_answered_before_the_upgrade_and_pages_in_browsers_are_refused()
    {
        Uri address = Serve("nsm-scripted", task: null);
        using var http = new HttpClient { BaseAddress = new UriBuilder(address) { Scheme = "http" }.Uri };
        using var page = new ClientWebSocket();
        page.Options.SetRequestHeader("Origin", "http://example.org");

        Assert.Equal("OK\n", await http.GetStringAsync("healthz"));
        Assert.Equal(HttpStatusCode.UpgradeRequired, (await http.GetAsync("")).StatusCode);
        await Assert.ThrowsAsync<WebSocketException>(() => page.ConnectAsync(address, CancellationToken.None));
    }

    [Theory]
    [InlineData("nsm-oracle", "cannot stand alone")]
    [InlineData("openpi=ws://localhost:8000", "cannot stand alone")]
    [InlineData("nobody", "There is no agent 'nobody'")]
    public void Agent_that_cannot_be_served_is_refused_at_once(string agent, string expected)
    {
        Assert.Contains(
            expected, Assert.Throws<UsageException>(() => new ServedPolicy(Repository.Domains, agent, task: null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Port_that_is_taken_is_one_sentence()
    {
        Uri address = Serve("nsm-scripted", task: null);

        Assert.Contains($"listen on 127.0.0.1, port {address.Port}", Assert.Throws<UsageException>(() => PolicyServer.Start(
            new ServedPolicy(Repository.Domains, "nsm-scripted", task: null), "127.0.0.1", address.Port, say: null)).Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        stop.Cancel();
        Task.WaitAll([.. serving]);
        stop.Dispose();
        folder.Dispose();
    }

    // what does not depend on the agent's name, the clock and who meters what
    private static EpisodeRow Decided(EpisodeRow row) => row with
    {
        RunId = "", Agent = "", WallSeconds = null, PerceptionMilliseconds = null, PlanningMilliseconds = null, PolicyMilliseconds = null,
        PerceptionJoules = null, PlanningJoules = null, PolicyJoules = null, ControllerJoules = null, TotalJoules = null,
        EnergySource = null, EnergyReason = null, EnergyMetering = null,
    };

    private static OpenpiMessage Observation(string? robot = null)
    {
        TaskDescription task = TaskDescription.Load(Repository.Domains, "hanoi-4", robot);
        EpisodeSetup setup = task.Draw(runSeed: 1, episode: 0);
        using World world = World.Load(task.Domain, setup.Movable);
        world.Reset(setup.Scene);
        Observation sensed = world.Observe();
        return new OpenpiMessage
        {
            { "observation/image", NumpyArray.Of(sensed.Capture("agentview")) },
            { "observation/wrist_image", NumpyArray.Of(sensed.Capture("wrist")) },
            { "observation/state", NumpyArray.Of(LiberoMessages.State(sensed.Robot, task.Domain)) },
            { "observation/joint_position", NumpyArray.Of(sensed.Robot.JointPositions.AsSpan()) },
            { "prompt", "Play." },
        };
    }

    private static async Task<ClientWebSocket> ConnectAsync(Uri address)
    {
        var client = new ClientWebSocket();
        await client.ConnectAsync(address, CancellationToken.None);
        return client;
    }

    private static Task SendAsync(ClientWebSocket client, OpenpiMessage message) => SendBytes(client, OpenpiWriter.Write(message).ToArray());

    private static async Task SendBytes(ClientWebSocket client, byte[] bytes, WebSocketMessageType type = WebSocketMessageType.Binary) =>
        await client.SendAsync(bytes, type, endOfMessage: true, CancellationToken.None);

    private static async Task<(OpenpiMessage? Message, string? Text)> ReceiveAsync(ClientWebSocket client)
    {
        byte[] buffer = new byte[1 << 20];
        int length = 0;
        while (true)
        {
            WebSocketReceiveResult piece = await client.ReceiveAsync(new ArraySegment<byte>(buffer, length, buffer.Length - length), CancellationToken.None);
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
        }
    }

    private Uri Serve(string agent, string? task, string? robot = null)
    {
        PolicyServer server = PolicyServer.Start(new ServedPolicy(Repository.Domains, agent, task, robot: robot), "127.0.0.1", ScriptedServer.FreePort(), say: null);
        serving.Add(server.RunAsync(stop.Token).ContinueWith(_ => server.Dispose(), TaskScheduler.Default));
        return server.Address;
    }

    private List<EpisodeRow> Run(string name, string agent)
    {
        const string task = "hanoi-move";
        RunManifest manifest = RunFolderTests.Manifest() with { Options = new RunOptions([task], [agent], 2, 5) };
        using RunFolder run = RunFolder.Open(folder.File(name), manifest, resume: false);
        var tasks = new Dictionary<string, TaskDescription> { [task] = TaskDescription.Load(Repository.Domains, task) };
        var meter = new EnergyMeter(MeteringPlan.TimeOnly, TimeProvider.System);
        new StudyRunner(run, () => new EpisodeRunner(
            run.Path, manifest, tasks, (name, world, meter) => AgentCatalogue.Create(name, world, meter), new ReferencePlans(), meter)).Run(jobs: 1);
        return [.. run.Table.Rows];
    }
}
