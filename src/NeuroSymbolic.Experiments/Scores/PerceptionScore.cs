using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Perception;

namespace NeuroSymbolic.Experiments;

/// <summary>Holds perception against the truth, view by view.</summary>
/// <param name="domain">The domain of the views.</param>
/// <param name="camera">The camera that took their pictures.</param>
/// <param name="kind">Of what kind the views are, in words.</param>
/// <param name="thresholds">What is shown the same views to compare with; null for nothing.</param>
public sealed class PerceptionScore(DomainDescription domain, string camera, string kind = "views", ThresholdPerception? thresholds = null)
{
    /// <summary>A state that is believed less than this is doubtful, and one in which a thing is missing.</summary>
    public const double DoubtfulBelow = 0.9;

    private const int Bins = 10;
    private const int WorstKept = 20;
    private const string All = "all", InView = "in full view", PartlyHidden = "partly hidden", MostlyHidden = "mostly hidden", Held = "held";
    private const float FullView = 0.9f, HalfHidden = 0.5f, MostlyHiddenShare = 0.35f;

    private readonly Dictionary<string, (List<double> Errors, int Overlooked)> places =
        new[] { All, InView, PartlyHidden, MostlyHidden, Held }.ToDictionary(name => name, _ => (new List<double>(), 0));

    private readonly SortedDictionary<string, (int Right, int Missed, int MadeUp)> predicates = new(StringComparer.Ordinal);
    private readonly (int Facts, double Belief, int True)[] bins = new (int Facts, double Belief, int True)[Bins];
    private readonly List<double> milliseconds = [];
    private readonly PriorityQueue<WorstView, double> worst = new();
    private readonly string held = domain.PredicateFor(DomainReadings.Held);
    private int imagined, wrongAndDoubted, rightAndDoubted, obscured, exactObscured, exactByThresholds;

    /// <summary>Number of views.</summary>
    public int Views { get; private set; }

    /// <summary>Number of views whose facts were exactly the true ones.</summary>
    public int Exact { get; private set; }

    /// <summary>Objects seen that are not there, and objects not seen that are.</summary>
    public int PresenceErrors => imagined + places[All].Overlooked;

    /// <summary>Distance between believed and true centre, all axes, that 95 of 100 objects keep, millimetres.</summary>
    public double LargeErrorMillimetres => At(places[All].Errors, 0.95) ?? double.NaN;

    /// <summary>The views that were understood worst, the worst one first.</summary>
    internal IEnumerable<WorstView> Worst => worst.UnorderedItems.Select(item => item.Element).OrderByDescending(view => view.Badness);

    /// <summary>Shows a view to perception and compares.</summary>
    /// <returns>What was believed.</returns>
    public SceneEstimate Add(IPerception perception, LabelledView view)
    {
        long start = Stopwatch.GetTimestamp();
        SceneEstimate scene = perception.Look(view.Observation);
        milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        FactSet missed = view.Facts.Except(scene.Facts), madeUp = scene.Facts.Except(view.Facts);
        bool isExact = missed.Count + madeUp.Count == 0;
        Views++;
        Exact += isExact ? 1 : 0;

        // whoever acts knows which things there are, and so that one is missing
        if (scene.Belief < DoubtfulBelow || view.Objects.Any(item => scene.Find(item.Name) is null))
        {
            (rightAndDoubted, wrongAndDoubted) = isExact ? (rightAndDoubted + 1, wrongAndDoubted) : (rightAndDoubted, wrongAndDoubted + 1);
        }

        Count(view.Facts.Except(missed), right: 1);
        Count(missed, missed: 1);
        Count(madeUp, madeUp: 1);
        Calibrate(scene, view.Facts);
        imagined += scene.Objects.Count(found => view.Objects.All(item => item.Name != found.Name));
        (double largest, bool isObscured) = Locate(scene, view);
        obscured += isObscured ? 1 : 0;
        exactObscured += isObscured && isExact ? 1 : 0;
        exactByThresholds += thresholds?.Look(view.Observation).Facts.Equals(view.Facts) == true ? 1 : 0;
        if (missed.Count + madeUp.Count > 0 || largest > 10)
        {
            Keep(scene, view, missed, madeUp, largest);
        }

        return scene;
    }

