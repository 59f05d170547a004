using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace NeuroSymbolic.Studio.Tests;

/// <summary>What must be refused, or served, and the studio goes on.</summary>
public sealed class HostileTests(ServedStudio studio) : IClassFixture<ServedStudio>
{
    [Fact]
    public async Task A_problem_of_20_megabytes_is_refused_with_the_limit()
    {
        string facts = string.Concat(Enumerable.Repeat("(smaller cube1 cube2)\n", 1_000_000));
        (int status, JsonElement answer) = await studio.Post("/api/solve", new { domain = ServedStudio.Domain, problem = facts });
        Assert.Equal((413, "A request has at most 8 MiB; ./neurosym plan reads files of up to 16."), (status, Error(answer)));
        Assert.True(await studio.Lives());
    }

    [Theory]
    [InlineData("(define (problem p", "problem:1:")]
    [InlineData("", "problem:1:")]
    [InlineData("\u0000\u0001", "problem:1:1: this is not text in UTF-8")]
    public async Task Malformed_texts_are_told_where(string problem, string beginning)
    {
        (int status, JsonElement answer) = await studio.Post("/api/solve", new { domain = ServedStudio.Domain, problem });
        Assert.Equal(422, status);
        Assert.StartsWith(beginning, Error(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/solve")]
    [InlineData("/api/diagnostics")]
    [InlineData("/api/format")]
    [InlineData("/api/steps")]
    public async Task A_million_parentheses_end_no_process(string path)
    {
        string deep = new('(', 1_000_000);
        (int status, _) = await studio.Post(path, new { domain = deep, problem = deep, steps = Array.Empty<string>() });
        Assert.InRange(status, 200, 422);
        Assert.True(await studio.Lives());
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("[]", 400)]
    [InlineData("null", 400)]
    [InlineData("{\"domain\":1,\"problem\":2}", 400)]
    [InlineData("{\"domain\":\"\"}", 400)]
    public async Task What_is_not_the_expected_json_is_refused(string body, int status)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await studio.Client.PostAsync("/api/solve", content);
        Assert.Equal(status, (int)response.StatusCode);
        using var form = new StringContent(body, Encoding.UTF8, "text/plain");
        using HttpResponseMessage simple = await studio.Client.PostAsync("/api/solve", form);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, simple.StatusCode);
    }

    [Theory]
    [InlineData("/api/menu", "http://evil.example", 403)]
    [InlineData("/", "null", 403)]
    [InlineData("/api/menu", "https://editor.planning.domains", 403)]
    [InlineData("/package", "https://evil.example", 403)]
    [InlineData("/package", "https://editor.planning.domains", 200)]
    public async Task Pages_of_other_sites_are_kept_out(string path, string origin, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Origin", origin);
        using HttpResponseMessage response = await studio.Client.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 200, response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task An_episode_is_not_shown_to_the_page_of_another_site()
    {
        await Assert.ThrowsAsync<WebSocketException>(() => studio.Connect("task=hanoi-3&agent=nsm-oracle", "http://evil.example"));
        Assert.True(await studio.Lives());
    }

    [Fact]
    public async Task A_name_that_points_to_loopback_is_not_answered_to()
    {
        Assert.StartsWith("HTTP/1.1 421", await Raw("GET /api/menu HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 400", await Raw("GET /api/menu HTTP/1.1\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/../../../../etc/passwd")]
    [InlineData("/%2e%2e/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/..%2f..%2fetc%2fpasswd")]
    [InlineData("//etc/passwd")]
    [InlineData("/NeuroSymbolic.sln")]
    [InlineData("/api/lessons/..%2f..%2fREADME")]
    [InlineData("/api/lessons/pictures/..%2fREADME.md")]
    [InlineData("/api/lessons/starters/..%2f..%2fstudio.md")]
    [InlineData("/api/problems/..%2f..%2fhanoi/hanoi-3")]
    [InlineData("/api/problems/hanoi/..%2fdomain")]
    public async Task Nothing_beside_the_page_is_read(string path)
    {
        string answer = await Raw($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 (400|404) ", answer);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(Repository.Root, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("task=../../etc&agent=nsm-oracle", 422)]
    [InlineData("task=hanoi-3&agent=vla=../../models", 422)]
    [InlineData("task=hanoi-3&agent=openpi=ws://evil.example:1", 422)]
    [InlineData("task=hanoi-3&seed=99999999999", 422)]
    public async Task A_choice_that_there_is_not_is_refused_without_a_path(string query, int status)
    {
        using HttpResponseMessage response = await studio.Client.GetAsync(new Uri($"/api/scene?{query}", UriKind.Relative));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.DoesNotContain(Repository.Root, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_fifty_sockets_at_once_four_get_an_episode_and_the_others_a_sentence()
    {
        ClientWebSocket[] sockets = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => studio.Connect("task=hanoi-move&agent=nsm-oracle")));
        try
        {
            (JsonElement? Json, float[]? _)[] first = await Task.WhenAll(sockets.Select(ServedStudio.Receive));
            Assert.Equal(4, first.Count(message => message.Json!.Value.TryGetProperty("scene", out _)));
            Assert.Equal(46, first.Count(message => message.Json!.Value.TryGetProperty("error", out JsonElement error)
                && error.GetString() == "4 episodes are running already; close one of their pages first."));
            Assert.True(await studio.Lives());
        }
        finally
        {
            Array.ForEach(sockets, socket => socket.Abort());
            Array.ForEach(sockets, socket => socket.Dispose());
        }
    }

    [Fact]
    public async Task Orders_that_are_none_end_their_own_connection()
    {
        using ClientWebSocket socket = await ConnectWhenFree();
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"order\":"), WebSocketMessageType.Text, true, CancellationToken.None);
        try
        {
            while (await ServedStudio.Receive(socket) is not (null, null))
            {
            }
        }
        catch (WebSocketException)
        {
            // broken off is as good as closed
        }

        Assert.True(await studio.Lives());
    }

    // episodes of tests before this one may still be ending
    private async Task<ClientWebSocket> ConnectWhenFree()
    {
        while (true)
        {
            ClientWebSocket socket = await studio.Connect("task=hanoi-move&agent=nsm-oracle");
            if ((await ServedStudio.Receive(socket)).Json!.Value.TryGetProperty("scene", out _))
            {
                return socket;
            }

            socket.Dispose();
        }
    }

    private async Task<string> Raw(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(studio.Address.Host, studio.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync();
    }

    private static string Error(JsonElement answer) => answer.GetProperty("error").GetString()!;
}
