using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents.Tests.Remote;

public sealed class RemoteAddressTests
{
    [Theory]
    [InlineData("openpi=ws://localhost:8000", "ws://localhost:8000/", 5, 120)]
    [InlineData("openpi=wss://gpu.example:1/pi0?replan=50&limit_s=0.5", "wss://gpu.example:1/pi0", 50, 0.5)]
    public void Name_of_an_agent_tells_server_replanning_and_time_limit(string name, string server, int steps, double seconds)
    {
        RemoteAddress address = RemoteAddress.Parse(name);

        Assert.Equal((server, steps, TimeSpan.FromSeconds(seconds)), (address.Server.ToString(), address.ReplanSteps, address.Limit));
    }

    [Theory]
    [InlineData("openpi=", "names no policy server")]
    [InlineData("openpi=localhost:8000", "names no policy server")]
    [InlineData("openpi=http://localhost:8000", "names no policy server")]
    [InlineData("openpi=ws://a:b@localhost", "names no policy server")]
    [InlineData("openpi=ws://localhost:99999", "names no policy server")]
    [InlineData("openpi=ws://localhost?replan=0", "has the setting 'replan=0'")]
    [InlineData("openpi=ws://localhost?limit_s=1e9", "has the setting 'limit_s=1e9'")]
    [InlineData("openpi=ws://localhost?horizon=3", "has the setting 'horizon=3'")]
    [InlineData("openpi=ws://localhost?replan", "has the setting 'replan'")]
    public void What_is_no_address_is_refused_with_what_would_be_right(string name, string expected)
    {
        Assert.Contains(expected, Assert.Throws<UsageException>(() => RemoteAddress.Parse(name)).Message, StringComparison.Ordinal);
    }
}
