using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace NeuroSymbolic.Experiments;

/// <summary>What a model had reached on held-out data at some points of its training.</summary>
/// <param name="Model">The model.</param>
/// <param name="Quantity">What was measured, with its unit, as its card names it: the first metric that is an error.</param>
/// <param name="Points">Earliest first.</param>
public sealed record LearningCurve(string Model, string Quantity, ImmutableArray<LearningCurvePoint> Points)
{
    /// <summary>Reads <c>training.curve</c> of a card.</summary>
    /// <returns>Null where the card has none.</returns>
    internal static LearningCurve? Of(string model, JsonNode? training)
    {
        if (training?["curve"] is not JsonArray { Count: > 0 } curve
            || curve[0]!.AsObject().Select(metric => metric.Key).FirstOrDefault(name => name.Contains("error", StringComparison.Ordinal)) is not { } quantity)
        {
            return null;
        }

        return new LearningCurve(
            model, quantity, [.. curve.Select(point => new LearningCurvePoint((long)point!["examples"]!, (double)point[quantity]!))]);
    }
}
