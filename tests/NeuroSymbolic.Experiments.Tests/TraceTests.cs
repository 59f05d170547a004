using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments.Tests;

public sealed class TraceTests : IDisposable
{
    private static readonly Plan Plan = new([PlanStep.Parse("(pick cube1 left)"), PlanStep.Parse("(place cube1 right)")]);

    private readonly TemporaryFolder folder = new();

    private string TracePath => folder.File("a.msgpack");

    [Fact]
    public void Trace_is_read_back_as_written()
    {
        EpisodeTrace trace = Trace();
        TraceWriter.Write(TracePath, trace);

        EpisodeTrace read = TraceReader.Read(TracePath);

        Assert.Equal(trace.Key, read.Key);
        Assert.Equal(trace.Objects.AsEnumerable(), read.Objects);
        Assert.Equal(trace.Instruction, read.Instruction);
        Assert.Equal((trace.Seed, trace.Camera, trace.Goal, trace.Outcome, trace.FailureReason), (read.Seed, read.Camera, read.Goal, read.Outcome, read.FailureReason));
        Assert.Equal(trace.Events, read.Events);
        Assert.Equal(trace.Steps.Count, read.Steps.Count);
        Assert.All(trace.Steps.Zip(read.Steps), pair =>
        {
            Assert.Equal(pair.First.Positions, pair.Second.Positions);
            Assert.Equal(pair.First with { Positions = [] }, pair.Second with { Positions = pair.First.Positions } with { Positions = [] }, (a, b) =>
                a.TimeSeconds.Equals(b.TimeSeconds) && a.Action == b.Action && a.PowerWatts.Equals(b.PowerWatts) && a.Intended == b.Intended);
        });
    }

    [Fact]
    public void Only_changes_become_events()
    {
        EpisodeTrace trace = Trace();

        Assert.Equal([0, 1, 3], trace.Events.Select(change => change.Step));
        Assert.Equal(Plan, trace.Events[1].Plan);
        Assert.Null(trace.Events[1].Facts);
        Assert.Equal(new TraceEvent(3) { StepIndex = 1 }, trace.Events[2]);
    }

    [Fact]
    public void Trace_cut_off_anywhere_is_bad_input_in_one_sentence()
    {
        TraceWriter.Write(TracePath, Trace());
        byte[] whole = File.ReadAllBytes(TracePath);
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(TracePath, whole[..length]);
            InputException error = Assert.Throws<InputException>(() => TraceReader.Read(TracePath));
            Assert.DoesNotContain('\n', error.Message);
        }
    }

    [Fact]
    public void Whatever_byte_is_damaged_the_reader_gives_a_trace_or_a_sentence()
    {
        TraceWriter.Write(TracePath, Trace());
        byte[] whole = File.ReadAllBytes(TracePath);
        for (int place = 0; place < whole.Length; place++)
        {
            foreach (byte value in (byte[])[0x00, 0x81, 0x9f, 0xc0, 0xc1, 0xdd, 0xff])
            {
                byte[] damaged = [.. whole];
                damaged[place] = value;
                File.WriteAllBytes(TracePath, damaged);
                Exception? error = Record.Exception(() => TraceReader.Read(TracePath));
                Assert.True(error is null or InputException, $"byte {place} = {value}: {error}");
            }
        }
    }

    [Fact]
    public void Missing_trace_is_bad_input() => Assert.Throws<InputException>(() => TraceReader.Read(TracePath));

    public void Dispose() => folder.Dispose();

    private static EpisodeTrace Trace()
    {
        var facts = FactSet.Parse("(on cube1 left)", "(free-gripper)");
        var recorder = new TraceRecorder();
        recorder.Add(0, [1, 2, 3.5], RobotAction.Rest, null, facts, new AgentReport("looking"));
        recorder.Add(0.05, [1, 2, 3.25], RobotAction.Rest with { X = 0.5f }, 12.5, facts, new AgentReport("grasp", facts, Plan));
        recorder.Add(0.10, [1, 2, 3], RobotAction.Rest, 0, FactSet.Parse("(free-gripper)", "(on cube1 left)"), new AgentReport("grasp", facts, Plan));
        recorder.Add(0.15, [1, 2, 3], RobotAction.Rest, 0, facts, new AgentReport("grasp", facts, Plan, StepIndex: 1));
        return new EpisodeTrace
        {
            Task = "hanoi-3",
            Agent = "nsm-oracle",
            Seed = 3,
            Episode = 12,
            Objects = ["cube1"],
            Camera = "film",
            Goal = FactSet.Parse("(on cube1 right)"),
            Outcome = EpisodeOutcome.Failure,
            FailureReason = "It slipped.",
            Steps = recorder.Steps,
            Events = recorder.Events,
        };
    }
}
