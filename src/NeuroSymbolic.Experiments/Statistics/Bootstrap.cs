namespace NeuroSymbolic.Experiments;

/// <summary>Intervals for means of quantities with no known distribution, such as joules: the percentile bootstrap.</summary>
/// <remarks>B. Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7 (1979). Seeded, so that a
/// summary computed twice is the same.</remarks>
public static class Bootstrap
{
    private const int Resamples = 10_000;
    private const int Seed = 1979;

    /// <summary>The 95 % interval of the mean: the 2.5 and 97.5 percentiles of the means of 10,000 resamples.</summary>
    /// <param name="sample">At least one value.</param>
    public static Interval OfMean(ReadOnlySpan<double> sample)
    {
        ArgumentOutOfRangeException.ThrowIfZero(sample.Length, nameof(sample));
        var random = new Random(Seed);
        double[] means = new double[Resamples];
        for (int i = 0; i < means.Length; i++)
        {
            double sum = 0;
            for (int draw = 0; draw < sample.Length; draw++)
            {
                sum += sample[random.Next(sample.Length)];
            }

            means[i] = sum / sample.Length;
        }

        Array.Sort(means);
        return new Interval(Quantile.Of(means, 0.025), Quantile.Of(means, 0.975));
    }
}
