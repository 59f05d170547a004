using FsCheck;
using FsCheck.Fluent;

namespace NeuroSymbolic.Experiments.Tests;

public sealed class StatisticsTests
{
    // published figures, rounded to a tenth of a per cent
    [Theory]
    [InlineData(17, 50, 22.4, 47.8)]
    [InlineData(0, 50, 0.0, 7.1)]
    [InlineData(95, 100, 88.8, 97.8)]
    [InlineData(78, 100, 68.9, 85.0)]
    [InlineData(99, 100, 94.6, 99.8)]
    public void Wilson_interval_agrees_with_published_figures(int successes, int trials, double lowPercent, double highPercent)
    {
        Interval interval = WilsonInterval.Of(successes, trials);

        Assert.Equal(lowPercent, interval.Low * 100, 0.05);
        Assert.Equal(highPercent, interval.High * 100, 0.05);
    }

    [Fact]
    public void Wilson_interval_of_nothing_tried_is_everything() => Assert.Equal(new Interval(0, 1), WilsonInterval.Of(0, 0));

    [Fact]
    public void Wilson_interval_is_mirrored_when_successes_and_failures_change_places()
    {
        for (int trials = 1; trials <= 40; trials++)
        {
            for (int successes = 0; successes <= trials; successes++)
            {
                Interval interval = WilsonInterval.Of(successes, trials);
                Interval mirrored = WilsonInterval.Of(trials - successes, trials);
                Assert.Equal(interval.Low, 1 - mirrored.High, 1e-12);
                Assert.InRange((double)successes / trials, interval.Low, interval.High);
            }
        }
    }

    // The resampled sum of 17 ones in 50 is binomial(50, 0.34): its 2.5 and 97.5 percentiles are 11 and 24.
    [Fact]
    public void Bootstrap_of_ones_and_zeros_finds_the_percentiles_of_the_binomial_distribution()
    {
        double[] sample = [.. Enumerable.Repeat(1.0, 17), .. Enumerable.Repeat(0.0, 33)];

        Interval interval = Bootstrap.OfMean(sample);

        Assert.Equal(11 / 50.0, interval.Low, 1e-9);
        Assert.Equal(24 / 50.0, interval.High, 1e-9);
    }

    [Fact]
    public void Bootstrap_gives_the_same_interval_twice_and_none_of_width_to_a_constant()
    {
        double[] sample = [3.5, 1.25, 9, 4];

        Assert.Equal(Bootstrap.OfMean(sample), Bootstrap.OfMean(sample));
        Assert.Equal(new Interval(2, 2), Bootstrap.OfMean([2, 2, 2]));
    }

    [Theory]
    [InlineData(0.5, 2.5)]
    [InlineData(0, 1)]
    [InlineData(1, 4)]
    [InlineData(0.25, 1.75)]
    public void Quantiles_interpolate_between_neighbours(double fraction, double expected) =>
        Assert.Equal(expected, Quantile.Of([1, 2, 3, 4], fraction), 1e-12);

    // the worked example of S. Holm's procedure for four tests: 0.005 × 4, 0.01 × 3, 0.03 × 2, and 0.04 which may not fall below it
    [Fact]
    public void Holm_multiplies_by_the_hypotheses_that_are_left_and_never_falls()
    {
        double[] adjusted = HolmCorrection.Adjust([0.01, 0.04, 0.03, 0.005]);

        double[] expected = [0.03, 0.06, 0.06, 0.02];
        Assert.All(expected.Zip(adjusted), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        Assert.Equal([1, 1], HolmCorrection.Adjust([0.7, 0.6]));
        Assert.Empty(HolmCorrection.Adjust([]));
    }

    [Fact]
    public void Holm_corrects_no_less_than_nothing_and_no_more_than_Bonferroni() =>
        Prop.ForAll(Gen.Choose(0, 1000).Select(whole => whole / 1000.0).NonEmptyListOf().ToArbitrary(), values =>
        {
            double[] adjusted = HolmCorrection.Adjust([.. values]);
            return values.Zip(adjusted).All(pair =>
                pair.Second >= pair.First && pair.Second <= Math.Min(1, pair.First * values.Count) + 1e-12);
        }).QuickCheckThrowOnFailure();

    // with denominators of 1 a ratio of sums is a mean, drawn from the same resamples
    [Fact]
    public void Bootstrap_of_a_ratio_over_ones_is_that_of_the_mean()
    {
        double[] sample = [3.5, 1.25, 9, 4];

        Interval mean = Bootstrap.OfMean(sample), ratio = Bootstrap.OfRatio(sample, [1, 1, 1, 1]);

        Assert.Equal(mean.Low, ratio.Low, 1e-12);
        Assert.Equal(mean.High, ratio.High, 1e-12);
        Assert.Equal(new Interval(2, 2), Bootstrap.OfRatio([2, 6, 4], [1, 3, 2]));
    }

    // of 10 episodes with one success a resample has none with a probability of 0.9^10 = 0.35
    [Fact]
    public void Bootstrap_of_a_ratio_has_no_upper_end_where_resamples_without_a_success_are_not_rare()
    {
        double[] successes = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0];

        Interval interval = Bootstrap.OfRatio([.. Enumerable.Repeat(1.0, 10)], successes);

        Assert.True(double.IsPositiveInfinity(interval.High));
        Assert.InRange(interval.Low, 2, 5);
    }
}
