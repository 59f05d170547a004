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
}
