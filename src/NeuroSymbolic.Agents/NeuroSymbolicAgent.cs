using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;
using NeuroSymbolic.Planner;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Splitting;

namespace NeuroSymbolic.Agents;

/// <summary>Looks, plans, carries out one step, looks again, and plans anew when the world is not as the step promised. Looks closely at
/// what it is about to grasp.</summary>
/// <remarks>The loop of sensing, planning and acting with execution monitoring is that of STRIPS and PLANEX on Shakey
/// (Fikes, Hart, Nilsson, Artificial Intelligence 1972): each step's effects are its own test of success.</remarks>
public sealed class NeuroSymbolicAgent : IAgent
{
    // a cube may still rock when the hand lets go, so an unexpected look is taken again after half a second
    private const int StepsUntilSecondLook = RobotAction.Rate / 2;
    private const int LooksPerDoubt = 2;
    private const int LooksWithoutPlan = 6;

    // a state that is believed less than this is not planned from before it was looked at again, the hand out of the way
    private const double DoubtfulBelow = 0.9;
    private const int LooksInDoubt = 2;

    // the hand is up when it is this little below where it began
    private const float LowMetres = 0.03f;

    private const float SamePlaceMetres = 0.03f;

    // something that no fact tells of may be in a step's way: after some tries what may be in its way is taken up before it is tried again, where that can be
    private const int TriesBeforeAnotherWay = 2;
    private const int TriesOfAStep = 5;

    private readonly IPerception perception;
    private readonly EnergyMeter meter;
    private readonly AgentSettings settings;
    private readonly ISkillLibrary skills;
    private AgentBriefing briefing = null!;
    private PddlDomain? domain;
    private TaskPlanner planner = null!;
    private FactClock clock = null!;

    private SplitMemory solved = new();
    private (FactSet Facts, PlanResult Result)? hopeless;
    private Plan? plan;
    private FactSet? promised;
    private SceneEstimate? believed;
    private ImmutableArray<ObjectEstimate> strangers = [];
    private IMotionSkill? skill;
    private Observation sensed = null!;
    private (CartesianServo Servo, Vector3 Place)? rest;
    private Vector3? outOfTheWay;
    private int waitSteps;
    private int doubts;
    private ImmutableDictionary<PlanStep, int> failures = ImmutableDictionary<PlanStep, int>.Empty;
    private DeferredSteps deferred = null!;

    /// <summary>An agent whose looking and planning is timed, and its energy not metered.</summary>
    /// <param name="name">The name under which results are listed.</param>
    /// <param name="perception">What turns observations into facts and poses.</param>
    /// <param name="clock">Measures the time spent on looking and planning.</param>
    public NeuroSymbolicAgent(string name, IPerception perception, TimeProvider clock)
        : this(name, perception, new EnergyMeter(MeteringPlan.TimeOnly, clock))
    {
    }

