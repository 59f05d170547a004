using System.Globalization;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>A policy server as an agent's name gives it: <c>openpi=ws://host:port?replan=5&amp;limit_s=120</c>.</summary>
/// <remarks>What decides the rows stands in the name, so that it is in every record, and one run can compare two lengths of replanning.</remarks>
public sealed record RemoteAddress
{
    /// <summary>What every such name begins with.</summary>
    public const string Prefix = "openpi=";

    private RemoteAddress(Uri server)
    {
        Server = server;
    }

    /// <summary>The server.</summary>
    public Uri Server { get; }

    /// <summary>Steps of each action chunk that are carried out before the next one is asked for; fewer where a chunk is shorter.</summary>
    public int ReplanSteps { get; private init; } = 5;

    /// <summary>How long to wait for the server to come up, and for each of its answers.</summary>
    public TimeSpan Limit { get; private init; } = TimeSpan.FromSeconds(120);

    /// <summary>Whether an agent's name is that of a policy server.</summary>
    public static bool IsRemote(string agent) => agent.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Reads the name of an agent.</summary>
    /// <exception cref="UsageException">It is no such name.</exception>
    public static RemoteAddress Parse(string agent)
    {
        if (!IsRemote(agent) || !Uri.TryCreate(agent[Prefix.Length..], UriKind.Absolute, out Uri? uri)
            || uri is not { Scheme: "ws" or "wss", Host.Length: > 0, Fragment: "", UserInfo: "" })
        {
            throw new UsageException($"The agent '{agent}' names no policy server; openpi=ws://host:port is expected, such as openpi=ws://localhost:8000.");
        }

        var address = new RemoteAddress(new Uri(uri.GetLeftPart(UriPartial.Path)));
        foreach (string setting in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string value = setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..];
            address = setting[..^value.Length] switch
            {
                "replan=" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int steps) && steps >= 1 =>
                    address with { ReplanSteps = steps },
                "limit_s=" when double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)
                    && seconds is > 0 and <= 86400 => address with { Limit = TimeSpan.FromSeconds(seconds) },
                _ => throw new UsageException(
                    $"The agent '{agent}' has the setting '{setting}'; replan=N (steps of a chunk that are carried out, from 1) and limit_s=SECONDS (up to 86400) are understood."),
            };
        }

        return address;
    }
}
