namespace TechRisk.Pricing;

/// <summary>Where a falling function of an amount reaches a target, by halving.</summary>
internal static class LatticeRoot
{
    /// <summary>The smallest x in [0, most] with f(x) &lt;= target, to a rounding; infinite if there is none.</summary>
    /// <param name="f">A falling function.</param>
    /// <param name="target">The value to reach.</param>
    /// <param name="most">Largest amount, possibly infinite.</param>
    /// <param name="scale">Where an open search starts.</param>
    public static double Falling(Func<double, double> f, double target, double most, double scale)
    {
        if (f(0) <= target)
        {
            return 0;
        }

        double low = 0;
        double high = double.IsFinite(most) ? most : scale;
        while (double.IsInfinity(most) && high < 1e300 && f(high) > target)
        {
            low = high;
            high *= 2;
        }

        if (f(high) > target)
        {
            return double.PositiveInfinity;
        }

        for (int i = 0; i < 200 && high - low > 1e-15 * high; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = f(middle) > target ? (middle, high) : (low, middle);
        }

        return high;
    }
}
