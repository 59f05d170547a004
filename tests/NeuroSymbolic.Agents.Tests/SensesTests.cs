using System.Reflection;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Agents.Tests;

/// <summary>What can reach an agent is what a robot senses, and what it is told.</summary>
public sealed class SensesTests
{
    [Fact]
    public void No_assembly_that_agents_reach_holds_the_simulation()
    {
        var reached = new HashSet<string>();
        Visit(typeof(NeuroSymbolicAgent).Assembly.GetName());
        Assert.Contains("NeuroSymbolic.Planner", reached);
        Assert.DoesNotContain("NeuroSymbolic.Simulations", reached);
        Assert.DoesNotContain("NeuroSymbolic.Experiments", reached);

        void Visit(AssemblyName name)
        {
            if (name.Name!.StartsWith("NeuroSymbolic.", StringComparison.Ordinal) && reached.Add(name.Name))
            {
                foreach (AssemblyName next in Assembly.Load(name).GetReferencedAssemblies())
                {
                    Visit(next);
                }
            }
        }
    }

    [Fact]
    public void An_observation_holds_time_readings_and_cameras_and_nothing_else()
    {
        Assert.Equal(["Capture", "Robot", "TimeSeconds"], Offered(typeof(Observation)));
        Assert.Equal(["FingerOpeningMetres", "JointPositions", "JointVelocities", "MotorTorques"], Offered(typeof(RobotReading)));
        Assert.Equal(
            ["Domain", "Goal", "Instruction", "Objects", "Seed", "StaticFacts", "Task"], Offered(typeof(AgentBriefing)));
        Assert.Equal(
            ["BearsAnywhere", "Called", "Colour", "Grasp", "Hole", "Inside", "IsMovable", "Joint", "MassKilograms", "Name", "Peg", "SizeMetres", "SurfaceMetres", "TopMetres", "TurnSymmetry", "Type"],
            Offered(typeof(ObjectDescription)));
    }

    [Fact]
    public void What_an_agent_is_told_of_two_draws_of_the_same_cubes_is_the_same()
    {
        TaskDescription task = TaskDescription.Load(Repository.Domains, "hanoi-4");
        AgentBriefing one = AgentBriefing.For(task, task.Draw(1, 0), seed: 0);
        AgentBriefing other = AgentBriefing.For(task, task.Draw(1, 1), seed: 0);
        Assert.Equal(one.Objects.AsEnumerable(), other.Objects);
        Assert.Equal((one.Goal, one.StaticFacts), (other.Goal, other.StaticFacts));
    }

    private static string[] Offered(Type type) =>
    [
        .. type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(member => member is PropertyInfo || (member is MethodInfo { IsSpecialName: false } method && !IsOfRecords(method)))
            .Select(member => member.Name)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private static bool IsOfRecords(MethodInfo method) =>
        method.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "<Clone>$";
}
