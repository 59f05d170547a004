using System.Globalization;
using System.Numerics;

namespace NeuroSymbolic.Core;

/// <summary>Exact numbers as text.</summary>
internal static class RationalText
{
    private const int SignificantDigits = 17;

    /// <summary>Reads digits with a point among them or none, and an exponent of ten or none.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out Rational value)
    {
        value = 0;
        bool isNegative = text is ['-', ..];
        text = text is ['-' or '+', ..] ? text[1..] : text;
        int exponent = 0;
        if (text.IndexOfAny('e', 'E') is >= 0 and var at)
        {
            if (!TryReadExponent(text[(at + 1)..], out exponent))
            {
                return false;
            }

            text = text[..at];
        }

        int point = text.IndexOf('.');
        ReadOnlySpan<char> whole = point < 0 ? text : text[..point];
        ReadOnlySpan<char> fraction = point < 0 ? [] : text[(point + 1)..];
        if (whole.IsEmpty && fraction.IsEmpty || whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        // the digits from the first to the last that is not 0, and how many of them stand behind the point
        string digits = string.Concat(whole, fraction).TrimStart('0');
        int behind = fraction.Length - exponent - (digits.Length - digits.TrimEnd('0').Length);
        digits = digits.TrimEnd('0');
        if (digits.Length == 0)
        {
            return true;
        }

        if (digits.Length - behind > Rational.MostDigits || behind > Rational.MostDigits)
        {
            return false;
        }

        var number = BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var power = BigInteger.Pow(10, Math.Abs(behind));
        number = isNegative ? -number : number;
        value = behind > 0 ? Rational.Ratio(number, power) : Rational.Ratio(number * power, 1);
        return true;
    }

    /// <summary>All decimal digits where they come to an end, a fraction otherwise.</summary>
    public static string Exact(Rational value)
    {
        if (value.IsInteger)
        {
            return value.Numerator.ToString(CultureInfo.InvariantCulture);
        }

        if (DecimalPlaces(value.Denominator) is not { } places)
        {
            return $"{value.Numerator}/{value.Denominator}";
        }

        string digits = (BigInteger.Abs(value.Numerator) * BigInteger.Pow(10, places) / value.Denominator)
            .ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        return $"{(value.Sign < 0 ? "-" : "")}{digits[..^places]}.{digits[^places..]}";
    }

    /// <summary>All decimal digits where they come to an end, the significant ones otherwise.</summary>
    public static string Decimal(Rational value)
    {
        if (DecimalPlaces(value.Denominator) is not null)
        {
            return Exact(value);
        }

        // 0.30103 decimal digits a bit
        double zeros = (value.Denominator.GetBitLength() - value.Numerator.GetBitLength()) * 0.30103;
        int places = Math.Max(1, SignificantDigits + (int)Math.Floor(zeros));
        var power = BigInteger.Pow(10, places);
        BigInteger twice = BigInteger.Abs(value.Numerator) * power * 2;
        BigInteger rounded = (twice + value.Denominator) / (value.Denominator * 2);
        return Exact(Rational.Ratio(rounded * value.Sign, power));
    }

    /// <summary>How many decimal digits a fraction with this denominator has behind the point; null where they do not end.</summary>
    private static int? DecimalPlaces(BigInteger denominator)
    {
        int twos = 0;
        int fives = 0;
        for (; denominator.IsEven; twos++)
        {
            denominator >>= 1;
        }

        for (; (denominator % 5).IsZero; fives++)
        {
            denominator /= 5;
        }

        return denominator.IsOne ? Math.Max(twos, fives) : null;
    }

    private static bool TryReadExponent(ReadOnlySpan<char> text, out int exponent)
    {
        bool isNegative = text is ['-', ..];
        text = text is ['-' or '+', ..] ? text[1..] : text;
        exponent = 0;
        if (text.IsEmpty || text.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        // one of more digits is beyond all limits however many digits stand before it
        text = text.TrimStart('0');
        exponent = text.IsEmpty ? 0 : text.Length > 8 ? 100_000_000 : int.Parse(text, CultureInfo.InvariantCulture);
        exponent = isNegative ? -exponent : exponent;
        return true;
    }
}
