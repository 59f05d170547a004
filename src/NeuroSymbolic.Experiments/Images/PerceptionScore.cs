using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>Holds perception against the truth, view by view.</summary>
public sealed class PerceptionScore
{
    private readonly List<double> errors = [];
    private readonly List<double> milliseconds = [];
    private readonly SortedDictionary<string, int> wrongFacts = new(StringComparer.Ordinal);

    /// <summary>Number of views.</summary>
    public int Views { get; private set; }

    /// <summary>Number of views whose facts were exactly the true ones.</summary>
    public int Exact { get; private set; }

    /// <summary>Objects seen that are not there, and objects not seen that are.</summary>
    public int PresenceErrors { get; private set; }

    /// <summary>Distance between believed and true centre, all axes, that half of the objects keep, millimetres.</summary>
    public double MedianErrorMillimetres => Quantile(errors, 0.5);

    /// <summary>The distance that 95 of 100 objects keep, millimetres.</summary>
    public double LargeErrorMillimetres => Quantile(errors, 0.95);

    /// <summary>Time of a look without the rendering that half of the looks keep, milliseconds.</summary>
    public double MedianMilliseconds => Quantile(milliseconds, 0.5);

    /// <summary>How often a fact of each predicate was missed (<c>-on</c>) or made up (<c>+on</c>).</summary>
    public IReadOnlyDictionary<string, int> WrongFacts => wrongFacts;

    /// <summary>Shows a view to perception and compares.</summary>
    /// <returns>What was believed.</returns>
    public SceneEstimate Add(IPerception perception, LabelledView view)
    {
        long start = Stopwatch.GetTimestamp();
        SceneEstimate scene = perception.Look(view.Observation);
        milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        Views++;
        Exact += scene.Facts.Equals(view.Facts) ? 1 : 0;
        Count("-", view.Facts.Except(scene.Facts));
        Count("+", scene.Facts.Except(view.Facts));
        PresenceErrors += scene.Objects.Count(found => view.Objects.All(item => item.Name != found.Name));
        foreach (ObjectEstimate item in view.Objects)
        {
            if (scene.Find(item.Name) is { } found)
            {
                errors.Add(1000 * Vector3.Distance(found.Pose.Position, item.Pose.Position));
            }
            else
            {
                PresenceErrors++;
            }
        }

        return scene;
    }

    /// <summary>The score in one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Exact} of {Views} exact ({100.0 * Exact / Views:F1} %), position error median {MedianErrorMillimetres:F2} mm, "
        + $"95th percentile {LargeErrorMillimetres:F2} mm, {PresenceErrors} presence errors, {MedianMilliseconds:F2} ms a look, "
        + $"wrong facts: {string.Join(", ", wrongFacts.Select(pair => $"{pair.Key} {pair.Value}"))}");

    private void Count(string sign, FactSet facts)
    {
        foreach (Fact fact in facts)
        {
            wrongFacts[sign + fact.Predicate] = wrongFacts.GetValueOrDefault(sign + fact.Predicate) + 1;
        }
    }

    private static double Quantile(List<double> values, double share) =>
        values.Count == 0 ? double.NaN : values.Order().ElementAt((int)(share * (values.Count - 1)));
}
