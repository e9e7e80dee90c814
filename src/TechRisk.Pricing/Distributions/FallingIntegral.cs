using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The integral of exp(-q(r)) over r from 0, q(0) = 0 and q convex, by Gauss-Legendre panels as wide as the slope of q allows: what is left of a
/// limited moment where the full moment is infinite. Nothing cancels: 1e-14 relative.
/// </summary>
internal static class FallingIntegral
{
    // exp(-q) falls by at most e^8 on a panel, which the rule integrates to the last digit
    private const double LargestFall = 8;

    /// <summary>The integral from 0 to end, or to where nothing is left to give.</summary>
    /// <param name="exponent">q.</param>
    /// <param name="slope">The derivative of q, rising.</param>
    /// <param name="end">0 or more, possibly infinite if the slope becomes positive.</param>
    public static double Of(Func<double, double> exponent, Func<double, double> slope, double end)
    {
        double sum = 0;
        double r = 0;
        while (r < end)
        {
            double fall = slope(r);
            if (fall > 0 && Exp.Of(-exponent(r)) <= 1e-18 * fall * sum)
            {
                break;
            }

            double width = Math.Min(1, end - r);
            while (Math.Max(Math.Abs(fall), Math.Abs(slope(r + width))) * width > LargestFall)
            {
                width /= 2;
            }

            sum += GaussPanel.Integrate(s => Exp.Of(-exponent(s)), r, r + width);
            r += width;
        }

        return sum;
    }
}
