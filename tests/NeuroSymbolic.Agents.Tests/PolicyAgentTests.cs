using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Agents.Tests;

/// <summary>What a policy is told that it was never taught.</summary>
public sealed class PolicyAgentTests
{
    private static readonly TaskDescription Task = TaskDescription.Load(Repository.Domains, "hanoi-5");

    [Fact]
    public void A_word_that_a_policy_does_not_know_ends_the_episode_with_the_reason_and_not_the_run()
    {
        AgentBriefing briefing = AgentBriefing.For(Task, Task.Draw(runSeed: 1, episode: 0), seed: 0);
        using var policy = new VlaPolicy(Task.Domain.PolicyModelFolder());
        using var skills = new PolicySkills(policy);

        Assert.NotNull(skills.For(new PlanStep("pick", ["cube4", "cube5"]), new SceneEstimate(FactSet.Empty, []), default, briefing, _ => null, out _));
        Assert.Null(skills.For(new PlanStep("pick", ["cube5", "left"]), new SceneEstimate(FactSet.Empty, []), default, briefing, _ => null, out string? reason));
        Assert.StartsWith("The policy hanoi-vla does not know the word 'purple' of the sentence 'Pick up the purple cube.'", reason, StringComparison.Ordinal);

        using var agent = new VlaAgent("told", new VlaPolicy(Task.Domain.PolicyModelFolder()));
        agent.Begin(briefing with { Instruction = "Fetch the unicorn." });
        Assert.Equal("policy", agent.Report.Surrender?.Stage);
    }
}
