namespace TechRisk.Pricing;

/// <summary>
/// Integrals of a survival function over the cells of a lattice. A difference of limited expected values has the rounding of the whole expected
/// value; where the survival function is smooth over six points their interpolation knows the cell to the rounding of the cell. What is
/// between is brought between the cell's ends.
/// </summary>
internal static class SmoothAreas
{
    // the rules of four and six points differ by the error of the first; that of the second is the power 3/2 of it
    private const double Smooth = 1e-10;

    /// <summary>Replaces areas where that helps.</summary>
    /// <param name="survival">P(Y > k h).</param>
    /// <param name="left">P(Y >= k h).</param>
    /// <param name="areas">Differences of limited expected values; overwritten.</param>
    /// <param name="step">h.</param>
    /// <param name="loss">Allowance for the error of the sums of the areas as they come.</param>
    /// <returns>Allowance for the error of the sums of the areas as they go.</returns>
    public static double Refine(double[] survival, double[] left, double[] areas, double step, double loss)
    {
        int cells = areas.Length;
        double drift = 0;
        double most = 0;
        double sum = 0;
        bool isSmooth = true;
        for (int k = 0; k < cells; k++)
        {
            double area = k >= 2 && k + 3 <= cells ? Interpolated(survival, k, step) : double.NaN;
            if (double.IsNaN(area))
            {
                isSmooth &= survival[k] == left[k + 1];
                area = areas[k];
            }
            else
            {
                drift += areas[k] - area;
                most = Math.Max(most, Math.Abs(drift));
            }

            areas[k] = Math.Clamp(area, left[k + 1] * step, survival[k] * step);
            sum += areas[k];
        }

        // the drift says how exact the differences are that stay
        double interpolation = 2e-14 * sum;
        return isSmooth ? interpolation : interpolation + loss + (2 * most);
    }

    private static double Interpolated(double[] survival, int k, double step)
    {
        double inner = survival[k] + survival[k + 1];
        double middle = survival[k - 1] + survival[k + 2];
        double outer = survival[k - 2] + survival[k + 3];
        double four = ((13 * inner) - middle) / 24;
        double six = ((802 * inner) - (93 * middle) + (11 * outer)) / 1440;

        // even rules do not see a jump in the middle of the cell: the odd difference does
        double odd = (10 * (survival[k + 1] - survival[k])) + (5 * (survival[k - 1] - survival[k + 2])) + (survival[k + 3] - survival[k - 2]);
        return Math.Abs(six - four) <= Smooth * six && Math.Abs(odd) <= Smooth * six ? six * step : double.NaN;
    }
}
