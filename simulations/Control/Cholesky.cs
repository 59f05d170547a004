namespace NeuroSymbolic.Simulations;

/// <summary>Cholesky factorisation of small dense matrices, in place and without allocation.</summary>
/// <remarks>Matrices are row-major, n × n; only the lower triangle is read and written. Golub and Van Loan, Matrix Computations, 4.2.</remarks>
internal static class Cholesky
{
    /// <summary>Replaces the lower triangle of a symmetric positive definite matrix by its factor L, matrix = L Lᵀ.</summary>
    public static void Factor(Span<double> matrix, int n)
    {
        for (int row = 0; row < n; row++)
        {
            Span<double> current = matrix.Slice(row * n, n);
            for (int column = 0; column < row; column++)
            {
                Span<double> other = matrix.Slice(column * n, n);
                double sum = current[column];
                for (int k = 0; k < column; k++)
                {
                    sum -= current[k] * other[k];
                }

                current[column] = sum / other[column];
            }

            double pivot = current[row];
            for (int k = 0; k < row; k++)
            {
                pivot -= current[k] * current[k];
            }

            current[row] = Math.Sqrt(pivot);
        }
    }

    /// <summary>Solves L y = b in place.</summary>
    public static void SolveLower(ReadOnlySpan<double> factor, int n, Span<double> b)
    {
        for (int row = 0; row < n; row++)
        {
            ReadOnlySpan<double> current = factor.Slice(row * n, n);
            double sum = b[row];
            for (int k = 0; k < row; k++)
            {
                sum -= current[k] * b[k];
            }

            b[row] = sum / current[row];
        }
    }

    /// <summary>Solves Lᵀ x = y in place.</summary>
    public static void SolveUpper(ReadOnlySpan<double> factor, int n, Span<double> y)
    {
        for (int row = n - 1; row >= 0; row--)
        {
            double sum = y[row];
            for (int k = row + 1; k < n; k++)
            {
                sum -= factor[(k * n) + row] * y[k];
            }

            y[row] = sum / factor[(row * n) + row];
        }
    }
}
