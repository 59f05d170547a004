using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace NeuroSymbolic.Core.Tests;

public class RationalTests
{
    // around what fits into words and what does not
    private static readonly BigInteger[] Landmarks = [0, 1, 3, 10, int.MaxValue, long.MaxValue, new(ulong.MaxValue), BigInteger.Pow(10, 40)];

    private static BigInteger Integer(Random random)
    {
        BigInteger near = Landmarks[random.Next(Landmarks.Length)] + random.Next(-3, 4);
        return random.Next(2) == 0 ? near : -near;
    }

    private static (BigInteger Over, BigInteger Under) Fraction(Random random) =>
        (Integer(random), Integer(random) is { IsZero: false } under ? under : BigInteger.One);

    [Fact]
    public void Arithmetic_is_that_of_fractions_of_big_integers() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            (BigInteger a, BigInteger b) = Fraction(random);
            (BigInteger c, BigInteger d) = Fraction(random);
            Rational left = Rational.Ratio(a, b), right = Rational.Ratio(c, d);
            AssertIs((a * d) + (c * b), b * d, left + right);
            AssertIs((a * d) - (c * b), b * d, left - right);
            AssertIs(a * c, b * d, left * right);
            AssertIs(-a, b, -left);
            if (c.IsZero)
            {
                Assert.Throws<DivideByZeroException>(() => left / right);
            }
            else
            {
                AssertIs(a * d, b * c, left / right);
            }

            int order = (a * d * b * d).CompareTo(c * b * b * d);
            Assert.Equal((order, order < 0, order <= 0, order == 0), (left.CompareTo(right), left < right, left <= right, left == right));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000).WithReplay(20261128, 1));

    private static void AssertIs(BigInteger numerator, BigInteger denominator, Rational value)
    {
        Assert.Equal(numerator * value.Denominator, denominator * value.Numerator);
        Assert.True(value.Denominator.Sign > 0 && BigInteger.GreatestCommonDivisor(value.Numerator, value.Denominator).IsOne);

        // equal numbers are equal however they came about
        Rational same = Rational.Ratio(numerator * 7, denominator * 7);
        Assert.Equal((same, same.GetHashCode()), (value, value.GetHashCode()));
        if (double.IsFinite((double)value) && value.Sign != 0)
        {
            Assert.Equal(1, (double)numerator / (double)denominator / (double)value, 1e-12);
        }
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("+007.50", "7.5")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("1e-30", "0.000000000000000000000000000001")]
    [InlineData("-2.5E3", "-2500")]
    [InlineData("1780000000000000000001", "1780000000000000000001")]
    [InlineData("0e999999999", "0")]
    [InlineData("0.1e+1", "1")]
    public void Numerals_keep_their_value(string text, string value)
    {
        Assert.True(Rational.TryParse(text, out Rational read));
        Assert.Equal(value, read.ToString());
        Assert.Equal(value, read.ToDecimalText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1e")]
    [InlineData("1e-")]
    [InlineData("1,5")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("0x10")]
    [InlineData("1e1000")]
    [InlineData("1e-1001")]
    [InlineData("1e99999999999999999999")]
    [InlineData("1e-999999999")]
    public void What_is_no_numeral_or_too_long_is_refused_at_once(string text) => Assert.False(Rational.TryParse(text, out _));

    [Fact]
    public void Numerals_of_the_longest_kind_are_read_back_as_they_were()
    {
        foreach (string text in new[] { "1e999", "1e-1000", "-9.99e-997", "123456789e990" })
        {
            Assert.True(Rational.TryParse(text, out Rational read));
            Assert.True(Rational.TryParse(read.ToString(), out Rational again));
            Assert.Equal(read, again);
        }
    }

    [Theory]
    [InlineData(1, 3, "1/3", "0.33333333333333333")]
    [InlineData(-2, 3, "-2/3", "-0.66666666666666667")]
    [InlineData(2_000_000, 7, "2000000/7", "285714.28571428571")]
    [InlineData(1, 700_000_000_000, "1/700000000000", "0.0000000000014285714285714286")]
    [InlineData(-5, 4, "-1.25", "-1.25")]
    public void Fractions_are_shown_as_such_where_digits_do_not_end(long over, long under, string exact, string digits)
    {
        Assert.Equal(exact, Rational.Ratio(over, under).ToString());
        Assert.Equal(digits, Rational.Ratio(over, under).ToDecimalText());
    }

    [Fact]
    public void Numbers_that_would_fill_the_memory_are_refused()
    {
        Rational value = 3;
        Assert.Throws<OverflowException>(() => Enumerable.Repeat(0, 100).Aggregate(value, (power, _) => power * power));
    }

    [Fact]
    public void Doubles_keep_the_sign_of_what_is_too_small_or_too_large_for_them()
    {
        Assert.True(Rational.TryParse("-1e-900", out Rational small));
        Assert.True(Rational.TryParse("1e900", out Rational large));
        Assert.Equal((-double.Epsilon, double.PositiveInfinity), ((double)small, (double)large));
    }
}
