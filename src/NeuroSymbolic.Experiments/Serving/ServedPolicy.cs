using System.Globalization;
using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;
using NeuroSymbolic.Planner;

namespace NeuroSymbolic.Experiments;

/// <summary>An agent that is offered to others, and what it wants to be told.</summary>
public sealed class ServedPolicy
{
    private readonly string domains;
    private readonly string agent;
    private readonly TaskDescription? task;
    private readonly IReadOnlyList<string> served;
    private readonly PlanMetric metric;
    private readonly string? camera;
    private readonly string? robot;

    /// <summary>Names an agent and tries it, so that what cannot be served is refused at once.</summary>
    /// <param name="domains">The folder that holds the domains.</param>
    /// <param name="agent">The agent's name.</param>
    /// <param name="task">The only task that is served; null where clients name theirs.</param>
    /// <param name="metric">What the agent's plans are to have least of.</param>
    /// <param name="camera">The camera that it sees the table through; null for the domain's default.</param>
    /// <param name="robot">The name or folder of the robot that clients move; null for the domain's own.</param>
    /// <exception cref="UsageException">There is no such agent, task or robot, or the agent cannot be served.</exception>
    /// <exception cref="InputException">A file of the task, the robot or a model is missing or wrong.</exception>
    public ServedPolicy(
        string domains, string agent, string? task, PlanMetric metric = PlanMetric.Cost, string? camera = null, string? robot = null)
    {
        this.domains = domains;
        this.agent = agent;
        this.metric = metric;
        this.camera = camera;
        this.robot = robot;
        this.task = task is null ? null : Load(task);
        served = this.task is { } only ? Try(only) : Tasks();
        Metadata = new OpenpiMessage { { EpisodeMessages.ServerKey, Describe() } };
    }

    /// <summary>The server's first message: what its observations are to hold.</summary>
    public OpenpiMessage Metadata { get; }

    /// <summary>A meter that tells time alone: joules are the business of who runs episodes.</summary>
    public static EnergyMeter Meter() => new(MeteringPlan.TimeOnly, TimeProvider.System);

    /// <summary>An agent for one episode.</summary>
    /// <param name="domain">The domain that it acts in.</param>
    /// <param name="meter">Gets its windows.</param>
    public IAgent Create(DomainDescription domain, EnergyMeter meter) => AgentCatalogue.CreateApart(agent, domain, meter, metric, camera);

    /// <summary>The task of an episode.</summary>
    /// <param name="message">The first message of a connection.</param>
    /// <exception cref="OpenpiFormatException">It names none, or another one than is served.</exception>
    /// <exception cref="UsageException">There is no such task.</exception>
    public TaskDescription Task(OpenpiMessage message)
    {
        string? asked = message.TextOrNull(EpisodeMessages.TaskKey);
        return (asked, task) switch
        {
            (null, null) => throw new OpenpiFormatException(
                $"The first message of a connection must name its task under '{EpisodeMessages.TaskKey}' ({string.Join(", ", served)}), unless the server is started with --task."),
            (null, { } only) => only,
            ({ } name, null) => Load(name) is var found && served.Contains(found.Name)
                ? found
                : throw new OpenpiFormatException($"The agent {agent} has no models for {name}; it serves {string.Join(", ", served)}."),
            ({ } name, { } only) => name == only.Name ? only : throw new OpenpiFormatException($"This server serves the task {only.Name} alone."),
        };
    }

    private TaskDescription Load(string name) => TaskDescription.Load(domains, name, robot);

    private string[] Try(TaskDescription one)
    {
        AgentCatalogue.CreateApart(agent, one.Domain, Meter(), metric, camera).Dispose();
        return [one.Name];
    }

    // those of the domains that have the models the agent needs
    private List<string> Tasks()
    {
        var found = new List<string>();
        InputException? refusal = null;
        foreach (IGrouping<string, TaskDescription> domain in
            TaskDescription.Names(domains).Select(Load).GroupBy(one => one.Domain.Name))
        {
            try
            {
                Try(domain.First());
                found.AddRange(domain.Select(one => one.Name));
            }
            catch (InputException error)
            {
                refusal = error;
            }
        }

        return found.Count > 0 ? found : throw refusal ?? new InputException($"The folder {domains} has no tasks.");
    }

    private OpenpiMessage Describe()
    {
        var keys = new OpenpiMessage
        {
            { LiberoMessages.StateKey, "8 numbers: tool x, y, z in the world (m), axis times angle (rad), both finger joints (m)" },
            { EpisodeMessages.JointPositionKey, $"joint angles of {(robot is null ? "the domain's own robot" : $"the robot {robot}")}, base to wrist (rad)" },
            { EpisodeMessages.JointVelocityKey, "its joint speeds (rad/s); may be left out" },
            { EpisodeMessages.MotorTorqueKey, "its motor torques (N m); may be left out" },
            { LiberoMessages.TablePicture, Picture(domain => camera ?? domain.DefaultCamera) },
            { LiberoMessages.WristPicture, Picture(domain => domain.HandCamera) },
            { LiberoMessages.PromptKey, "the task in a sentence; the task's own when left out" },
            { EpisodeMessages.TaskKey, task is null ? "the task's name, in the first message" : "may be left out" },
            { EpisodeMessages.ObjectsKey, "names of the objects, in the first message where a task draws them" },
            { EpisodeMessages.GoalKey, "facts to reach, in the first message where a task draws them" },
        };
        return new OpenpiMessage
        {
            { "version", typeof(ServedPolicy).Assembly.GetName().Version!.ToString(3) },
            { "agent", agent },
            { "task", task?.Name },
            { "robot", robot },
            { "steps_per_answer", 1 },
            { "episode", "one connection" },
            { "observation", keys },
        };
    }

    private string Picture(Func<DomainDescription, string> choose)
    {
        if (task is null)
        {
            return "uint8 picture of the size and camera of the task's domain, upright, top row first";
        }

        string name = choose(task.Domain);
        return string.Create(CultureInfo.InvariantCulture, $"uint8 ({task.Domain.Camera(name).SidePixels}, {task.Domain.Camera(name).SidePixels}, 3), camera {name}, upright, top row first");
    }
}
