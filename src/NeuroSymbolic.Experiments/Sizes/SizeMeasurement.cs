using System.Diagnostics;
using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;

namespace NeuroSymbolic.Experiments;

/// <summary>Measures what running networks of one architecture takes, from the trained one to some of several hundred million random weights.</summary>
/// <param name="root">The folder that holds <c>training</c> and <c>models</c>.</param>
/// <param name="log">Takes progress.</param>
public sealed class SizeMeasurement(string root, TextWriter log)
{
    private const int WarmUpChunks = 3;
    private const string Trained = "hanoi-vla";
    private static readonly RobotReading AtRest = new([0, 0.2, 0, -2.6, 0, 2.9, 0.8], [0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0], 0.08);

    /// <summary>Measures them all.</summary>
    /// <param name="timeOfEach">How long each network is run at least.</param>
    /// <param name="command">The command line, for the record.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="InputException">The trained model is missing or wrong.</exception>
    /// <exception cref="EngineException">PyTorch, which writes the networks, or ONNX Runtime is missing.</exception>
    public SizeTable Run(TimeSpan timeOfEach, string command, CancellationToken cancellation)
    {
        string trained = Path.Combine(root, "models", Trained);
        string folder = Directory.CreateTempSubdirectory("neurosym-sizes-").FullName;
        try
        {
            log.WriteLine("writing networks with random weights");
            new PythonScript().Run(
                Path.Combine(root, "training", "untrained.py"), [PolicyCard.Load(trained).Path, "--out", folder], log, cancellation);
            using var counters = EnergyCounters.Discover(TimeProvider.System);
            var plan = MeteringPlan.For(counters, jobs: 1, ProcessorModel.Default);
            log.WriteLine(plan.Reason);
            return new SizeTable
            {
                SchemaVersion = SizeTable.CurrentSchemaVersion,
                Command = command,
                Commit = SourceCommit.Of(root).Commit,
                Host = HostDescription.Current(),
                Figures =
                [
                    .. Directory.GetDirectories(folder).Append(trained).Select(PolicyCard.Load).OrderBy(card => card.Parameters)
                        .Select(card => Measure(card, card.Name == Trained, plan, timeOfEach, cancellation)),
                ],
            };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private SizeFigure Measure(PolicyCard card, bool isTrained, MeteringPlan plan, TimeSpan time, CancellationToken cancellation)
    {
        using var policy = new VlaPolicy(Path.GetDirectoryName(card.Path)!);
        var random = new Random(0);
        byte[] pixels = new byte[card.SidePixels * card.SidePixels * 3];
        random.NextBytes(pixels);
        var picture = new CameraImage(card.SidePixels, card.SidePixels, pixels);
        var observation = new Observation(0, AtRest, _ => picture);
        string sentence = card.Vocabulary[1];
        RobotDescription robot = RobotDescription.Find(Path.Combine(root, "simulations", "robots"), DomainDescription.OwnRobotName);
        for (int chunk = 0; chunk < WarmUpChunks; chunk++)
        {
            policy.Chunk(observation, AtRest, robot, sentence, random);
        }

        var meter = new EnergyMeter(plan, TimeProvider.System);
        var clock = Stopwatch.StartNew();
        int chunks = 0;
        while (clock.Elapsed < time)
        {
            cancellation.ThrowIfCancellationRequested();
            policy.Chunk(observation, AtRest, robot, sentence, random);
            chunks++;
        }

        EnergyReport report = meter.Report();
        var figure = new SizeFigure(
            card.Name, card.Parameters, isTrained, chunks, report.Total.Seconds, report.Total.GrossJoules, report.Source);
        log.WriteLine(ReportWords.Text(
            $"{figure.Name}: {figure.ChunkMilliseconds:F1} ms and {(figure.ChunkJoules is { } joules ? ReportWords.Joules(joules) : "no known energy")} for a chunk"));
        return figure;
    }
}
