using NeuroSymbolic.Core;
using NeuroSymbolic.Perception;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>Draws pictures of one episode from its trace.</summary>
internal sealed class EpisodePictures : IDisposable
{
    private const int StripFrames = 8;
    private const int FramePixels = 320;
    private const int MotionPixels = 512;

    private readonly string domains;
    private readonly string runName;
    private readonly RunContents run;
    private readonly EpisodeRow row;
    private readonly EpisodeTrace trace;
    private readonly World world;

    private EpisodePictures(string domains, string runName, RunContents run, EpisodeRow row, EpisodeTrace trace, World world)
    {
        this.domains = domains;
        this.runName = runName;
        this.run = run;
        this.row = row;
        this.trace = trace;
        this.world = world;
    }

    /// <summary>Reads the trace and loads its scene.</summary>
    /// <exception cref="InputException">The trace is missing, damaged or of another scene.</exception>
    /// <exception cref="EngineException">MuJoCo or the renderer is missing.</exception>
    /// <exception cref="UsageException">The task is not there any more.</exception>
    public static EpisodePictures Open(string domains, string runName, RunContents run, EpisodeRow row)
    {
        EpisodeTrace trace = TraceReader.Read(RunFolder.TracePath(run.Folder, row.Key));
        var pictures = new EpisodePictures(
            domains, runName, run, row, trace, World.Load(TaskDescription.Load(domains, trace.Task, trace.Robot).Domain, trace.Objects));
        try
        {
            pictures.Show(0);
            return pictures;
        }
        catch
        {
            pictures.Dispose();
            throw;
        }
    }

    /// <summary>Says where the scene's files are not those of the run any more, so that pictures may deceive.</summary>
    public IEnumerable<string> Changes()
    {
        string root = Path.GetDirectoryName(domains)!;
        string[] changed =
        [
            .. run.Manifest.SceneHashes
                .Where(file => File.Exists(Path.Combine(root, file.Key)) && RunManifest.Hash(Path.Combine(root, file.Key)) != file.Value)
                .Select(file => file.Key),
        ];
        return changed is []
            ? []
            : [$"The pictures of {runName} are drawn with files that have changed since the run: {string.Join(", ", changed)}."];
    }

    /// <summary>The stations of the way.</summary>
    public StationPictures Stations()
    {
        FactSet? believed = trace.Events.Select(change => change.Believed).FirstOrDefault(facts => facts is not null);
        FactSet? facts = trace.Events.Select(change => change.Facts).FirstOrDefault(facts => facts is not null);
        Plan? plan = trace.Events.Select(change => change.Plan).FirstOrDefault(plan => plan is not null);
        Show(0);
        var image = ReportPicture.Of(
            world.Observe().Capture(run.Manifest.Options.Camera ?? world.Domain.DefaultCamera), "The table as the robot's camera sees it at the start");
        ReportPicture? overlay = Overlay();
        int moment = MiddleOf(plan);
        Show(moment);
        return new StationPictures(
            runName,
            row,
            image,
            overlay,
            believed ?? facts ?? FactSet.Empty,
            believed is not null,
            trace.Goal,
            plan?.Steps ?? [],
            ReportPicture.Of(world.Render(trace.Camera, MotionPixels, MotionPixels), "The arm at work"),
            Activity(moment));
    }

    /// <summary>The whole episode in a few pictures, evenly spread over its time.</summary>
    public FilmStrip Strip()
    {
        int last = trace.Steps.Count - 1;
        var steps = Enumerable.Range(0, StripFrames).Select(frame => frame * last / (StripFrames - 1)).Distinct();
        return new FilmStrip(runName, row, [.. steps.Select(Frame)]);
    }

    /// <inheritdoc/>
    public void Dispose() => world.Dispose();

    private FilmFrame Frame(int step)
    {
        Show(step);
        double time = trace.Steps[step].TimeSeconds;
        string activity = Activity(step);
        return new FilmFrame(
            time,
            activity,
            ReportPicture.Of(
                world.Render(trace.Camera, FramePixels, FramePixels), ReportWords.Text($"The scene after {time:F1} s: {activity}")));
    }

    private void Show(int step)
    {
        try
        {
            world.ShowPositions(trace.Steps[step].Positions);
        }
        catch (ArgumentException error)
        {
            throw new InputException($"its trace belongs to another scene: {error.Message}", error);
        }
    }

    private string Activity(int step) =>
        trace.Events.LastOrDefault(change => change.Step <= step && change.Activity is not null)?.Activity ?? "";

    // half-way through the plan's middle step, or half-way through an episode without a plan
    private int MiddleOf(Plan? plan)
    {
        int last = trace.Steps.Count - 1;
        int middle = (plan?.Length ?? 0) / 2;
        int from = trace.Events.FirstOrDefault(change => change.StepIndex >= middle)?.Step ?? 0;
        int to = trace.Events.FirstOrDefault(change => change.StepIndex > middle)?.Step ?? last;
        return Math.Min((from + to) / 2, last);
    }

    // looks once more as the agent did; agents that are told the facts see nothing
    private ReportPicture? Overlay()
    {
        if (!AgentCatalogue.SeesThroughCamera(row.Agent))
        {
            return null;
        }

        using var perception = new CameraPerception(world.Domain, run.Manifest.Options.Camera);
        Observation observation = world.Observe();
        CameraImage picture = observation.Capture(perception.Camera);
        TableSight sight = perception.See(picture, observation.Robot);
        return ReportPicture.Of(PerceptionOverlay.Draw(picture, sight.Scene, world.Domain, sight.Camera), "What perception finds in the image");
    }
}
