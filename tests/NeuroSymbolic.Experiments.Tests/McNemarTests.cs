namespace NeuroSymbolic.Experiments.Tests;

public sealed class McNemarTests
{
    // binomial tails by hand: 2 × (1 + 6) / 2^6 and so on
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 5, 2 / 32.0)]
    [InlineData(1, 5, 14 / 64.0)]
    [InlineData(5, 1, 14 / 64.0)]
    [InlineData(3, 3, 1)]
    [InlineData(2, 8, 112 / 1024.0)]
    public void P_value_is_twice_the_tail_of_the_binomial_distribution(int onlyFirst, int onlySecond, double expected) =>
        Assert.Equal(expected, McNemarTest.PValue(onlyFirst, onlySecond), 1e-12);

    [Fact]
    public void Thousands_of_pairs_neither_overflow_nor_vanish()
    {
        // normal approximation with continuity: z = (1100 - 900 - 1) / sqrt(2000) = 4.450, p = 8.6e-6
        Assert.Equal(8.6e-6, McNemarTest.PValue(900, 1100), 2e-7);
        Assert.Equal(0, McNemarTest.PValue(0, 3000), 1e-300);
    }
}
