using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>Cuts demonstrations into the stages of grasping and setting down, and makes training examples of each control step.</summary>
/// <remarks>features.npy (examples, <see cref="SkillFeatures.Length"/>); chunk.npy (examples, steps, 3), where the tool was told to go at each coming
/// control step, from where it was, metres, and where the stage ended after its end; ended.npy (examples, 1), 1 where the stage was over. The cut is where
/// the expert's fingers were told to close or to open. <c>set.json</c>, written last, says how the set was made.</remarks>
internal sealed class SkillExamples(SkillData settings, string domains, int seed, string folder, TextWriter log)
{
    // the state in which the next stage began, and the one after it, show that the stage is over
    private const int StatesAfterEnd = 2;

    private readonly List<(float[] Features, float[] Chunk, bool HasEnded)> examples = [];

    public void Write(CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var task = TaskDescription.Load(domains, settings.Task);
        IReadOnlyList<string> paths = DemonstrationFolder.RecordForTraining(task, settings.Episodes, seed, folder, log, cancellation);
        foreach (string path in paths)
        {
            cancellation.ThrowIfCancellationRequested();
            Add(task.Domain, TraceReader.Read(path));
        }

        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{paths.Count} demonstrations, {examples.Count} examples"));
        using var features = new NumpyFile<float>(File("features.npy"), "<f4", examples.Count, SkillFeatures.Length);
        using var chunks = new NumpyFile<float>(File("chunk.npy"), "<f4", examples.Count, settings.ChunkSteps, 3);
        using var ended = new NumpyFile<float>(File("ended.npy"), "<f4", examples.Count, 1);
        foreach ((int row, (float[] told, float[] chunk, bool hasEnded)) in examples.Index())
        {
            features.Write(row, told);
            chunks.Write(row, chunk);
            ended.Write(row, [hasEnded ? 1 : 0]);
        }

        Describe(clock.Elapsed);
    }

    private void Add(DomainDescription domain, EpisodeTrace trace)
    {
        var cut = new DemonstrationCut(trace, domain, settings.ChunkSteps);
        using World world = World.Load(domain, trace.Objects);
        ObjectDescription[] objects = [.. domain.Objects.Where(item => !item.IsMovable || trace.Objects.Contains(item.Name))];
        ArmState[] arms = [.. trace.Steps.Select(step => ArmState.From(Shown(world, step).Robot, domain))];
        for (int first = 1; first < cut.Count;)
        {
            int end = cut.EndOf(first, step => cut.StepAt(step) == cut.StepAt(first));
            if (cut.StepAt(first) is { } plan)
            {
                Shown(world, trace.Steps[first - 1]);
                StepGeometry geometry = StepGeometry.For(
                    plan, new SceneEstimate(FactSet.Empty, world.TruePoses), arms[first - 1], domain, [.. objects], out _)!;
                bool closes = geometry.Skill == Skill.Grasp;
                int change = cut.EndOf(first, step => step < end && cut.Intended(step).Gripper > 0 != closes);
                Add(cut, arms, geometry, closes ? SkillStage.Reach : SkillStage.Carry, first, change, geometry.ToolGoal, geometry.ToolHeight);
                Vector3 start = arms[change - 1].Tool;
                Add(cut, arms, geometry, closes ? SkillStage.Grasp : SkillStage.Release, change, end, start, start.Z);
            }

            first = end;
        }
    }

    // the control steps from first to before end
    private void Add(
        DemonstrationCut cut, ArmState[] arms, StepGeometry geometry, SkillStage stage, int first, int end, Vector3 goal, float height)
    {
        for (int state = first - 1; state < Math.Min(end - 1 + StatesAfterEnd, cut.Count); state++)
        {
            float[] features = new float[SkillFeatures.Length];
            ArmState before = arms[state == first - 1 ? state : state - 1];
            SkillFeatures.Write(stage, goal, height, geometry.WidthMetres, arms[state], before, features);
            float[] chunk = new float[3 * settings.ChunkSteps];
            for (int ahead = 0; ahead < settings.ChunkSteps; ahead++)
            {
                int step = state + 1 + ahead;
                Vector3 target = step < end ? cut.Target(step) : cut.Tools[Math.Max(state, end - 1)];
                (target - cut.Tools[state]).CopyTo(chunk, 3 * ahead);
            }

            examples.Add((features, chunk, state >= end - 1));
        }
    }

    private static Observation Shown(World world, TraceStep step)
    {
        world.ShowPositions(step.Positions);
        return world.Observe();
    }

    private void Describe(TimeSpan taken)
    {
        using FileStream file = System.IO.File.Create(File(ImageSet.DescriptionFile));
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        json.WriteString("command", DemonstrationFolder.Command(settings.Task, settings.Episodes, seed));
        json.WriteNumber("seed", seed);
        json.WriteNumber("count", examples.Count);
        json.WriteNumber("demonstrations", settings.Episodes);
        json.WriteNumber("seconds", Math.Round(taken.TotalSeconds, 1));
        json.WriteEndObject();
    }

    private string File(string name) => Path.Combine(folder, name);
}
