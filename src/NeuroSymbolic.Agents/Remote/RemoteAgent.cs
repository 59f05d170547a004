using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>Asks a policy server what to do: any that speaks openpi's protocol as LIBERO's policies do, or this program's own.</summary>
/// <remarks>The protocol knows no episodes, so each is a connection of its own. An action chunk is carried out for as many steps as the address
/// says, then the next one is asked for; while the server computes the robot waits and its time stands still.</remarks>
public sealed class RemoteAgent : IAgent
{
    private readonly RemoteAddress address;
    private readonly string? camera;
    private readonly Action<string>? say;
    private readonly CancellationToken cancellation;
    private readonly Queue<RobotAction> chunk = new();
    private PolicyConnection? connection;
    private AgentBriefing briefing = null!;
    private bool isOurs;
    private bool hasAsked;

    /// <summary>An agent that connects when an episode begins.</summary>
    /// <param name="name">The agent's name, which holds the address.</param>
    /// <param name="camera">The camera beside the table; null for the domain's default. This program's own server asks for what it wants.</param>
    /// <param name="say">Told, in words for people, when there is something to wait for.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="UsageException">The name holds no address.</exception>
    public RemoteAgent(string name, string? camera, Action<string>? say, CancellationToken cancellation)
    {
        address = RemoteAddress.Parse(name);
        Name = name;
        this.camera = camera;
        this.say = say;
        this.cancellation = cancellation;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public AgentReport Report { get; private set; } = new("waiting");

    /// <inheritdoc/>
    public bool ComputesElsewhere => true;

    /// <summary>Waits until the server is up.</summary>
    /// <exception cref="EngineException">It does not come up within the time limit.</exception>
    /// <exception cref="OperationCanceledException">The run is to end.</exception>
    public void AwaitServer()
    {
        try
        {
            PolicyConnection.Open(address, say, cancellation).Dispose();
        }
        catch (RemotePolicyException error)
        {
            throw new EngineException($"{error.Message.TrimEnd('.')}; start it, for example with ./neurosym serve policy.", error);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="RemotePolicyException">The server cannot be reached within the time limit.</exception>
    public void Begin(AgentBriefing briefing)
    {
        connection?.Dispose();
        connection = null;
        chunk.Clear();
        hasAsked = false;
        this.briefing = briefing;
        Report = new AgentReport("connecting");
        connection = PolicyConnection.Open(address, say, cancellation);
        isOurs = connection.Metadata.Has(EpisodeMessages.ServerKey);
    }

    /// <inheritdoc/>
    /// <exception cref="RemotePolicyException">The server fails, breaks off, sends what is no answer, or is silent for too long.</exception>
    public RobotAction Act(Observation observation)
    {
        if (chunk.Count == 0)
        {
            Ask(observation);
        }

        return chunk.Dequeue();
    }

    /// <inheritdoc/>
    public void Dispose() => connection?.Dispose();

    private void Ask(Observation observation)
    {
        PolicyConnection server = connection ?? throw new InvalidOperationException("No episode was begun.");
        try
        {
            OpenpiMessage answer = isOurs
                ? Converse(server, observation)
                : server.Ask(LiberoMessages.Of(observation, briefing, camera ?? briefing.Domain.DefaultCamera));
            foreach (RobotAction action in LiberoMessages.Actions(answer, takesYaw: isOurs).Take(address.ReplanSteps))
            {
                chunk.Enqueue(action);
            }

            Report = isOurs ? ReportMessages.Report(answer.Map(ReportMessages.Key), Report) : Report with { Activity = "acting" };
        }
        catch (OpenpiFormatException error)
        {
            throw server.Refused(error);
        }
    }

    // our server asks for the pictures that its agent looks at, which are few; a camera costs more than the rest of a step
    private OpenpiMessage Converse(PolicyConnection server, Observation observation)
    {
        OpenpiMessage answer = server.Ask(EpisodeMessages.Of(observation, briefing, isFirst: !hasAsked));
        hasAsked = true;
        for (int looks = 0; answer.Has(EpisodeMessages.PictureKey); looks++)
        {
            string wanted = answer.Text(EpisodeMessages.PictureKey);
            if (looks >= briefing.Domain.Cameras.Count || !briefing.Domain.Cameras.ContainsKey(wanted))
            {
                throw new OpenpiFormatException($"It asks for the camera '{RemoteText.Shown(wanted)}', and there are {string.Join(", ", briefing.Domain.Cameras.Keys)}.");
            }

            answer = server.Ask(new OpenpiMessage { { EpisodeMessages.PictureKey, NumpyArray.Of(observation.Capture(wanted)) } });
        }

        return answer;
    }
}
