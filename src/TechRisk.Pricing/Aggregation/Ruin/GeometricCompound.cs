namespace TechRisk.Pricing;

/// <summary>
/// P(M &gt; u) of M = Y_1 + ... + Y_N, N geometric with P(N &gt;= n) = rho^n and Y with the density S(x) / E[X]: bounds from Y rounded down and up
/// to points of a lattice. The recursion runs over survival functions and adds positive numbers only, so that small values keep their digits.
/// </summary>
/// <remarks>
/// Source: Beekman, "A ruin function approximation", Transactions of the Society of Actuaries 21 (1969); Dufresne, Gerber, "Three methods to calculate
/// the probability of ruin", ASTIN Bulletin 19 (1989).
/// </remarks>
internal sealed class GeometricCompound
{
    // the last digits of laws, and of sums of as many terms as there are points
    private const double Rounding = 1e-12;

    private readonly double _rho;
    private readonly double[] _survival;
    private readonly double[] _limited;
    private readonly double _beyond;
    private readonly double _mean;
    private readonly double _step;
    private readonly int _points;

    /// <param name="claim">The law of X, with finite mean.</param>
    /// <param name="rho">Below 1.</param>
    /// <param name="amount">u, above 0.</param>
    /// <param name="points">Points of the lattice up to u.</param>
    public GeometricCompound(Severity claim, double rho, double amount, int points)
    {
        _rho = rho;
        _points = points;
        _step = amount / points;
        _mean = claim.Mean;
        _survival = new double[points + 2];
        _limited = new double[points + 2];
        claim.FillGrid(0, _step, _survival, _limited);
        double last = (points + 1) * _step;
        _beyond = last < claim.Maximum ? new LayerOf(claim, last).Mean / _mean : 0;
    }

    /// <summary>The lower and the upper bound.</summary>
    public (double Lower, double Upper) Bounds()
    {
        (double[] least, double[] most) = Cells();

        // rounded down: cell j to its start; rounded up: to its end. M has no atom above 0, so that P(M > u) = P(M >= u) and rounding down may reach u itself
        double lower = Recursion(least, Tails(least, _beyond * (1 - Rounding))[1..], _points - 1);
        double upper = Recursion([0, .. most.AsSpan(0, _points)], Tails(most, _beyond * (1 + Rounding))[..^1], _points);
        return (lower * (1 - Rounding), Math.Min(upper * (1 + Rounding), _rho));
    }

    // probabilities of the cells k h to (k + 1) h: differences of limited means, kept between what the survival function allows
    private (double[] Least, double[] Most) Cells()
    {
        var least = new double[_points + 1];
        var most = new double[_points + 1];
        for (int k = 0; k <= _points; k++)
        {
            double probability = (_limited[k + 1] - _limited[k]) / _mean;
            double smallest = _step * _survival[k + 1] / _mean;
            double largest = _step * _survival[k] / _mean;
            least[k] = Math.Max(probability - 5e-16, smallest) * (1 - 2e-15);
            most[k] = Math.Min(probability + 5e-16, largest) * (1 + 2e-15);
        }

        return (least, most);
    }

    // P(Y > k h) for k = 0 ... points + 1
    private static double[] Tails(double[] cells, double beyond)
    {
        var tails = new double[cells.Length + 1];
        tails[^1] = beyond;
        for (int k = cells.Length - 1; k >= 0; k--)
        {
            tails[k] = tails[k + 1] + cells[k];
        }

        return tails;
    }

    // G(k) = rho (P(Y > k h) + sum over j of f_j G(k - j)), solved for G(k)
    private double Recursion(double[] probabilities, double[] tails, int last)
    {
        var value = new double[last + 1];
        double factor = _rho / (1 - (_rho * probabilities[0]));
        for (int k = 0; k <= last; k++)
        {
            value[k] = factor * (tails[k] + Convolved(probabilities, value, k));
        }

        return value[last];
    }

    private static double Convolved(double[] probabilities, double[] value, int k)
    {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int j = 1;
        for (; j + 3 <= k; j += 4)
        {
            a += probabilities[j] * value[k - j];
            b += probabilities[j + 1] * value[k - j - 1];
            c += probabilities[j + 2] * value[k - j - 2];
            d += probabilities[j + 3] * value[k - j - 3];
        }

        for (; j <= k; j++)
        {
            a += probabilities[j] * value[k - j];
        }

        return a + b + (c + d);
    }
}
