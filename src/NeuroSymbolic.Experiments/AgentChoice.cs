using System.Globalization;
using System.Text.RegularExpressions;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner;

namespace NeuroSymbolic.Experiments;

/// <summary>An agent as people name it: <c>KIND[=DIR][+VARIATION]...</c>.</summary>
/// <param name="Kind">Its kind, such as <c>nsm</c>.</param>
/// <param name="ModelFolder">The folder of a model of one's own; null for the domain's.</param>
/// <param name="Engine">What plans for it, <c>+engine=search</c>; null for its own choice.</param>
/// <param name="IsOpenLoop">Whether it carries its first plan out whatever it sees, <c>+open-loop</c>.</param>
/// <param name="StepsPerLook">Control steps between two looks of a policy, <c>+look-every=4</c>; null for the usual ones.</param>
internal sealed partial record AgentChoice(string Kind, string? ModelFolder, PlanEngine? Engine, bool IsOpenLoop, int? StepsPerLook)
{
    /// <summary>Whether its skills are learned ones: always for <c>nsm</c>, and for an oracle by <c>+skills=learned</c>.</summary>
    public bool HasLearnedSkills { get; private init; } = Kind == Nsm;

    public const string Nsm = "nsm";
    public const string Scripted = "nsm-scripted";
    public const string Oracle = "nsm-oracle";
    public const string Vla = "vla";
    public const string VlaPlanned = "vla-planned";

    /// <summary>Whether it plans.</summary>
    public bool Plans => Kind != Vla;

    /// <summary>Whether a policy of pictures and words moves its arm.</summary>
    public bool IsToldInWords => Kind is Vla or VlaPlanned;

    /// <summary>Whether its facts come from a camera and a trained model.</summary>
    public bool SeesThroughCamera => Kind is Nsm or Scripted or VlaPlanned;

    /// <summary>Reads a name.</summary>
    /// <exception cref="UsageException">There is no such agent, or the variation is not one of it.</exception>
    public static AgentChoice Parse(string name)
    {
        Match match = Form().Match(name);
        string kind = match.Groups["kind"].Value;
        string? folder = match.Groups["folder"] is { Success: true, Value: var given } ? given : null;
        if (!AgentCatalogue.Names.Contains(kind) || (folder is not null && kind is not (Nsm or Vla or VlaPlanned)))
        {
            throw new UsageException(
                $"There is no agent '{name}'; there are {string.Join(", ", AgentCatalogue.Names)}, nsm=DIR, vla=DIR, vla-planned=DIR for a model of your own, "
                + $"and {Agents.RemoteAddress.Prefix}ws://host:port for a policy server.");
        }

        var choice = new AgentChoice(kind, folder, null, false, null);
        return match.Groups["variation"].Captures.Aggregate(choice, (varied, variation) => varied.With(variation.Value, name));
    }

    private AgentChoice With(string variation, string name) => variation.Split('=') switch
    {
        ["open-loop"] when Plans => this with { IsOpenLoop = true },
        ["engine", "smt"] when Plans => this with { Engine = PlanEngine.Smt },
        ["engine", "search"] when Plans => this with { Engine = PlanEngine.Search },
        ["skills", "learned"] when Kind == Oracle => this with { HasLearnedSkills = true },
        ["look-every", var steps] when IsToldInWords && int.TryParse(steps, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 =>
            this with { StepsPerLook = number },
        _ => throw new UsageException(
            $"The agent '{name}' has a variation '{variation}' that {Kind} has not; it has {(Plans ? "open-loop, engine=smt, engine=search" : "")}{(Kind == Oracle ? ", skills=learned" : "")}"
            + $"{(Plans && IsToldInWords ? ", " : "")}{(IsToldInWords ? "look-every=STEPS" : "")}."),
    };

    [GeneratedRegex(@"^(?<kind>[^=+]*)(=(?<folder>.+?))?(\+(?<variation>(open-loop|engine|look-every|skills)[^+]*))*$")]
    private static partial Regex Form();
}
