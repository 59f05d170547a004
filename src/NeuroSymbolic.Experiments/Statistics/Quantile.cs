namespace NeuroSymbolic.Experiments;

/// <summary>Quantiles with linear interpolation between the two nearest values (type 7 of Hyndman and Fan 1996).</summary>
public static class Quantile
{
    /// <summary>The value below which <paramref name="fraction"/> of the sorted sample lies.</summary>
    /// <param name="sorted">At least one value, in rising order.</param>
    /// <param name="fraction">Between 0 and 1; 0.5 is the median.</param>
    public static double Of(ReadOnlySpan<double> sorted, double fraction)
    {
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Length, nameof(sorted));
        double rank = fraction * (sorted.Length - 1);
        int below = (int)rank;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((rank - below) * (sorted[above] - sorted[below]));
    }
}
