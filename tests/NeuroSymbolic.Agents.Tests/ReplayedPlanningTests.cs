using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;
using NeuroSymbolic.Energy;
using NeuroSymbolic.Planner;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Splitting;

namespace NeuroSymbolic.Agents.Tests;

/// <summary>Planning that is metered by doing it again does the same work again, although the planner learns from plan to plan.</summary>
public sealed class ReplayedPlanningTests
{
    private static readonly TaskDescription Task = TaskDescription.Load(Repository.Domains, "hanoi-4");
    private static readonly EpisodeSetup Setup = Task.Draw(runSeed: 5, episode: 0);
    private static readonly AgentBriefing Briefing = AgentBriefing.For(Task, Setup, seed: 0);
    private static readonly PddlDomain Domain = PddlDomain.Load(Task.Domain.PddlPath);

    [Fact]
    public void Each_replay_of_a_plan_and_of_a_later_one_takes_the_solver_work_of_the_recorded_call()
    {
        var planner = new TaskPlanner(Domain, Briefing, new AgentSettings());
        var meter = new EnergyMeter(MeteringPlan.TimeOnly, new HastyClock());
        meter.Restart(isRecording: true);
        List<(long Work, Plan Plan)> calls = [];
        SplitMemory Plan(FactSet facts, SplitMemory known) => meter.Measure(EnergyPhase.Planning, () =>
        {
            (PlanResult result, SplitMemory solved) = planner.Plan(facts, known);
            calls.Add((result.SolverWork, result.Plan!));
            return solved;
        });

        // the second call is for the same plan, which is remembered by then
        FactSet start = Setup.Start;
        Plan(start, Plan(start, new SplitMemory()));
        (long Work, Plan Plan)[] recorded = [.. calls];
        calls.Clear();

        int repetitions = meter.Replay(EnergyPhase.Planning)!.Repetitions;
        Assert.True(repetitions >= 2);
        Assert.Equal(2 * (repetitions + 1), calls.Count);
        Assert.All(calls.Index(), call =>
        {
            (long work, Plan plan) = recorded[call.Index % 2];
            Assert.Equal(work, call.Item.Work);
            Assert.Equal($"{plan}", $"{call.Item.Plan}");
        });
        Assert.True(recorded[0].Work > 100_000);
        Assert.NotEqual(recorded[0].Work, recorded[1].Work);
    }

    [Fact]
    public void The_agent_lets_its_planning_be_done_again_from_where_it_began()
    {
        // the first agent warms the code up; then the processor time of planning is that of its work
        _ = ProcessorTimes();
        (double recorded, double replayed) = ProcessorTimes();
        Assert.InRange(replayed, 0.3 * recorded, 3 * recorded);
    }

    private static (double Recorded, double Replayed) ProcessorTimes()
    {
        using var counters = new EnergyCounters([], []);
        var meter = new EnergyMeter(MeteringPlan.For(counters, jobs: 2, ProcessorModel.Default), new HastyClock());
        using var agent = new NeuroSymbolicAgent("tested", new KnownScene(), meter);
        agent.Begin(Briefing);
        meter.Restart(isRecording: true);
        agent.Act(new Observation(0, new RobotReading([0, 0, 0, -2, 0, 2, 0], [0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0], FingerOpeningMetres: 0.08), _ => throw new NotSupportedException()));
        Assert.Equal(30, agent.Report.Plan!.Length);
        return (meter.Report()[EnergyPhase.Planning].ProcessorSeconds!.Value, meter.Replay(EnergyPhase.Planning)!.Energy.ProcessorSeconds!.Value);
    }

    /// <summary>A clock on which every look at it takes two seconds, so that few replays fill the time.</summary>
    private sealed class HastyClock : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => now += 2;
    }

    private sealed class KnownScene : IPerception
    {
        public SceneEstimate Look(Observation observation) => new(
            Setup.Start, [.. Setup.Movable.Select(name => new ObjectEstimate(name, new Pose(new(0, -0.18f, 0.85f), System.Numerics.Quaternion.Identity), 1))]);
    }
}
