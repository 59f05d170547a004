using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace NeuroSymbolic.Studio.Tests;

/// <summary>An episode over its connection, without a page.</summary>
public sealed class WatchTests(ServedStudio studio) : IClassFixture<ServedStudio>
{
    [Fact]
    public async Task Poses_come_more_than_thirty_times_in_a_second_of_the_robot()
    {
        using ClientWebSocket socket = await studio.Connect("task=hanoi-move&agent=nsm-oracle&seed=1");
        await socket.SendAsync(Encoding.UTF8.GetBytes("""{"order":"speed","speed":0}"""), WebSocketMessageType.Text, true, CancellationToken.None);
        var times = new List<float>();
        JsonElement? end = null;
        bool isKept = false;
        while (await ServedStudio.Receive(socket) is { } message && message is not (null, null))
        {
            if (message.Frame is { } frame)
            {
                times.Add(frame[0]);
            }
            else if (message.Json is { } json)
            {
                string type = json.GetProperty("type").GetString()!;
                end = type == "end" ? json : end;
                isKept |= type == "kept";
            }
        }

        Assert.Equal("success", end!.Value.GetProperty("outcome").GetString());
        Assert.True(isKept);
        Assert.InRange((times.Count - 1) / (times[^1] - times[0]), 39, 41);
    }

    [Fact]
    public async Task What_the_task_lets_someone_do_is_told_when_it_happens()
    {
        using ClientWebSocket socket = await studio.Connect("task=hanoi-3-disturbed&agent=nsm-oracle&seed=1");
        await socket.SendAsync(Encoding.UTF8.GetBytes("""{"order":"speed","speed":0}"""), WebSocketMessageType.Text, true, CancellationToken.None);
        var told = new List<(double Time, string Sentence)>();
        double end = 0;
        while (await ServedStudio.Receive(socket) is { } message && message is not (null, null))
        {
            if (message.Json is not { } json)
            {
                continue;
            }

            end = json.TryGetProperty("time", out JsonElement time) ? time.GetDouble() : end;
            if (json.GetProperty("type").GetString() == "change" && json.GetProperty("happened").GetString() is { } sentence)
            {
                told.Add((end, sentence));
            }
        }

        (double at, string happened) = Assert.Single(told);
        Assert.StartsWith("Someone ", happened, StringComparison.Ordinal);
        Assert.InRange(at, 1, end);
    }

    [Fact]
    public async Task The_same_seed_shows_the_same_scene()
    {
        string first = (await studio.Get("/api/scene?task=hanoi-3&seed=7")).GetProperty("poses").GetString()!;
        Assert.Equal(first, (await studio.Get("/api/scene?task=hanoi-3&seed=7")).GetProperty("poses").GetString());
        Assert.NotEqual(first, (await studio.Get("/api/scene?task=hanoi-3&seed=8")).GetProperty("poses").GetString());
    }
}
