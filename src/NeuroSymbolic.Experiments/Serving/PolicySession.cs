using System.Diagnostics;
using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;

namespace NeuroSymbolic.Experiments;

/// <summary>One client of a policy server, from its connection to its end: one episode of one agent.</summary>
internal sealed class PolicySession(ServedPolicy policy, OpenpiSocket socket, CancellationToken cancellation) : IDisposable
{
    private readonly EnergyMeter meter = ServedPolicy.Meter();
    private IAgent? agent;
    private AgentBriefing? briefing;
    private AgentReport? told;
    private TimeSpan pictureWait;
    private double? lastCycleMilliseconds;

    /// <summary>Actions that were given so far.</summary>
    public int Answers { get; private set; }

    /// <summary>Answers until the client closes.</summary>
    /// <exception cref="OpenpiFormatException">The client sent what cannot be answered.</exception>
    /// <exception cref="NeuroSymbolicException">A task or a model is missing or wrong.</exception>
    /// <exception cref="System.Net.WebSockets.WebSocketException">The connection broke.</exception>
    public async Task RunAsync()
    {
        await socket.SendAsync(policy.Metadata, cancellation).ConfigureAwait(false);
        long start = Stopwatch.GetTimestamp();
        while (await ReceiveAsync().ConfigureAwait(false) is { } message)
        {
            // an agent may think for long; others are served meanwhile
            OpenpiMessage answer = await Task.Run(() => Answer(message), cancellation).ConfigureAwait(false);
            await socket.SendAsync(answer, cancellation).ConfigureAwait(false);
            Answers++;
            lastCycleMilliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            start = Stopwatch.GetTimestamp();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => agent?.Dispose();

    private async Task<OpenpiMessage?> ReceiveAsync() => await socket.ReceiveAsync(cancellation).ConfigureAwait(false) switch
    {
        (_, not null) => throw new OpenpiFormatException("A text came; observations are binary MessagePack maps."),
        (var message, _) => message,
    };

    private OpenpiMessage Answer(OpenpiMessage message)
    {
        long start = Stopwatch.GetTimestamp();
        if (agent is null || briefing is null)
        {
            TaskDescription task = policy.Task(message);
            briefing = EpisodeMessages.Briefing(message, task, task.IsDrawn ? null : task.Draw(runSeed: 0, episode: 0));
            agent = policy.Create(task.Domain, meter);
            agent.Begin(briefing);
        }

        Observation observation = Observe(message, briefing.Domain);
        pictureWait = TimeSpan.Zero;
        long begun = Stopwatch.GetTimestamp();
        RobotAction action = agent.Act(observation);
        TimeSpan policyTime = Stopwatch.GetElapsedTime(begun) - pictureWait;
        AgentReport report = agent.Report;
        var serverTiming = new OpenpiMessage { { "infer_ms", Stopwatch.GetElapsedTime(start).TotalMilliseconds } };
        if (lastCycleMilliseconds is double last)
        {
            serverTiming.Add("prev_total_ms", last);
        }

        var answer = new OpenpiMessage
        {
            { LiberoMessages.ActionsKey, LiberoMessages.Actions(action) },
            { "policy_timing", new OpenpiMessage { { "infer_ms", policyTime.TotalMilliseconds } } },
            { "server_timing", serverTiming },
            { ReportMessages.Key, ReportMessages.Of(report, told) },
        };
        told = report;
        return answer;
    }

    private Observation Observe(OpenpiMessage message, DomainDescription domain)
    {
        var pictures = new Dictionary<string, CameraImage>();
        double time = message.NumberOrNull(EpisodeMessages.TimeKey) ?? (double)Answers / RobotAction.Rate;
        return new Observation(time, EpisodeMessages.Reading(message, domain.Robot), camera =>
        {
            if (!pictures.TryGetValue(camera, out CameraImage? picture))
            {
                using (meter.Window(EnergyPhase.Rendering))
                {
                    picture = pictures[camera] = Capture(message, camera, domain.Camera(camera));
                }
            }

            return picture;
        });
    }

    private CameraImage Capture(OpenpiMessage message, string name, CameraDescription camera)
    {
        if (!message.Has(EpisodeMessages.PicturesOnRequestKey))
        {
            string key = camera.Mount == CameraMount.Hand ? LiberoMessages.WristPicture : LiberoMessages.TablePicture;
            return EpisodeMessages.Picture(message, key, camera.SidePixels);
        }

        long start = Stopwatch.GetTimestamp();
        socket.SendAsync(new OpenpiMessage { { EpisodeMessages.PictureKey, name } }, cancellation).GetAwaiter().GetResult();
        OpenpiMessage answer = ReceiveAsync().GetAwaiter().GetResult()
            ?? throw new OpenpiFormatException("The connection was closed before a picture came.");
        pictureWait += Stopwatch.GetElapsedTime(start);
        return EpisodeMessages.Picture(answer, EpisodeMessages.PictureKey, camera.SidePixels);
    }
}
