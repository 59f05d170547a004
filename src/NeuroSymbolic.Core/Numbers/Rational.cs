using System.Numerics;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>An exact number: what PDDL's numerals state and what +, -, * and / make of them.</summary>
/// <remarks>The numbers of PDDL 2.1 are real (Fox and Long, JAIR 2003), and all that the language can state or compute is rational. A
/// fraction of two 64-bit integers, as nearly every number is, takes no memory of its own; the others are big integers of at most
/// <see cref="MostBits"/>.</remarks>
[JsonConverter(typeof(RationalConverter))]
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    /// <summary>The most bits of a numerator or denominator, so that repeated multiplication cannot take up all memory.</summary>
    public const int MostBits = 1 << 16;

    /// <summary>The most digits that a numeral may stand for on either side of its point: far beyond any measurement, and read at once.</summary>
    public const int MostDigits = 1000;

    // in lowest terms; both are 0 where the number is a big one
    private readonly long numerator;

    // one less than the denominator, so that the default value is 0
    private readonly long denominatorLessOne;
    private readonly BigFraction? big;

    private Rational(long numerator, long denominator)
    {
        this.numerator = numerator;
        denominatorLessOne = denominator - 1;
    }

    private Rational(BigInteger numerator, BigInteger denominator) => big = new BigFraction(numerator, denominator);

    /// <summary>Whether it has no fractional part.</summary>
    public bool IsInteger => big is null ? denominatorLessOne == 0 : big.Denominator.IsOne;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => big is null ? Math.Sign(numerator) : big.Numerator.Sign;

    /// <summary>What stands above the line in lowest terms.</summary>
    public BigInteger Numerator => big?.Numerator ?? numerator;

    /// <summary>What stands below the line in lowest terms; positive.</summary>
    public BigInteger Denominator => big?.Denominator ?? ShortDenominator;

    private long ShortDenominator => denominatorLessOne + 1;

#pragma warning disable CS1591 // what operators do is known
    public static implicit operator Rational(long value) => value == long.MinValue ? Reduce(value, 1) : new Rational(value, 1L);

    public static implicit operator Rational(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var digits = new BigInteger(new decimal(parts[0], parts[1], parts[2], value < 0, scale: 0));
        return Ratio(digits, BigInteger.Pow(10, (parts[3] >> 16) & 0xFF));
    }

    /// <exception cref="OverflowException">It is not whole or needs more than 64 bits.</exception>
    public static explicit operator long(Rational value) =>
        value.IsInteger ? (long)value.Numerator : throw new OverflowException($"{value} is not whole.");

    /// <summary>A double next to it: of the same sign, and infinite where it is too large.</summary>
    public static explicit operator double(Rational value)
    {
        if (value.big is not { } big)
        {
            return (double)value.numerator / value.ShortDenominator;
        }

        const int kept = 64;
        int above = (int)Math.Max(0, big.Numerator.GetBitLength() - kept);
        int below = (int)Math.Max(0, big.Denominator.GetBitLength() - kept);
        double near = Math.ScaleB((double)(big.Numerator >> above) / (double)(big.Denominator >> below), above - below);
        return near != 0 ? near : big.Numerator.Sign * double.Epsilon;
    }

    public static Rational operator +(Rational left, Rational right)
    {
        if (left.big is not null || right.big is not null)
        {
            return Ratio((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);
        }

        return (left.denominatorLessOne | right.denominatorLessOne) == 0
            ? Reduce((Int128)left.numerator + right.numerator, 1)
            : Reduce(
                Math.BigMul(left.numerator, right.ShortDenominator) + Math.BigMul(right.numerator, left.ShortDenominator),
                Math.BigMul(left.ShortDenominator, right.ShortDenominator));
    }

    public static Rational operator -(Rational left, Rational right) => left + -right;

    public static Rational operator -(Rational value) => value.big is { } big
        ? new Rational(-big.Numerator, big.Denominator)
        : new Rational(-value.numerator, value.ShortDenominator);

    public static Rational operator *(Rational left, Rational right) => left.big is null && right.big is null
        ? Reduce(Math.BigMul(left.numerator, right.numerator), Math.BigMul(left.ShortDenominator, right.ShortDenominator))
        : Ratio(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <exception cref="DivideByZeroException">The right number is 0.</exception>
    public static Rational operator /(Rational left, Rational right) =>
        Ratio(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;
#pragma warning restore CS1591

    /// <summary>One integer divided by another.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    /// <exception cref="OverflowException">The fraction has more than <see cref="MostBits"/>.</exception>
    public static Rational Ratio(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        BigInteger common = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        (numerator, denominator) = (numerator / common, denominator / common);
        if (BigInteger.Abs(numerator) <= long.MaxValue && denominator <= long.MaxValue)
        {
            return new Rational((long)numerator, (long)denominator);
        }

        return Math.Max(numerator.GetBitLength(), denominator.GetBitLength()) <= MostBits
            ? new Rational(numerator, denominator)
            : throw new OverflowException($"A number has more than {MostBits} bits.");
    }

    /// <summary>The largest number of which both are whole multiples; the other one where one is 0.</summary>
    public static Rational GreatestCommonDivisor(Rational left, Rational right) => Ratio(
        BigInteger.GreatestCommonDivisor(left.Numerator * right.Denominator, right.Numerator * left.Denominator),
        left.Denominator * right.Denominator);

    /// <summary>The number without its sign.</summary>
    public static Rational Abs(Rational value) => value.Sign < 0 ? -value : value;

    /// <summary>Reads a decimal numeral such as <c>-2.5e3</c>, without losing a digit.</summary>
    /// <returns>Whether it is one, with at most <see cref="MostDigits"/> digits on either side of the point.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Rational value) => RationalText.TryRead(text, out value);

    /// <inheritdoc/>
    public int CompareTo(Rational other) => big is null && other.big is null
        ? Math.BigMul(numerator, other.ShortDenominator).CompareTo(Math.BigMul(other.numerator, ShortDenominator))
        : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Rational other) =>
        numerator == other.numerator && denominatorLessOne == other.denominatorLessOne && Equals(big, other.big);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(numerator, denominatorLessOne, big);

    /// <summary>The number as decimal digits where they come to an end, as a fraction such as <c>1/3</c> otherwise.</summary>
    public override string ToString() => RationalText.Exact(this);

    /// <summary>The number as decimal digits: 17 significant ones where they do not come to an end.</summary>
    public string ToDecimalText() => RationalText.Decimal(this);

    /// <summary>The fraction in lowest terms. No operation on two fractions of 64 bits overflows 128 bits.</summary>
    private static Rational Reduce(Int128 numerator, Int128 denominator)
    {
        if (denominator != 1)
        {
            var common = (Int128)GreatestCommonDivisor((UInt128)Int128.Abs(numerator), (UInt128)denominator);
            (numerator, denominator) = (numerator / common, denominator / common);
        }

        return Int128.Abs(numerator) <= long.MaxValue && denominator <= long.MaxValue
            ? new Rational((long)numerator, (long)denominator)
            : new Rational((BigInteger)numerator, (BigInteger)denominator);
    }

    private static UInt128 GreatestCommonDivisor(UInt128 left, UInt128 right)
    {
        while (right > ulong.MaxValue || left > ulong.MaxValue)
        {
            if (right == 0)
            {
                return left;
            }

            (left, right) = (right, left % right);
        }

        (ulong small, ulong other) = ((ulong)left, (ulong)right);
        while (other != 0)
        {
            (small, other) = (other, small % other);
        }

        return small;
    }

    private sealed record BigFraction(BigInteger Numerator, BigInteger Denominator);
}
