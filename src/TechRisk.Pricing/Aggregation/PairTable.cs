using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Probabilities of the year's sums of two amounts of each claim, on a table that is cyclic in both: the inverse transform of P(f), P the generating function of the
/// count and f the transform of the claim's table. Tilts of columns and rows keep small what comes back across them.
/// </summary>
internal sealed class PairTable
{
    private const double Unit = 1.1102230246251565e-16;
    private const double TiltTimesLength = 8;
    private const double MostAliasing = 1e-10;

    public PairTable((double[] Kept, double[] Ceded, double[] Joint) claim, Frequency count, PairLattice lattice)
    {
        (int rows, int columns) = (lattice.Rows, lattice.Columns);
        (double[] _, double beyondColumns) = Marginal(claim.Kept, count, columns);
        (Ceded, double beyondRows) = Marginal(claim.Ceded, count, rows);
        Tilt = beyondColumns > MostAliasing ? TiltTimesLength / columns : 0;
        double rowTilt = beyondRows > MostAliasing ? TiltTimesLength / rows : 0;
        Aliased = (beyondColumns * Exp.Of(-Tilt * columns)) + (beyondRows * Exp.Of(-rowTilt * rows));
        Weigh(claim.Joint, columns, -Tilt, -rowTilt);
        Probabilities = Compound(claim.Joint, count, new RealFourier2D(rows, columns));
        double sum = 0;
        foreach (double p in Probabilities)
        {
            sum += p * p;
        }

        // an error of the square norm over a row's shortfalls, and as many rows
        Noise = 4 * Unit * (int.Log2(rows) + int.Log2(columns) + count.Mean) * Math.Min(Math.Sqrt(sum), 1) * Math.Sqrt(rows) * Exp.Of(rowTilt * rows);
        Weigh(Probabilities, columns, Tilt, rowTilt);
    }

    /// <summary>P(kept = i steps, ceded = j steps) at j columns + i.</summary>
    public double[] Probabilities { get; }

    /// <summary>Probabilities of the ceded sum alone, on four times as many points.</summary>
    public double[] Ceded { get; }

    /// <summary>Upper bound of the probability that came back from beyond the table.</summary>
    public double Aliased { get; }

    /// <summary>Tilt per column.</summary>
    public double Tilt { get; }

    /// <summary>Bound of the rounding of a row's probabilities in the square norm, times the root of the number of rows.</summary>
    public double Noise { get; }

    private static void Weigh(Span<double> table, int columns, double rate, double rowRate)
    {
        for (int row = 0; row * columns < table.Length; row++)
        {
            Span<double> own = table.Slice(row * columns, columns);
            CompoundTransform.Tilt(own, rate);
            double factor = Exp.Of(rowRate * row);
            for (int k = 0; k < own.Length && rowRate != 0; k++)
            {
                own[k] *= factor;
            }
        }
    }

    private static double[] Compound(double[] claim, Frequency count, RealFourier2D fourier)
    {
        double[] real = new double[fourier.Rows * fourier.SpectrumColumns];
        double[] imaginary = new double[real.Length];
        fourier.Forward(claim, real, imaginary);
        count.GenerateInPlace(real, imaginary);
        double[] result = new double[fourier.Rows * fourier.Columns];
        fourier.Inverse(real, imaginary, result);
        return result;
    }

    // one amount alone on four times the points, and what may lie beyond the table
    private static (double[] Probabilities, double Beyond) Marginal(double[] claim, Frequency count, int points)
    {
        int length = 4 * points;
        double[] p = CompoundTransform.Of(claim, count, length);
        double mean = 0;
        for (int k = claim.Length - 1; k > 0; k--)
        {
            mean += k * claim[k];
        }

        var builder = new LatticeBuilder(1, length, length, 0) { Claims = count.Mean, Rounding = 0 };
        double beyond = builder.Allowances(p, count.Mean * mean).Aliased;
        for (int k = length - 1; k >= points; k--)
        {
            beyond += Math.Max(p[k], 0);
        }

        return (p, beyond);
    }
}
