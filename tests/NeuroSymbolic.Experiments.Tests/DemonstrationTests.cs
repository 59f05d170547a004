using System.Numerics;
using System.Text.Json.Nodes;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments.Tests;

public sealed class DemonstrationTests : IDisposable
{
    private const int Seed = 11;
    private const int ChunkSteps = 16;

    private static readonly TaskDescription Move = TaskDescription.Load(Repository.Domains, "hanoi-move");

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Demonstrations_are_the_same_however_they_are_made_and_after_a_kill()
    {
        (IReadOnlyList<string> traces, int failures) = Record("one", 3, jobs: 1);

        // a run that was killed: some episodes are whole, one is not
        Directory.CreateDirectory(folder.File("killed/traces"));
        File.Copy(traces[1], folder.File($"killed/traces/{Path.GetFileName(traces[1])}"));
        folder.Write($"killed/traces/{Path.GetFileName(traces[0])}.part", "half");
        (IReadOnlyList<string> again, int failuresAgain) = Record("killed", 3, jobs: 2);

        Assert.Equal(failures, failuresAgain);
        Assert.Equal(traces.Select(Path.GetFileName), again.Select(Path.GetFileName));
        Assert.All(traces.Zip(again), pair => Assert.Equal(File.ReadAllBytes(pair.First), File.ReadAllBytes(pair.Second)));
        JsonNode description = JsonNode.Parse(File.ReadAllText(folder.File("killed/demos.json")))!;
        Assert.Equal((3, failures, "hanoi-move"), ((int)description["episodes"]!, (int)description["failures_left_out"]!, (string?)description["task"]));
    }

    [Fact]
    public void A_demonstration_succeeds_under_noise_and_tells_what_it_does_in_words()
    {
        EpisodeTrace trace = TraceReader.Read(Record("demos", 1, jobs: 1).Traces[0]);

        Assert.Equal(EpisodeOutcome.Success, trace.Outcome);
        Assert.StartsWith("Move the ", trace.Instruction, StringComparison.Ordinal);
        Assert.Equal(
            (string[])["Pick up", "Put the", ""],
            trace.Events.Select(change => change.SubTask).OfType<string>().Select(sentence => sentence[..Math.Min(7, sentence.Length)]));
        Assert.Equal([trace.Instruction, ""], trace.Events.Select(change => change.Move).OfType<string>().Distinct());
        Assert.Equal(0, trace.Steps[0].TimeSeconds);

        // the noise is in what was commanded, and the fingers are left alone
        Assert.All(trace.Steps.Skip(1), step => Assert.Equal(step.Intended!.Value.Gripper, step.Action.Gripper));
        Assert.True(trace.Steps.Skip(1).Count(step => step.Intended!.Value.X != step.Action.X) > trace.Steps.Count / 2);
    }

    [Fact]
    public void A_folder_of_another_seed_is_refused()
    {
        Record("demos", 1, jobs: 1);
        Assert.Throws<InputException>(() => DemonstrationFolder.Record(Move, 1, Seed + 1, folder.File("demos"), 1));
    }

    [Fact]
    public void A_chunk_begins_with_what_the_expert_wanted_and_ends_with_rest_once_the_sentence_is_done()
    {
        EpisodeTrace trace = TraceReader.Read(Record("demos", 1, jobs: 1).Traces[0]);
        var cut = new DemonstrationCut(trace, Move.Domain, ChunkSteps);

        DemonstrationMoment[] moments = [.. cut.Moments(everySteps: 1, new Random(1))];

        Assert.Equal(Enumerable.Range(0, trace.Steps.Count - 1), moments.Select(moment => moment.Step));
        Assert.All(moments, moment =>
        {
            Vector3 first = new(moment.Examples[0].Chunk.AsSpan(0, 3));
            Assert.Equal(0, Vector3.Distance(cut.Target(moment.Step + 1) - cut.Tools[moment.Step], first), 1e-6f);
            Assert.Equal(cut.Intended(moment.Step + 1).Gripper, moment.Examples[0].Chunk[3]);
        });

        // just before the end of the first sub-task the hand is to stay where that ended
        int end = moments.First(moment => moment.Examples.Any(example => example.Sentence.StartsWith("Put", StringComparison.Ordinal))).Step;
        DemonstrationExample pick = moments[end - 2].Examples.Single(example => example.Sentence.StartsWith("Pick", StringComparison.Ordinal));
        Assert.Equal(0, Vector3.Distance(cut.Tools[end] - cut.Tools[end - 2], new(pick.Chunk.AsSpan(4 * (ChunkSteps - 1), 3))), 1e-6f);
        Assert.Equal((true, false), (pick.NamesMoved, pick.NamesSupport));
    }

    public void Dispose() => folder.Dispose();

    private (IReadOnlyList<string> Traces, int Failures) Record(string name, int episodes, int jobs) =>
        DemonstrationFolder.Record(Move, episodes, Seed, folder.File(name), jobs);
}