    /// <summary>An agent.</summary>
    /// <param name="name">The name under which results are listed.</param>
    /// <param name="perception">What turns observations into facts and poses.</param>
    /// <param name="meter">Gets a window for each look and each plan; whoever runs the episode restarts and reads it.</param>
    /// <param name="settings">How it goes about its task; in the usual way when left out.</param>
    /// <param name="skills">What carries out the steps of its plans, disposed with it; the motions written by hand when left out.</param>
    public NeuroSymbolicAgent(
        string name, IPerception perception, EnergyMeter meter, AgentSettings? settings = null, ISkillLibrary? skills = null)
    {
        this.skills = skills ?? new ScriptedSkills();
        this.settings = settings ?? new AgentSettings();
        Name = name;
        this.perception = perception;
        this.meter = meter;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public AgentReport Report { get; private set; } = new("waiting");

    /// <inheritdoc/>
    public void Begin(AgentBriefing briefing)
    {
        if (domain is null || this.briefing.Domain.PddlPath != briefing.Domain.PddlPath)
        {
            domain = PddlDomain.Load(briefing.Domain.PddlPath);
        }

        this.briefing = briefing;
        planner = new TaskPlanner(domain, briefing, settings);
        clock = new FactClock(briefing.Domain);
        solved = new SplitMemory();
        hopeless = null;
        plan = null;
        promised = null;
        believed = null;
        strangers = [];
        skill = null;
        rest = null;
        outOfTheWay = null;
        waitSteps = 0;
        doubts = 0;
        failures = failures.Clear();
        deferred = new DeferredSteps(briefing.Domain);
        Report = new AgentReport("looking", PerceptionTime: TimeSpan.Zero, PlanningTime: TimeSpan.Zero);
    }

    /// <inheritdoc/>
    public RobotAction Act(Observation observation)
    {
        sensed = observation;
        ArmState arm = ArmState.From(observation.Robot, briefing.Domain);
        outOfTheWay ??= arm.Tool; // where it hangs at the start it hides nothing
        if (skill is not null)
        {
            SkillProgress progress = skill.Act(observation, arm);
            if (progress.Status is SkillStatus.Done or SkillStatus.Failed || (progress.Status == SkillStatus.Waiting && See(observation).Facts.Equals(promised)))
            {
                skill = null;
                Report = Report with { Activity = progress.Reason ?? "looking" };
                NoteEnd(progress);
            }

            return progress.Action;
        }

        if (waitSteps > 0 || Report.Surrender is not null)
        {
            waitSteps--;
            return Stay(arm);
        }

        return Look(observation, arm);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        skills.Dispose();
        (perception as IDisposable)?.Dispose();
    }

    private RobotAction Look(Observation observation, in ArmState arm)
    {
        SceneEstimate scene = See(observation);
        if (scene.Facts.Union(briefing.StaticFacts).ContainsAll(briefing.Goal))
        {
            // a goal that is reached sooner than planned is rather seen wrong than given
            bool isExpected = promised is null || scene.Facts.Equals(promised);
            if (!settings.IsOpenLoop && !(isExpected && scene.Belief >= DoubtfulBelow) && doubts < LooksInDoubt)
            {
                doubts++;
                return StepBack(arm, "looking again, in doubt");
            }

            Report = Report with { Activity = "done", StepIndex = plan?.Length ?? 0 };
            promised = scene.Facts; // should it be undone, that is planned for
            waitSteps = StepsUntilSecondLook;
            return Stay(arm);
        }

        if (plan is not null && (settings.IsOpenLoop || promised is not null))
        {
            if (settings.IsOpenLoop || scene.Facts.Equals(promised))
            {
                Report = Report with { StepIndex = Report.StepIndex + 1 };
            }
            else if (++doubts < LooksPerDoubt)
            {
                return LookAgain(arm, "looking again");
            }
            else
            {
                plan = null;
                Report = Report with { Replans = Report.Replans + 1 };
            }
        }

        if (plan is not null && Report.StepIndex >= plan.Length)
        {
            Surrender("goal", "The plan is carried out, and the goal is not seen to be reached.");
            return Stay(arm);
        }

        if (plan is null && scene.Belief < DoubtfulBelow && doubts < LooksInDoubt)
        {
            doubts++;
            return StepBack(arm, "looking again, in doubt");
        }

        return plan is not null || MakePlan(scene.Facts) ? BeginStep(scene, arm) : StepBack(arm, "looking for a plan");
    }

    private SceneEstimate See(Observation observation)
    {
        // what no planner knows of cannot be planned for, and is no part of the task; the hand keeps clear of it all the same
        SceneEstimate? before = believed;
        SceneEstimate seen = Perceive(() => LookAround(observation, before));
        SceneEstimate scene = seen.Among(briefing.Objects);
        strangers = Strangers(seen, scene);
        scene = scene with { Facts = clock.Observe(scene.Facts, observation.TimeSeconds) };
        believed = scene;
        Report = Report with { Believed = scene.Facts };
        return scene;
    }

    // where a thing of the task is seen there is no other thing, whatever a net says of both
    private static ImmutableArray<ObjectEstimate> Strangers(SceneEstimate seen, SceneEstimate known) =>
    [
        .. seen.Objects.Where(item =>
            known.Find(item.Name) is null && known.Objects.All(other => Vector3.Distance(item.Pose.Position, other.Pose.Position) > SamePlaceMetres)),
    ];

    private SceneEstimate LookAround(Observation observation, SceneEstimate? before)
    {
        SceneEstimate seen = perception.Look(observation, before);
        ImmutableArray<string> missing =
            [.. briefing.Objects.Where(item => item.IsMovable && seen.Find(item.Name) is null).Select(item => item.Name)];
        return missing.IsEmpty ? seen : perception.Complete(observation, seen, before, missing);
    }

    private ObjectEstimate? LookClosely(ObjectEstimate expected)
    {
        Observation now = sensed;
        return Perceive(() => perception.LookClosely(now, expected));
    }

    private T Perceive<T>(Func<T> look)
    {
        TimeSpan before = meter.Time(EnergyPhase.Perception);
        T seen = meter.Measure(EnergyPhase.Perception, look, perception.CanLookAgain);
        Report = Report with { PerceptionTime = Report.PerceptionTime + (meter.Time(EnergyPhase.Perception) - before) };
        return seen;
    }

    private bool MakePlan(FactSet facts)
    {
        TimeSpan before = meter.Time(EnergyPhase.Planning);
        PlanResult result;
        if (hopeless is { } last && last.Facts.Equals(facts))
        {
            // the same question has the same answer, and that there is no plan takes long to prove
            result = last.Result;
        }
        else
        {
            SplitMemory known = solved;
            (result, solved) = meter.Measure(EnergyPhase.Planning, () => planner.Plan(facts, known));
            hopeless = result.Status == PlanStatus.Unsolvable ? (facts, result) : null;
        }

        plan = result.Plan;
        if (plan is not null && deferred.AreIn(plan))
        {
            DeferredSteps failing = deferred;
            plan = meter.Measure(EnergyPhase.Planning, () => planner.Otherwise(facts, failing)) ?? plan;
        }

        Report = Report with
        {
            Plan = plan ?? Report.Plan,
            StepIndex = 0,
            PlannerEngine = result.Engine,
            PlanningTime = Report.PlanningTime + (meter.Time(EnergyPhase.Planning) - before),
        };
        if (plan is null && ++doubts >= LooksWithoutPlan)
        {
            string others = string.Join(" and ", strangers.Select(item => item.Name));
            Surrender(
                "planning",
                $"There is no plan from what is believed ({result.Status}){(others.Length == 0 ? "" : $", where {others}, no part of the task, may be in the way")}: {facts}");
        }

        return plan is not null;
    }

    private RobotAction BeginStep(SceneEstimate scene, in ArmState arm)
    {
        doubts = 0;
        rest = null;
        PlanStep step = plan!.Steps[Report.StepIndex];
        promised = planner.After(scene.Facts, step);
        Report = Report with { Activity = step.ToString() };
        skill = skills.For(step, scene with { Objects = scene.Objects.AddRange(strangers) }, arm, briefing, LookClosely, out string? reason);
        if (skill is null)
        {
            Surrender(step.Action, reason!);
            return Stay(arm);
        }

        return skill.Act(sensed, arm).Action;
    }

    private void NoteEnd(in SkillProgress progress)
    {
        PlanStep step = plan!.Steps[Report.StepIndex];
        if (progress.Status != SkillStatus.Failed)
        {
            failures = failures.Remove(step);
            deferred = deferred.After(step);
            return;
        }

        int times = failures.GetValueOrDefault(step) + 1;
        failures = failures.SetItem(step, times);
        deferred = times == TriesBeforeAnotherWay ? deferred.With(step, believed!) : deferred;
        if (times == TriesOfAStep)
        {
            Surrender(step.Action, $"{step} failed {TriesOfAStep} times. {progress.Reason}");
        }
    }

    private RobotAction LookAgain(in ArmState arm, string activity)
    {
        waitSteps = StepsUntilSecondLook;
        Report = Report with { Activity = activity };
        return Stay(arm);
    }

    // what there is no plan for, or is doubtful, may be what the hand hides: it rises, then goes where it began, looking after each
    private RobotAction StepBack(in ArmState arm, string activity)
    {
        Vector3 back = outOfTheWay!.Value;
        if (doubts > 1)
        {
            rest = (new CartesianServo(), arm.Tool.Z < back.Z - LowMetres ? arm.Tool with { Z = back.Z } : back);
        }

        return LookAgain(arm, activity);
    }

    private void Surrender(string stage, string reason) =>
        Report = Report with { Activity = "given up", Surrender = new Surrender(stage, reason) };

    // holds the hand where it came to rest, closed while something is believed to be in it
    private RobotAction Stay(in ArmState arm)
    {
        rest ??= (new CartesianServo(), arm.Tool);
        string held = briefing.Domain.PredicateFor(DomainReadings.Held);
        bool holds = Report.Believed?.Any(fact => fact.Predicate == held) ?? false;
        return rest.Value.Servo.Toward(arm, rest.Value.Place, holds ? CartesianServo.Closed : CartesianServo.Open);
    }
}
