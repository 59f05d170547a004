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

    /// <summary>The 95 % interval of the ratio of two sums over the same episodes, which are resampled together. Its upper end is infinite
    /// where resamples are not rare in which the second sum is 0.</summary>
    /// <param name="numerators">One value for each episode, at least one.</param>
    /// <param name="denominators">As many values, none of them negative.</param>
    public static Interval OfRatio(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators)
    {
        ArgumentOutOfRangeException.ThrowIfZero(numerators.Length, nameof(numerators));
        ArgumentOutOfRangeException.ThrowIfNotEqual(denominators.Length, numerators.Length, nameof(denominators));
        var random = new Random(Seed);
        double[] ratios = new double[Resamples];
        for (int i = 0; i < ratios.Length; i++)
        {
            double over = 0, under = 0;
            for (int draw = 0; draw < numerators.Length; draw++)
            {
                int episode = random.Next(numerators.Length);
                over += numerators[episode];
                under += denominators[episode];
            }

            ratios[i] = under == 0 ? double.PositiveInfinity : over / under;
        }

        Array.Sort(ratios);
        return new Interval(At(0.025), At(0.975));

        double At(double fraction) => double.IsInfinity(ratios[(int)Math.Ceiling(fraction * (Resamples - 1))])
            ? double.PositiveInfinity
            : Quantile.Of(ratios, fraction);
    }
}
