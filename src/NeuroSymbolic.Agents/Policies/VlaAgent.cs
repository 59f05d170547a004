using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>A vision-language-action policy end to end: it is told the task in a sentence, and acts on what it sees until it is stopped.</summary>
/// <param name="name">The name under which results are listed.</param>
/// <param name="policy">The policy, disposed with the agent.</param>
/// <param name="stepsPerLook">Control steps that are carried out of each chunk before it looks again.</param>
public sealed class VlaAgent(string name, VlaPolicy policy, int stepsPerLook = VlaPolicy.StepsPerLook) : IAgent
{
    private ChunkedControl control = null!;
    private string sentence = "";

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public AgentReport Report { get; private set; } = new("waiting");

    /// <inheritdoc/>
    public void Begin(AgentBriefing briefing)
    {
        control = new ChunkedControl(policy, briefing.Domain.Robot, stepsPerLook, new Random(briefing.Seed));
        sentence = briefing.Instruction;
        Report = new AgentReport(
            sentence, Surrender: policy.Misunderstood(sentence) is string reason ? new Surrender("policy", reason) : null);
    }

    /// <inheritdoc/>
    public RobotAction Act(Observation observation) =>
        Report.Surrender is null ? control.Act(observation, sentence) : RobotAction.Rest;

    /// <inheritdoc/>
    public void Dispose() => policy.Dispose();
}
