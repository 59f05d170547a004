namespace NeuroSymbolic.Experiments;

/// <summary>A mean over episodes with its 95 % bootstrap interval.</summary>
/// <param name="Mean">The mean of the known values.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="N">How many values are known.</param>
public sealed record Estimate(double Mean, double Low, double High, int N)
{
    /// <summary>The estimate from the known values, or null when there is none.</summary>
    public static Estimate? Of(IEnumerable<double?> values)
    {
        double[] known = [.. values.OfType<double>()];
        if (known.Length == 0)
        {
            return null;
        }

        Interval interval = Bootstrap.OfMean(known);
        return new Estimate(known.Average(), interval.Low, interval.High, known.Length);
    }
}
