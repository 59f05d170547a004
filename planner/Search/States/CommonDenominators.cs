using System.Numerics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.States;

/// <summary>Finds by what the numbers of a task must be multiplied to be whole in every state that actions can lead to.</summary>
internal static class CommonDenominators
{
    /// <summary>[number of a state]: the least common denominator of its values; null where one has none of 63 bits, as a number that is
    /// halved again and again.</summary>
    public static long[]? Find(GroundTask task, int[] slot)
    {
        long[] common = new long[slot.Count(number => number >= 0)];
        for (int i = 0; i < slot.Length; i++)
        {
            if (slot[i] >= 0 && !TryRaise(ref common[slot[i]], task.Numbers[i].InitialValue.Denominator))
            {
                return null;
            }
        }

        GroundNumericEffect[] effects =
            [.. task.Actions.SelectMany(action => action.NumericEffects).Where(effect => slot[effect.Number] >= 0)];
        for (bool isGrowing = true; isGrowing;)
        {
            isGrowing = false;
            foreach (GroundNumericEffect effect in effects)
            {
                ref long changed = ref common[slot[effect.Number]];
                long before = changed;
                bool isSmall = TryRaise(ref changed, effect.Amount.Constant.Denominator);
                foreach ((int number, Rational coefficient) in effect.Amount.Terms)
                {
                    BigInteger denominator = coefficient.Denominator * common[slot[number]];
                    isSmall = isSmall && TryRaise(ref changed, denominator / BigInteger.GreatestCommonDivisor(coefficient.Numerator, denominator));
                }

                if (!isSmall)
                {
                    return null;
                }

                isGrowing |= changed != before;
            }
        }

        return common;
    }

    /// <summary>Makes the denominator a multiple of another too; false where that is too large.</summary>
    private static bool TryRaise(ref long common, BigInteger other)
    {
        BigInteger multiple = common == 0 ? other : common / BigInteger.GreatestCommonDivisor(common, other) * other;
        common = multiple <= long.MaxValue ? (long)multiple : common;
        return multiple <= long.MaxValue;
    }
}
