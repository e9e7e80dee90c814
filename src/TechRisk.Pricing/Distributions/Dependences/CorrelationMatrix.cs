using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>A named correlation matrix: symmetric, ones on the diagonal, positive definite.</summary>
public sealed record CorrelationMatrix
{
    /// <summary>A matrix given by its names and rows.</summary>
    /// <param name="names">Names of the covers, in the order of the rows; no name twice.</param>
    /// <param name="rows">Rows of correlations in [-1, 1].</param>
    public CorrelationMatrix(ValueList<string> names, ValueList<ValueList<double>> rows)
    {
        Names = names;
        Rows = rows;
        Check();
    }

    /// <summary>Names of the covers, in the order of the rows.</summary>
    public ValueList<string> Names { get; }

    /// <summary>Correlations, row by row.</summary>
    /// <value>Numbers in [-1, 1], ones on the diagonal.</value>
    public ValueList<ValueList<double>> Rows { get; }

    /// <summary>The lower triangular L with L L' = the matrix, row by row.</summary>
    internal double[][] LowerFactor()
    {
        int n = Names.Count;
        double[] factor = new double[n * n];
        if (!Cholesky.TryFactor([.. Rows.SelectMany(row => row)], n, factor, out int pivot))
        {
            throw Require.Wrong(nameof(Rows), Rows, $"must be positive definite: it fails at '{Names[pivot]}', whose correlations contradict those of the names before it");
        }

        return Enumerable.Range(0, n).Select(i => factor[(i * n)..((i + 1) * n)]).ToArray();
    }

    private void Check()
    {
        int n = Names.Count;
        if (n == 0 || Names.Distinct(StringComparer.Ordinal).Count() != n)
        {
            throw Require.Wrong(nameof(Names), Names, "must hold at least one name and none twice");
        }

        if (Rows.Count != n || Rows.Any(row => row.Count != n))
        {
            throw Require.Wrong(nameof(Rows), Rows, "must be a square matrix with a row for every name");
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double r = Rows[i][j];
                if (!(Math.Abs(r) <= 1) || (i == j && r != 1) || r != Rows[j][i])
                {
                    throw Require.Wrong(nameof(Rows), r, $"must be symmetric with ones on the diagonal and numbers in [-1, 1] (row {i + 1}, column {j + 1})");
                }
            }
        }

        LowerFactor();
    }
}
