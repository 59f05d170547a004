using System.Numerics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;
using NeuroSymbolic.Experiments;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Agents.Tests;

/// <summary>An agent at a simulated table, and a hand that can meddle.</summary>
internal sealed class Table : IDisposable
{
    private readonly TaskDescription task;

    public Table(
        TaskDescription task, int episode, Func<IPerception, IPerception>? see = null, AgentSettings? settings = null, ISkillLibrary? skills = null)
    {
        this.task = task;
        Setup = task.Draw(runSeed: 5, episode);
        World = World.Load(task.Domain, Setup.Movable);
        IPerception oracle = new OraclePerception(World);
        Agent = new NeuroSymbolicAgent("tested", see?.Invoke(oracle) ?? oracle, new EnergyMeter(MeteringPlan.TimeOnly, TimeProvider.System), settings, skills);
        Begin();
    }

    public EpisodeSetup Setup { get; }

    public World World { get; }

    public NeuroSymbolicAgent Agent { get; }

    public void Begin()
    {
        World.Reset(Setup.Scene);
        Agent.Begin(AgentBriefing.For(task, Setup, seed: 0));
    }

    /// <summary>Lets the agent act until it succeeds, gives up or time is over; meddles before each action.</summary>
    public bool Run(Action? meddle = null)
    {
        var referee = new Referee(World, Setup.Goal, []);
        for (int step = 0; step < task.StepLimit && Agent.Report.Surrender is null && !referee.HasSucceeded; step++)
        {
            meddle?.Invoke();
            World.Step(Agent.Act(World.Observe()));
            referee.Observe();
        }

        return referee.HasSucceeded;
    }

    /// <summary>Puts an object onto a surface, at rest.</summary>
    public void Move(string name, Vector3 surfaceMetres)
    {
        var pose = new Pose(surfaceMetres + new Vector3(0, 0, task.Domain.Find(name).SizeMetres.Z / 2), Quaternion.Identity);
        World.MoveObject(name, pose);
    }

    public void Dispose()
    {
        Agent.Dispose();
        World.Dispose();
    }
}
