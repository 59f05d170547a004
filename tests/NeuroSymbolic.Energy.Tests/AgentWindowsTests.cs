using System.Numerics;
using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Energy.Tests;

/// <summary>The neuro-symbolic agent opens a window for each look and each plan, inside whatever window its caller has open.</summary>
public sealed class AgentWindowsTests
{
    private readonly FakeClock clock = new();

    [Fact]
    public void Looking_is_taken_out_of_the_policy_and_reported_in_the_same_seconds()
    {
        var meter = new EnergyMeter(
            MeteringPlan.For(FakeCounter.Machine(FakeCounter.OfPower(10, clock)), jobs: 1, ProcessorModel.Default), clock);
        using NeuroSymbolicAgent agent = Agent(meter);
        Act(agent, meter);

        Assert.Equal(TimeSpan.FromSeconds(2), agent.Report.PerceptionTime);
        Assert.Equal(TimeSpan.Zero, agent.Report.PlanningTime);
        Assert.NotNull(agent.Report.Plan);
        EnergyReport report = meter.Report();
        Assert.Equal(1, report[EnergyPhase.Perception].Windows);
        Assert.Equal(20, report[EnergyPhase.Perception].GrossJoules!.Value, 1e-9);
        Assert.Equal(1, report[EnergyPhase.Planning].Windows);
        Assert.Equal(0, report[EnergyPhase.Policy].GrossJoules!.Value, 1e-9);
        Assert.Equal(report.Total.GrossJoules, report.ControllerJoules);
    }

    [Fact]
    public void Planning_has_processor_time_of_its_own()
    {
        // real processor time: planning works a good while, and looking does nothing at all
        var meter = new EnergyMeter(MeteringPlan.For(FakeCounter.Machine(), jobs: 2, ProcessorModel.Default), TimeProvider.System);
        using NeuroSymbolicAgent agent = Agent(meter);
        Act(agent, meter);

        EnergyReport report = meter.Report();
        Assert.Equal("model", report.Source);
        Assert.True(report[EnergyPhase.Planning].GrossJoules > 10 * report[EnergyPhase.Perception].GrossJoules);
        Assert.Equal(report[EnergyPhase.Planning].Seconds, agent.Report.PlanningTime!.Value.TotalSeconds, 1e-6);
    }

    private NeuroSymbolicAgent Agent(EnergyMeter meter)
    {
        TaskDescription task = TaskDescription.Load(Repository.Domains, "hanoi-3");
        EpisodeSetup setup = task.Draw(runSeed: 1, episode: 0);
        var agent = new NeuroSymbolicAgent("tested", new SlowEyes(clock, setup), meter);
        agent.Begin(AgentBriefing.For(task, setup, seed: 0));
        return agent;
    }

    private static void Act(NeuroSymbolicAgent agent, EnergyMeter meter)
    {
        var robot = new RobotReading([0, 0, 0, -2, 0, 2, 0], [0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0], FingerOpeningMetres: 0.08);
        var observation = new Observation(0, robot, _ => throw new InvalidOperationException("There is no camera."));
        using (meter.Window(EnergyPhase.Policy))
        {
            agent.Act(observation);
        }
    }

    /// <summary>Sees the drawn start, and takes two seconds for it.</summary>
    private sealed class SlowEyes(FakeClock clock, EpisodeSetup setup) : IPerception
    {
        public SceneEstimate Look(Observation observation)
        {
            clock.Advance(2);
            var somewhere = new Pose(new Vector3(0, -0.18f, 0.85f), Quaternion.Identity);
            return new SceneEstimate(
                setup.Start,
                [.. setup.Movable.Select(name => new ObjectEstimate(name, somewhere, Confidence: 1))]);
        }
    }
}
