using System.Net.Http.Json;
using System.Text.Json;

namespace NeuroSymbolic.Studio.Tests;

/// <summary>The planner in the shape of public services.</summary>
public sealed class SolverTests(ServedStudio studio) : IClassFixture<ServedStudio>
{
    private static readonly object Question = new { domain = ServedStudio.Domain, problem = ServedStudio.Problem };

    [Fact]
    public async Task The_editor_of_planning_domains_gets_its_plan()
    {
        (int status, JsonElement answer) = await studio.Post("/solve", Question);
        Assert.Equal((200, "ok"), (status, answer.GetProperty("status").GetString()));
        JsonElement result = answer.GetProperty("result");
        Assert.Equal(("ok", "full", 14), (result.GetProperty("parse_status").GetString(), result.GetProperty("type").GetString(), result.GetProperty("length").GetInt32()));
        JsonElement first = result.GetProperty("plan")[0];
        Assert.Equal("(pick cube1 cube2)", first.GetProperty("name").GetString());
        Assert.StartsWith("(:action pick\n  :parameters (cube1 cube2)", first.GetProperty("action").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_an_answer_that_it_can_show()
    {
        (int status, JsonElement answer) = await studio.Post("/solve", new { domain = "(define (domain d)", problem = "" });
        Assert.Equal((200, "error"), (status, answer.GetProperty("status").GetString()));
        Assert.StartsWith("domain:1:", answer.GetProperty("result").GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("neurosym")]
    [InlineData("neurosym-smt")]
    [InlineData("neurosym-search")]
    [InlineData("neurosym-optimal")]
    public async Task The_extension_of_VS_Code_gets_its_plan(string package)
    {
        JsonElement packages = await studio.Get("/package");
        JsonElement manifest = packages.GetProperty(package);
        Assert.Equal(package, manifest.GetProperty("package_name").GetString());
        string service = manifest.GetProperty("endpoint").GetProperty("services").EnumerateObject().Single().Name;
        (_, JsonElement accepted) = await studio.Post($"/package/{package}/{service}", Question);
        string check = accepted.GetProperty("result").GetString()!;
        JsonElement answer;
        do
        {
            answer = await studio.Get(check);
        }
        while (answer.GetProperty("status").GetString() == "PENDING");

        Assert.Equal("ok", answer.GetProperty("status").GetString());
        JsonElement result = answer.GetProperty("result");
        Assert.Equal(14, result.GetProperty("plan").GetArrayLength());
        string plan = result.GetProperty("output").GetProperty("plan").GetString()!;
        Assert.StartsWith("(pick cube1 cube2)\n", plan, StringComparison.Ordinal);
        Assert.EndsWith("\n; Cost: 14\n", plan, StringComparison.Ordinal);

        using HttpResponseMessage adapted = await studio.Client.PostAsJsonAsync(check, new { adaptor = "planning_editor_adaptor" });
        JsonElement plans = JsonDocument.Parse(await adapted.Content.ReadAsStringAsync()).RootElement.GetProperty("plans");
        Assert.Equal(14, plans[0].GetProperty("result").GetProperty("length").GetInt32());
    }

    [Fact]
    public async Task A_package_that_there_is_not_is_refused()
    {
        (int status, JsonElement answer) = await studio.Post("/package/lama/solve", Question);
        Assert.Equal(404, status);
        Assert.Contains("neurosym-smt", answer.GetProperty("error").GetString(), StringComparison.Ordinal);
    }
}
