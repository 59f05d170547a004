using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;
using NeuroSymbolic.Planner;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Simulations;

// a task, one draw of it, and the simulated table
TaskDescription task = TaskDescription.Load(domainsFolder: args[0], "hanoi-3");
EpisodeSetup setup = task.Draw(runSeed: 7, episode: 0);
using World world = World.Load(task.Domain, setup.Movable);
world.Reset(setup.Scene);

// plan: from what is true now to the goal
PddlDomain domain = PddlDomain.Load(task.Domain.PddlPath);
var problem = new PddlProblem(
    task.Name,
    [.. setup.Objects.Select(item => new TypedName(item.Name, item.Type))],
    world.TrueFacts().Union(setup.StaticFacts),
    setup.Goal);
PlanResult result = PddlPlanner.Solve(domain, problem, new PlannerOptions());
Console.WriteLine(result.Plan);

// move the arm: look, plan, act, and look again, until the goal holds
using var agent = new NeuroSymbolicAgent("example", new OraclePerception(world), TimeProvider.System);
agent.Begin(AgentBriefing.For(task, setup, seed: 7));
while (!world.TrueFacts().ContainsAll(setup.Goal) && world.TimeSeconds < 100)
{
    world.Step(agent.Act(world.Observe()));
}

Console.WriteLine($"tower moved after {world.TimeSeconds:F1} s with {world.Effort.PositiveWorkJoules:F0} J of work");
