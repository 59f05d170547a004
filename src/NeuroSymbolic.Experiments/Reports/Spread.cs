namespace NeuroSymbolic.Experiments;

/// <summary>How the known values of a quantity lie over the episodes: the five numbers of a box plot.</summary>
/// <param name="N">How many values are known.</param>
/// <param name="Minimum">The smallest.</param>
/// <param name="LowerQuartile">A quarter lies below it.</param>
/// <param name="Median">Half lies below it.</param>
/// <param name="UpperQuartile">Three quarters lie below it.</param>
/// <param name="Maximum">The largest.</param>
public sealed record Spread(int N, double Minimum, double LowerQuartile, double Median, double UpperQuartile, double Maximum)
{
    /// <summary>The spread of the known values, or null when there is none.</summary>
    public static Spread? Of(IEnumerable<double?> values)
    {
        double[] known = [.. values.OfType<double>().Order()];
        return known.Length == 0
            ? null
            : new Spread(
                known.Length, known[0], Quantile.Of(known, 0.25), Quantile.Of(known, 0.5), Quantile.Of(known, 0.75), known[^1]);
    }
}
