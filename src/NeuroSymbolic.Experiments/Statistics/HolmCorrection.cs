namespace NeuroSymbolic.Experiments;

/// <summary>p values of several comparisons, corrected so that the chance of even one false alarm among them keeps its level.</summary>
/// <remarks>S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979).</remarks>
public static class HolmCorrection
{
    /// <summary>The corrected values in the order of the given ones: the k-th smallest of m times m - k + 1, at most 1, never falling.</summary>
    /// <param name="values">p values, 0 to 1.</param>
    public static double[] Adjust(IReadOnlyList<double> values)
    {
        double[] adjusted = new double[values.Count];
        double largest = 0;
        foreach ((int rank, int index) in Enumerable.Range(0, values.Count).OrderBy(index => values[index]).Index())
        {
            adjusted[index] = largest = Math.Max(largest, Math.Min(1, values[index] * (values.Count - rank)));
        }

        return adjusted;
    }
}
