namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The lower factor L of a symmetric positive definite matrix, A = L L', row by row in a fixed order of operations.
/// Source: Golub and Van Loan, Matrix Computations, 4.2.
/// </summary>
internal static class Cholesky
{
    /// <summary>
    /// Factors the matrix. False if it is not positive definite to rounding; <paramref name="pivot"/> is then the first row
    /// (from 0) whose pivot is not positive, otherwise -1.
    /// </summary>
    /// <param name="matrix">Row by row, symmetric; only the lower triangle is read.</param>
    /// <param name="order">Rows.</param>
    /// <param name="lower">Receives L row by row, zeros above the diagonal.</param>
    /// <param name="pivot">The row that fails, or -1.</param>
    public static bool TryFactor(ReadOnlySpan<double> matrix, int order, Span<double> lower, out int pivot)
    {
        RequireSize(matrix.Length, order, nameof(matrix));
        RequireSize(lower.Length, order, nameof(lower));
        lower[..(order * order)].Clear();
        for (int row = 0; row < order; row++)
        {
            Span<double> mine = lower.Slice(row * order, order);
            double diagonal = matrix[(row * order) + row];
            double rest = diagonal;
            for (int column = 0; column < row; column++)
            {
                ReadOnlySpan<double> other = lower.Slice(column * order, order);
                double sum = matrix[(row * order) + column];
                for (int k = 0; k < column; k++)
                {
                    sum = Math.FusedMultiplyAdd(-mine[k], other[k], sum);
                }

                double entry = sum / other[column];
                mine[column] = entry;
                rest = Math.FusedMultiplyAdd(-entry, entry, rest);
            }

            if (!(rest > order * 2.3e-16 * diagonal))
            {
                pivot = row;
                return false;
            }

            mine[row] = Math.Sqrt(rest);
        }

        pivot = -1;
        return true;
    }

    /// <summary>result = L z; the two may be the same span.</summary>
    public static void Apply(ReadOnlySpan<double> lower, int order, ReadOnlySpan<double> z, Span<double> result)
    {
        RequireSize(lower.Length, order, nameof(lower));
        for (int row = order - 1; row >= 0; row--)
        {
            double sum = 0;
            for (int k = 0; k <= row; k++)
            {
                sum = Math.FusedMultiplyAdd(lower[(row * order) + k], z[k], sum);
            }

            result[row] = sum;
        }
    }

    /// <summary>Solves L L' x = b in place.</summary>
    public static void Solve(ReadOnlySpan<double> lower, int order, Span<double> b)
    {
        RequireSize(lower.Length, order, nameof(lower));
        for (int row = 0; row < order; row++)
        {
            double sum = b[row];
            for (int k = 0; k < row; k++)
            {
                sum = Math.FusedMultiplyAdd(-lower[(row * order) + k], b[k], sum);
            }

            b[row] = sum / lower[(row * order) + row];
        }

        for (int row = order - 1; row >= 0; row--)
        {
            double sum = b[row];
            for (int k = row + 1; k < order; k++)
            {
                sum = Math.FusedMultiplyAdd(-lower[(k * order) + row], b[k], sum);
            }

            b[row] = sum / lower[(row * order) + row];
        }
    }

    private static void RequireSize(int length, int order, string name)
    {
        if (order < 1 || length < (long)order * order)
        {
            throw Require.Wrong(name, length, "must hold order x order numbers");
        }
    }
}
