using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments.Tests;

public sealed class PerceptionScoreTests : IDisposable
{
    private static readonly TaskDescription Three = TaskDescription.Load(Repository.Domains, "hanoi-3");
    private static readonly LabelledView[] Views = [.. EpisodeLooks.Of(Three, Three.Domain.DefaultCamera, runSeed: 5, episode: 0).Take(4)];

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Who_sees_the_truth_is_exact_and_sure()
    {
        ScoreSummary score = Score(view => new SceneEstimate(view.Facts, view.Objects)).Summary();

        Assert.Equal((4, 4, 0), (score.Views, score.Exact, score.Imagined));
        Assert.All(score.Predicates, predicate => Assert.Equal((0, 0), (predicate.Missed, predicate.MadeUp)));
        Assert.Equal((12, 0, 0.0), (score.Positions[0].Things, score.Positions[0].Overlooked, score.Positions[0].LargeMillimetres!.Value));
        Assert.Equal(0, score.CalibrationError);
        Assert.Equal((0, 0), (score.WrongAndDoubted, score.RightAndDoubted));
    }

    [Fact]
    public void What_is_believed_by_four_fifths_and_never_true_is_badly_calibrated_and_doubted()
    {
        Fact wrong = Fact.Parse("(on cube1 nowhere)");
        ScoreSummary score = Score(view => new SceneEstimate(view.Facts.Union(new FactSet([wrong])), view.Objects)
        {
            Belief = 0.8,
            Confidences = ImmutableSortedDictionary<Fact, double>.Empty.Add(wrong, 0.8),
        }).Summary();

        Assert.Equal((0, 4, 0), (score.Exact, score.WrongAndDoubted, score.RightAndDoubted));
        Assert.Equal(4, score.Predicates.Single(predicate => predicate.Predicate == "on").MadeUp);
        CalibrationBin bin = score.Calibration[8];
        Assert.Equal((4, 0.8, 0.0), (bin.Facts, Math.Round(bin.MeanBelief!.Value, 9), bin.ShareTrue));
        int facts = score.Calibration.Sum(other => other.Facts);
        Assert.Equal(4 * 0.8 / facts, score.CalibrationError, 9);
    }

    [Fact]
    public void Errors_of_place_and_what_is_overlooked_are_counted_by_thing()
    {
        ScoreSummary score = Score(view => new SceneEstimate(
            view.Facts, [.. view.Objects.Skip(1).Select(item => item with { Pose = item.Pose with { Position = item.Pose.Position + new Vector3(0, 0.003f, 0.004f) } })])).Summary();

        Assert.Equal((12, 4), (score.Positions[0].Things, score.Positions[0].Overlooked));
        Assert.Equal(5, score.Positions[0].MedianMillimetres!.Value, 2);
        Assert.Equal(12, score.Positions.Skip(1).Sum(position => position.Things));
        Assert.Equal(4, score.RightAndDoubted);
    }

    [Fact]
    public void The_page_shows_the_worst_views_and_the_table_is_beside_it()
    {
        PerceptionScore score = Score(view => new SceneEstimate(FactSet.Empty, []));
        var table = new ScoreTable(1, ["hanoi-3"], Three.Domain.DefaultCamera, "none", 5, [score.Summary()], ["<no> grasps"]);

        string page = File.ReadAllText(ScorePage.Write(Repository.Root, folder.File("out"), table, [score]));

        Assert.Equal(4, page.Split("<figure>").Length - 1);
        Assert.Contains("&lt;no&gt; grasps", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv=\"refresh", page, StringComparison.Ordinal);
        JsonElement json = JsonDocument.Parse(File.ReadAllText(folder.File("out/score.json"))).RootElement;
        Assert.Equal(0, json.GetProperty("scores")[0].GetProperty("exact").GetInt32());
    }

    public void Dispose() => folder.Dispose();

    private static PerceptionScore Score(Func<LabelledView, SceneEstimate> see)
    {
        var score = new PerceptionScore(Three.Domain, Three.Domain.DefaultCamera, "looks");
        foreach (LabelledView view in Views)
        {
            score.Add(new Told(see(view)), view);
        }

        return score;
    }

    private sealed class Told(SceneEstimate scene) : IPerception
    {
        public SceneEstimate Look(Observation observation) => scene;
    }
}