    /// <summary>All of it.</summary>
    public ScoreSummary Summary() => new()
    {
        Kind = kind,
        Views = Views,
        Exact = Exact,
        ExactInterval = WilsonInterval.Of(Exact, Views),
        Obscured = obscured,
        ExactObscured = exactObscured,
        ExactByThresholds = thresholds is null ? null : exactByThresholds,
        Imagined = imagined,
        Positions = [.. from name in (string[])[All, InView, PartlyHidden, MostlyHidden, Held]
                        let place = places[name]
                        select new PositionScore(name, place.Errors.Count + place.Overlooked, place.Overlooked, At(place.Errors, 0.5), At(place.Errors, 0.95))],
        Predicates = [.. predicates.Select(pair => new PredicateScore(pair.Key, pair.Value.Right, pair.Value.Missed, pair.Value.MadeUp))],
        Calibration = [.. bins.Select((bin, index) => new CalibrationBin(
            (double)index / Bins, (double)(index + 1) / Bins, bin.Facts, bin.Facts == 0 ? null : bin.Belief / bin.Facts, bin.Facts == 0 ? null : (double)bin.True / bin.Facts))],
        CalibrationError = bins.Sum(bin => Math.Abs(bin.Belief - bin.True)) / Math.Max(1, bins.Sum(bin => bin.Facts)),
        WrongAndDoubted = wrongAndDoubted,
        RightAndDoubted = rightAndDoubted,
        MedianMilliseconds = At(milliseconds, 0.5) ?? double.NaN,
        LargeMilliseconds = At(milliseconds, 0.95) ?? double.NaN,
    };

    /// <summary>The score in one line.</summary>
    public override string ToString()
    {
        ScoreSummary all = Summary();
        return string.Create(CultureInfo.InvariantCulture,
            $"{Exact} of {Views} exact ({100.0 * Exact / Views:F1} %), {exactObscured} of {obscured} with a thing held or half hidden, "
            + $"{(thresholds is null ? "" : $"{exactByThresholds} by thresholds, ")}position error median {all.Positions[0].MedianMillimetres:F2} mm, "
            + $"95th percentile {LargeErrorMillimetres:F2} mm, {PresenceErrors} presence errors, {wrongAndDoubted} of {Views - Exact} wrong ones doubted "
            + $"and {rightAndDoubted} right ones, calibration error {100 * all.CalibrationError:F2} %, {all.MedianMilliseconds:F2} ms a look, "
            + $"wrong facts: {string.Join(", ", all.Predicates.Where(item => item.Missed + item.MadeUp > 0).Select(item => $"{item.Predicate} -{item.Missed} +{item.MadeUp}"))}");
    }

    // the largest error of a place, millimetres, and whether a thing is held or half hidden
    private (double Largest, bool IsObscured) Locate(SceneEstimate scene, LabelledView view)
    {
        ObjectState[] truth = [.. view.Objects.Select(item => new ObjectState(domain.Find(item.Name), item.Pose))];
        Vector3 tool = domain.ToolInWorld(view.Observation.Robot.JointPositions.AsSpan()).Position;
        double largest = 0;
        bool isObscured = false;
        foreach (ObjectState item in truth)
        {
            bool isHeld = view.Facts.Contains(new Fact(held, item.Item.Name));
            float share = LineOfSight.SeenShare(item, truth, tool, view.Camera.PositionMetres);
            isObscured |= isHeld || share < HalfHidden;
            string seen = isHeld ? Held : share switch
            {
                >= FullView => InView,
                < MostlyHiddenShare => MostlyHidden,
                _ => PartlyHidden,
            };
            double? error = scene.Find(item.Item.Name) is { } found ? 1000 * Vector3.Distance(found.Pose.Position, item.Pose.Position) : null;
            largest = Math.Max(largest, error ?? 0);
            foreach (string name in (string[])[All, seen])
            {
                (List<double> errors, int overlooked) = places[name];
                if (error is { } millimetres)
                {
                    errors.Add(millimetres);
                }
                else
                {
                    places[name] = (errors, overlooked + 1);
                }
            }
        }

        return (largest, isObscured);
    }

    private void Calibrate(SceneEstimate scene, FactSet truth)
    {
        foreach (Fact fact in scene.Confidences.Keys.Concat(scene.Facts).Concat(truth).Distinct())
        {
            double belief = scene.Confidence(fact);
            ref (int Facts, double Belief, int True) bin = ref bins[Math.Min((int)(belief * Bins), Bins - 1)];
            bin = (bin.Facts + 1, bin.Belief + belief, bin.True + (truth.Contains(fact) ? 1 : 0));
        }
    }

    private void Keep(SceneEstimate scene, LabelledView view, FactSet missed, FactSet madeUp, double largest)
    {
        CameraImage picture = view.Observation.Capture(camera);
        var bad = new WorstView(
            kind, PerceptionOverlay.Draw(picture, scene, domain, new PinholeCamera(view.Camera)), missed, madeUp, scene.Belief, largest);
        worst.Enqueue(bad, bad.Badness);
        if (worst.Count > WorstKept)
        {
            worst.Dequeue();
        }
    }

    private void Count(FactSet facts, int right = 0, int missed = 0, int madeUp = 0)
    {
        foreach (Fact fact in facts)
        {
            (int Right, int Missed, int MadeUp) before = predicates.GetValueOrDefault(fact.Predicate);
            predicates[fact.Predicate] = (before.Right + right, before.Missed + missed, before.MadeUp + madeUp);
        }
    }

    private static double? At(List<double> values, double share) => values.Count == 0 ? null : Quantile.Of([.. values.Order()], share);
}
