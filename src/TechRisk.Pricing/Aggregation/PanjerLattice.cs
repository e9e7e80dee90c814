namespace TechRisk.Pricing;

/// <summary>
/// The law of a compound sum on a lattice by recursion in place of a transform: the same two laws of a claim, one above and one below in
/// convex order, and therefore bounds of its own. Nothing comes back from beyond the lattice and nothing is subtracted.
/// </summary>
internal static class PanjerLattice
{
    private const int MostPoints = 1 << 13;
    private const double Unit = 1.2e-16;

    /// <summary>The loss on every second, fourth, eighth ... point of another lattice, 8,192 points at most: a recursion costs their square.</summary>
    /// <param name="sum">The compound sum; its law of counts is one of <see cref="PanjerRecursion"/>.</param>
    /// <param name="terms">Terms of the year.</param>
    /// <param name="fine">The lattice whose range is taken.</param>
    public static LatticeLoss Of(CompoundSum sum, PolicyTerms terms, LatticeLoss fine)
    {
        int factor = 1;
        while ((fine.Points - 1) / factor >= MostPoints)
        {
            factor *= 2;
        }

        int points = Math.Max((fine.Points - 1) / factor + 1, 16);
        return new LatticeLoss(Law(sum, factor * fine.Step, points), terms.AggregateRetention, terms.AggregateLimit);
    }

    /// <summary>The law on the points 0, step ... (points - 1) step.</summary>
    public static LatticeLaw Law(CompoundSum sum, double step, int points)
    {
        if (sum.ProbabilityOfZero == 1)
        {
            return GivenLattice.Of(step, [1], sum.Name);
        }

        int cells = Math.Max((int)Math.Min(points - 1, Math.Ceiling(sum.Claim.Largest / step - 1e-9)), 1);
        ClaimGrid grid = sum.Claim.Grid(step, cells);
        (double[] upper, double[] upperCdf) = LatticeSums.Of(step, PanjerRecursion.Probabilities(sum.Count, grid.Spread(), points), points);
        (double[] lower, double[] lowerCdf) = LatticeSums.Of(step, PanjerRecursion.Probabilities(sum.Count, grid.Collected(), points), points);
        double relative = Rounding(sum.Count, points);
        double claims = sum.Count.Mean * grid.Rounding;
        double[] values = new double[points];
        for (int k = 1; k < points; k++)
        {
            double x = k * step;
            double middle = (2 * upper[k] + lower[k]) / 3;
            upper[k] = Math.Min(upper[k] * (1 + relative) + claims, x);
            lower[k] = Math.Max(Math.Max(lower[k] * (1 - relative) - claims, x - sum.Moments.Mean), 0);
            upper[k] = Math.Max(upper[k], lower[k]);
            values[k] = Math.Clamp(middle, lower[k], upper[k]);
        }

        bool isAtomic = ClaimAtoms.Of(sum.Claim, step, cells).IsAll;
        return new LatticeLaw
        {
            Lower = new LatticeCurve(step, lower, lowerCdf),
            Upper = new LatticeCurve(step, upper, upperCdf),
            Shape = new LatticeShape(step, values, null, sum.ProbabilityOfZero, isAtomic),
            Moments = sum.Moments,
            ProbabilityOfZero = sum.ProbabilityOfZero,
            Tail = sum.Tail,
            CdfRounding = relative + 4e-16,
            Name = sum.Name,
        };
    }

    // each step rounds by that of a sum of 32 partial sums, and hands on what the steps before it lost
    private static double Rounding(Frequency count, int points)
    {
        double steps = PanjerClass.Base(count).Law is Binomial binomial ? 2.0 * binomial.Trials + 64 : points;
        return steps * (points / 32 + 8) * Unit;
    }
}
