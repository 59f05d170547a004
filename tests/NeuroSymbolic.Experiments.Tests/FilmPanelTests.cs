using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments.Tests;

public sealed class FilmPanelTests
{
    private static readonly Plan Plan = new([.. Enumerable.Range(1, 30).Select(i => PlanStep.Parse($"(pick cube{i} left)"))]);

    [Fact]
    public void Step_under_way_is_marked_and_in_view_however_long_the_plan_is()
    {
        for (int step = 0; step < Plan.Length; step++)
        {
            string[] lines = Shown(new AgentReport("x", Plan: Plan, StepIndex: step), at: 0.5);

            Assert.Single(lines, line => line.Contains('▸'));
            Assert.Contains(lines, line => line.Contains('▸') && line.Contains($"(pick cube{step + 1} left)", StringComparison.Ordinal));
            Assert.Contains(lines, line => line.EndsWith($"step {step + 1} of 30", StringComparison.Ordinal));
            Assert.All(lines.Where(line => line.Contains('✓') && line.Contains("(pick", StringComparison.Ordinal)), line => Assert.True(NumberOf(line) <= step));
        }
    }

    [Fact]
    public void Success_ticks_every_step_at_the_end()
    {
        string[] lines = Shown(new AgentReport("x", Plan: Plan, StepIndex: 29), at: 2);

        Assert.Contains(lines, line => line.EndsWith("all 30 steps done", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("Goal reached", StringComparison.Ordinal));
    }

    [Fact]
    public void Facts_that_are_believed_wrongly_or_not_at_all_are_told_apart()
    {
        string[] lines = Shown(new AgentReport("x", Believed: FactSet.Parse("(on a b)", "(held c)")), at: 0.5);

        Assert.Contains(lines, line => line.Contains("× held c", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("? clear a", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("✓ on a b", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_of_an_agent_cannot_break_the_format()
    {
        string[] lines = Shown(new AgentReport("{\\pos(0,0)} one\ntwo"), at: 0.5);

        Assert.Contains(lines, line => line.EndsWith("(/pos(0,0)) one two", StringComparison.Ordinal));
    }

    // the events on the screen at a time
    private static string[] Shown(AgentReport report, double at)
    {
        var facts = FactSet.Parse("(on a b)", "(clear a)");
        var recorder = new TraceRecorder();
        recorder.Add(0, [0], RobotAction.Rest, null, facts, report);
        recorder.Add(1, [0], RobotAction.Rest, null, facts, report);
        string subtitles = FilmPanel.Subtitles(new EpisodeTrace
        {
            Task = "t",
            Agent = "a",
            Seed = 1,
            Episode = 0,
            Objects = [],
            Camera = "film",
            Goal = FactSet.Parse("(on a b)"),
            Outcome = EpisodeOutcome.Success,
            Steps = recorder.Steps,
            Events = recorder.Events,
        });
        return [.. subtitles.Split('\n').Where(line => line.StartsWith("Dialogue:", StringComparison.Ordinal)).Where(line =>
        {
            string[] parts = line.Split(',');
            return TimeSpan.Parse(parts[1]).TotalSeconds <= at && at < TimeSpan.Parse(parts[2]).TotalSeconds;
        })];
    }

    private static int NumberOf(string line) => int.Parse(line.Split("cube")[1].Split(' ')[0]);
}
