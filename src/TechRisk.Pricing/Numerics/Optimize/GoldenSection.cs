namespace TechRisk.Pricing.Numerics;

/// <summary>The highest value of a function with one maximum in an interval. Source: Kiefer, Proceedings of the AMS 4 (1953).</summary>
internal static class GoldenSection
{
    private const double Share = 0.3819660112501051;

    /// <summary>The highest value; where the function is minus infinity on both inner points, the search goes to the upper end.</summary>
    /// <param name="f">The function; minus infinity where it is not defined.</param>
    /// <param name="low">Lower end, finite.</param>
    /// <param name="high">Upper end, finite.</param>
    /// <param name="tolerance">Length of the interval at which the search ends; the value is then good to its square.</param>
    public static double Highest(Func<double, double> f, double low, double high, double tolerance)
    {
        double left = low + Share * (high - low);
        double right = high - Share * (high - low);
        double atLeft = f(left);
        double atRight = f(right);
        while (high - low > tolerance && left < right)
        {
            if (atLeft > atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = low + Share * (high - low);
                atLeft = f(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = high - Share * (high - low);
                atRight = f(right);
            }
        }

        return Math.Max(atLeft, atRight);
    }
}
