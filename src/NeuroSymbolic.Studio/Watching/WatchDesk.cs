using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Studio;

/// <summary>Episodes that are watched: each has a connection, which ends with it and it with that.</summary>
internal sealed class WatchDesk(StudioPlaces places) : IDisposable
{
    private const int MostEpisodes = 4;
    private const int MostWaitingMessages = 256;
    private const int MostOrderBytes = 4096;
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestEpisode = TimeSpan.FromMinutes(30);

    private readonly Seats episodes = new(MostEpisodes, TimeSpan.Zero, "episodes are running");
    private readonly Seats scenes = new(2, TimeSpan.FromSeconds(20), "scenes are being built");
    private readonly FinishedEpisodes finished = new();
    private readonly CancellationTokenSource closing = new();

    /// <summary>Ends the episodes that run.</summary>
    public void Close() => closing.Cancel();

    /// <summary>The table of an episode before it begins.</summary>
    public async Task ServeScene(HttpContext context)
    {
        var choice = EpisodeChoice.Read(context.Request, places);
        SceneAnswer scene = await scenes.Use(() => Scene(choice), context.RequestAborted).ConfigureAwait(false);
        await Exchange.Write(context, StudioJsonContext.Default.SceneAnswer, scene).ConfigureAwait(false);
    }

    /// <summary>Runs an episode over a WebSocket: orders come in, what happens goes out.</summary>
    /// <exception cref="RefusalException">It is no WebSocket, or the choice is none.</exception>
    public async Task Watch(HttpContext context, Refusals refusals)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw new RefusalException(426, "An episode is watched over a WebSocket.");
        }

        var choice = EpisodeChoice.Read(context.Request, places);
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        using IDisposable? seat = episodes.TryTake();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing.Token);
        ending.CancelAfter(LongestEpisode);
        try
        {
            if (seat is null)
            {
                await Refuse(socket, $"{MostEpisodes} episodes are running already; close one of their pages first.", ending.Token).ConfigureAwait(false);
                return;
            }

            await Run(choice, socket, refusals, ending).ConfigureAwait(false);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException)
        {
            // whoever watched is gone, or the studio closes
        }
    }

    /// <summary>An episode that has ended, as a file that needs nothing else.</summary>
    /// <exception cref="RefusalException">It is not kept any more.</exception>
    public async Task ServeReplay(HttpContext context, string id)
    {
        (EpisodeTrace trace, bool isTouched) = finished.Find(id) ?? throw new RefusalException(404, "That episode is not kept any more; run it again.");
        string page = await scenes.Use(() => ReplayPage.Of(trace, places, isTouched), context.RequestAborted).ConfigureAwait(false);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{trace.Task}-{trace.Agent}-seed{trace.Seed}-{trace.Episode:000}.html\"";
        await context.Response.WriteAsync(page, context.RequestAborted).ConfigureAwait(false);
    }

    public void Dispose()
    {
        episodes.Dispose();
        scenes.Dispose();
        closing.Dispose();
    }

    private static SceneAnswer Scene(EpisodeChoice choice)
    {
        EpisodeSetup setup = choice.Task.Draw(choice.Seed, choice.Episode);
        using World world = World.Load(choice.Task.Domain, setup.Movable);
        world.Reset(setup.Scene);
        return SceneText.Of(world, choice.Task, setup.Movable, setup.Goal, choice.Task.InstructionFor(setup));
    }

    private async Task Run(EpisodeChoice choice, WebSocket socket, Refusals refusals, CancellationTokenSource ending)
    {
        string id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var messages = Channel.CreateBounded<SocketMessage>(new BoundedChannelOptions(MostWaitingMessages) { SingleReader = true, SingleWriter = true });
        var episode = new LiveEpisode(choice, id, message => Put(messages.Writer, message, ending.Token), ending.Token);

        // a thread of its own: the renderer's context and the processor clock belong to one
        Task<WatchedEpisode?> running = Task.Factory.StartNew(
            () => Play(episode, messages.Writer, refusals), ending.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Task listening = Listen(socket, episode, ending);
        try
        {
            await foreach (SocketMessage message in messages.Reader.ReadAllAsync(ending.Token).ConfigureAwait(false))
            {
                WebSocketMessageType type = message.IsText ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
                await socket.SendAsync(message.Bytes, type, endOfMessage: true, ending.Token).ConfigureAwait(false);
            }

            if (await running.ConfigureAwait(false) is { } watched)
            {
                finished.Keep(id, watched);
                byte[] kept = JsonSerializer.SerializeToUtf8Bytes(new WatchKept("kept", id), StudioJsonContext.Default.WatchKept);
                await socket.SendAsync(kept, WebSocketMessageType.Text, endOfMessage: true, ending.Token).ConfigureAwait(false);
            }

            // what is on its way arrives before the connection ends
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ending.Token).ConfigureAwait(false);
            await Task.WhenAny(listening, Task.Delay(LongestFarewell, ending.Token)).ConfigureAwait(false);
        }
        finally
        {
            // the connection ends only when the thread has let go of its world
            await ending.CancelAsync().ConfigureAwait(false);
            await Task.WhenAny(running).ConfigureAwait(false);
            await Task.WhenAny(listening).ConfigureAwait(false);
        }
    }

    private static WatchedEpisode? Play(LiveEpisode episode, ChannelWriter<SocketMessage> messages, Refusals refusals)
    {
        try
        {
            return episode.Run();
        }
        catch (OperationCanceledException)
        {
            return null;
        }
#pragma warning disable CA1031 // whatever an episode brings about ends that episode and no other
        catch (Exception error)
#pragma warning restore CA1031
        {
            string sentence = refusals.Judge(error).Sentence;
            messages.TryWrite(new SocketMessage(
                JsonSerializer.SerializeToUtf8Bytes(new ErrorAnswer(sentence), StudioJsonContext.Default.ErrorAnswer), IsText: true));
            return null;
        }
        finally
        {
            messages.Complete();
        }
    }

    private static void Put(ChannelWriter<SocketMessage> messages, SocketMessage message, CancellationToken cancellation)
    {
        if (!messages.TryWrite(message))
        {
            messages.WriteAsync(message, cancellation).AsTask().GetAwaiter().GetResult();
        }
    }

    private static async Task Listen(WebSocket socket, LiveEpisode episode, CancellationTokenSource ending)
    {
        byte[] buffer = new byte[MostOrderBytes];
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(), ending.Token).ConfigureAwait(false);
                if (part.MessageType != WebSocketMessageType.Text || !part.EndOfMessage)
                {
                    break;
                }

                if (JsonSerializer.Deserialize(buffer.AsSpan(0, part.Count), StudioJsonContext.Default.WatchOrder) is { } order)
                {
                    episode.Obey(order);
                }
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or JsonException or IOException)
        {
            // whoever sends what is no order is not served on
        }

        await ending.CancelAsync().ConfigureAwait(false);
    }

    private static async Task Refuse(WebSocket socket, string sentence, CancellationToken cancellation)
    {
        byte[] words = JsonSerializer.SerializeToUtf8Bytes(new ErrorAnswer(sentence), StudioJsonContext.Default.ErrorAnswer);
        await socket.SendAsync(words, WebSocketMessageType.Text, endOfMessage: true, cancellation).ConfigureAwait(false);
        using var farewell = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        farewell.CancelAfter(LongestFarewell);
        await socket.CloseAsync(WebSocketCloseStatus.PolicyViolation, null, farewell.Token).ConfigureAwait(false);
    }
}
