namespace NeuroSymbolic.Experiments;

/// <summary>The score interval for a success rate: holds its level even near 0 and 1 and for few episodes, where the textbook
/// interval rate ± 1.96 standard errors does not.</summary>
/// <remarks>E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).</remarks>
public static class WilsonInterval
{
    // 97.5 % point of the standard normal distribution, for a two-sided level of 95 %
    private const double Z = 1.959963984540054;

    /// <summary>The 95 % interval, between 0 and 1; all of [0, 1] when nothing was tried.</summary>
    /// <param name="successes">How many succeeded.</param>
    /// <param name="trials">Out of how many.</param>
    public static Interval Of(int successes, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (trials == 0)
        {
            return new Interval(0, 1);
        }

        double rate = (double)successes / trials;
        double spread = Z * Z / trials;
        double centre = rate + (spread / 2);
        double half = Z * Math.Sqrt((rate * (1 - rate) / trials) + (spread / (4 * trials)));

        // exact at the ends, where rounding would leave 1e-17
        return new Interval(
            successes == 0 ? 0 : (centre - half) / (1 + spread),
            successes == trials ? 1 : (centre + half) / (1 + spread));
    }
}
