namespace NeuroSymbolic.Experiments;

/// <summary>Whether two agents that tried the same episodes differ: only the episodes that one of them alone solved tell.</summary>
/// <remarks>Q. McNemar, "Note on the sampling error of the difference between correlated proportions or percentages",
/// Psychometrika 12 (1947); the exact form, without its approximation by chi squared.</remarks>
public static class McNemarTest
{
    /// <summary>The two-sided p value: how likely a split as uneven as this is when either of the two is as likely to win an episode.</summary>
    /// <param name="onlyFirst">Episodes that the first alone solved.</param>
    /// <param name="onlySecond">Episodes that the second alone solved.</param>
    public static double PValue(int onlyFirst, int onlySecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirst);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecond);
        int trials = onlyFirst + onlySecond;

        // binomial probabilities as logarithms, because 2^-trials leaves the range of a double
        double logarithm = -trials * Math.Log(2);
        double tail = 0;
        for (int wins = 0; wins <= Math.Min(onlyFirst, onlySecond); wins++)
        {
            tail += Math.Exp(logarithm);
            logarithm += Math.Log((double)(trials - wins) / (wins + 1));
        }

        return Math.Min(1, 2 * tail);
    }
}
