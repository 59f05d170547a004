using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>Cuts a recorded demonstration into moments, each with the sentences that hold at it and the actions that follow.</summary>
internal sealed class DemonstrationCut
{
    /// <summary>Numbers in a chunk for each control step.</summary>
    public const int NumbersPerStep = 4;

    // for so long after its end a sentence is still shown now and then, so that a policy learns to have done with it
    private const int AfterglowSteps = 8;

    private readonly EpisodeTrace trace;
    private readonly DomainDescription domain;
    private readonly int chunkSteps;
    private readonly Vector3[] tools;
    private readonly (string Move, string SubTask, PlanStep? Step)[] told;

    public DemonstrationCut(EpisodeTrace trace, DomainDescription domain, int chunkSteps)
    {
        this.trace = trace;
        this.domain = domain;
        this.chunkSteps = chunkSteps;
        tools = [.. trace.Steps.Select(step => ToolOf(step.Positions, domain.Robot))];
        told = Told();
    }

    /// <summary>Control steps of the trace, the start among them.</summary>
    public int Count => tools.Length;

    /// <summary>Where the tool was at each of them, in the frame of the robot's base, metres.</summary>
    public IReadOnlyList<Vector3> Tools => tools;

    /// <summary>The plan step that was carried out at a control step; null for none.</summary>
    public PlanStep? StepAt(int step) => told[step].Step;

    /// <summary>The sentences of the move and of the plan step that were carried out at a control step; empty for none.</summary>
    public (string Move, string SubTask) SentencesAt(int step) => (told[step].Move, told[step].SubTask);

    /// <summary>What the expert wanted at a control step, before noise was added.</summary>
    public RobotAction Intended(int step) => trace.Steps[step].Intended ?? trace.Steps[step].Action;

    /// <summary>Where the tool was told to go at a control step, in the frame of the robot's base, metres.</summary>
    public Vector3 Target(int step) =>
        tools[step - 1] + (RobotAction.MetresPerUnit * new Vector3(Intended(step).X, Intended(step).Y, Intended(step).Z));

    /// <summary>The first control step, from one on, at which something does not go on.</summary>
    public int EndOf(int step, Func<int, bool> goesOn)
    {
        while (step < Count && goesOn(step))
        {
            step++;
        }

        return step;
    }

    /// <summary>The moments at every so many control steps, from a random one of the first on.</summary>
    public IEnumerable<DemonstrationMoment> Moments(int everySteps, Random random)
    {
        for (int state = random.Next(everySteps); state < trace.Steps.Count - 1; state += everySteps)
        {
            (string? moved, string? support, bool isHeld) = Things(state);
            var examples = ImmutableArray.CreateBuilder<DemonstrationExample>();
            examples.Add(new(trace.Instruction!, moved is not null, support is not null, Chunk(state, trace.Steps.Count)));
            string move = told[state + 1].Move, subTask = told[state + 1].SubTask;
            if (move.Length > 0 && move != trace.Instruction)
            {
                examples.Add(new(move, true, true, Chunk(state, End(state + 1, step => told[step].Move))));
            }

            if (subTask.Length > 0)
            {
                examples.Add(new(subTask, true, isHeld, Chunk(state, End(state + 1, step => told[step].SubTask))));
            }

            foreach (Func<int, string> sentence in (ReadOnlySpan<Func<int, string>>)[step => told[step].Move, step => told[step].SubTask])
            {
                if (Ended(state, sentence) is string ended && ended != trace.Instruction)
                {
                    examples.Add(new(ended, false, false, Chunk(state, state + 1)));
                }
            }

            yield return new(state, moved, support, examples.ToImmutable());
        }
    }

    private static Vector3 ToolOf(float[] positions, RobotDescription robot)
    {
        Span<double> joints = stackalloc double[robot.Joints.Length];
        for (int joint = 0; joint < joints.Length; joint++)
        {
            joints[joint] = positions[joint];
        }

        return robot.ToolInBase(joints).Position;
    }

    // what was asked for at each step: sentences, and the plan step behind them
    private (string Move, string SubTask, PlanStep? Step)[] Told()
    {
        var all = new (string, string, PlanStep?)[trace.Steps.Count];
        (string move, string subTask, Plan? plan, int index) = ("", "", null, 0);
        var changes = trace.Events.ToLookup(change => change.Step);
        for (int step = 0; step < all.Length; step++)
        {
            foreach (TraceEvent change in changes[step])
            {
                move = change.Move ?? move;
                subTask = change.SubTask ?? subTask;
                plan = change.Plan ?? plan;
                index = change.StepIndex ?? index;
            }

            all[step] = (move, subTask, subTask.Length > 0 ? plan?.Steps.ElementAtOrDefault(index) : null);
        }

        return all;
    }

    private (string? Moved, string? Support, bool IsHeld) Things(int state)
    {
        if (told[state + 1].Step is not { } step)
        {
            return default;
        }

        ActionDescription action = domain.Actions[step.Action];
        bool isHeld = action.Skill == Skill.SetDown;
        PlanStep? setDown = isHeld ? step : Next(state + 1);
        return (action.MovedBy(step), setDown is null ? null : domain.Actions[setDown.Action].SupportOf(setDown), isHeld);
    }

    // the plan step that was carried out after the one at a step of the trace
    private PlanStep? Next(int step)
    {
        int end = End(step, other => told[other].SubTask);
        return end < told.Length ? told[end].Step : null;
    }

    // the first step at which something else was asked for
    private int End(int step, Func<int, string> sentence) => EndOf(step, other => sentence(other) == sentence(step));

    // a sentence that was done with a moment ago
    private static string? Ended(int state, Func<int, string> sentence)
    {
        for (int step = state; step > Math.Max(0, state - AfterglowSteps); step--)
        {
            if (sentence(step) != sentence(state + 1))
            {
                return sentence(step).Length > 0 ? sentence(step) : null;
            }
        }

        return null;
    }

    private float[] Chunk(int state, int end)
    {
        float[] chunk = new float[chunkSteps * NumbersPerStep];
        Vector3 target = tools[state];
        float gripper = Intended(state).Gripper;
        for (int ahead = 0; ahead < chunkSteps; ahead++)
        {
            int step = state + 1 + ahead;
            if (step < end)
            {
                target = Target(step);
                gripper = Intended(step).Gripper;
            }
            else if (step == end)
            {
                target = tools[step - 1];
            }

            (target - tools[state]).CopyTo(chunk, ahead * NumbersPerStep);
            chunk[(ahead * NumbersPerStep) + 3] = gripper;
        }

        return chunk;
    }
}
