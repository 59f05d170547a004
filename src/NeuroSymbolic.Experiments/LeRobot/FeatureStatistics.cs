using System.Collections.Immutable;

namespace NeuroSymbolic.Experiments;

/// <summary>What a dataset says of the values of one feature, for each number of a vector or for each colour of a picture.</summary>
/// <param name="Count">Frames.</param>
/// <param name="IsPicture">Whether it is of colours, 0 to 1, red, green, blue.</param>
/// <param name="Values">The named figures: min, max, mean, std (of the whole, not of a sample), q01, q10, q50, q90, q99.</param>
internal sealed record FeatureStatistics(long Count, bool IsPicture, ImmutableArray<(string Name, double[] Numbers)> Values)
{
    private static readonly (string Name, double Fraction)[] Quantiles =
        [("q01", 0.01), ("q10", 0.1), ("q50", 0.5), ("q90", 0.9), ("q99", 0.99)];

    /// <summary>Statistics of vectors.</summary>
    /// <param name="rows">At least one, all of one length.</param>
    public static FeatureStatistics Of(IReadOnlyCollection<double[]> rows)
    {
        int length = rows.First().Length;
        var columns = new (double Mean, double Deviation, double[] Sorted)[length];
        for (int i = 0; i < length; i++)
        {
            double[] sorted = [.. rows.Select(row => row[i])];
            double mean = sorted.Average(), deviation = Math.Sqrt(sorted.Average(value => (value - mean) * (value - mean)));
            Array.Sort(sorted);
            columns[i] = (mean, deviation, sorted);
        }

        return new(rows.Count, false, Figures(
            [.. columns.Select(column => column.Mean)],
            [.. columns.Select(column => column.Deviation)],
            fraction => [.. columns.Select(column => Quantile.Of(column.Sorted, fraction))]));
    }

    /// <summary>Statistics of pictures.</summary>
    /// <param name="levels">How often each level from 0 to 255 occurs: red, green, blue.</param>
    /// <param name="pictures">Number of pictures.</param>
    public static FeatureStatistics Of(long[][] levels, long pictures)
    {
        double[] means = [.. levels.Select(counts => counts.Index().Sum(level => (double)level.Index * level.Item) / counts.Sum())];
        double[] deviations = [.. levels.Zip(means, (counts, mean) =>
            Math.Sqrt(counts.Index().Sum(level => level.Item * (level.Index - mean) * (level.Index - mean)) / counts.Sum()))];
        return new(pictures, true, Figures(
            [.. means.Select(Scaled)],
            [.. deviations.Select(Scaled)],
            fraction => [.. levels.Select(counts => Scaled(LevelAt(counts, fraction * (counts.Sum() - 1))))]));
    }

    private static ImmutableArray<(string Name, double[] Numbers)> Figures(
        double[] means, double[] deviations, Func<double, double[]> quantile) =>
    [
        ("min", quantile(0)),
        ("max", quantile(1)),
        ("mean", means),
        ("std", deviations),
        .. Quantiles.Select(wanted => (wanted.Name, quantile(wanted.Fraction))),
    ];

    // the level at a rank from 0; between two ranks in proportion
    private static double LevelAt(long[] counts, double rank)
    {
        long below = (long)rank;
        int first = At(below), second = At(Math.Min(below + 1, counts.Sum() - 1));
        return first + ((rank - below) * (second - first));

        int At(long whole)
        {
            int level = 0;
            for (long passed = counts[0]; passed <= whole; passed += counts[level])
            {
                level++;
            }

            return level;
        }
    }

    private static double Scaled(double level) => level / byte.MaxValue;
}
