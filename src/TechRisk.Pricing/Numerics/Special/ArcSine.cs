namespace TechRisk.Pricing.Numerics;

/// <summary>
/// asin x and sin x on the quarter turns about 0, without the platform's functions: halved angles until the series of the arc tangent ends
/// early; Taylor's series of the sine. Relative error about 1e-15. Source: DLMF 4.19.1, 4.24.3, 4.24.4.
/// </summary>
internal static class ArcSine
{
    /// <summary>asin x in [-pi / 2, pi / 2].</summary>
    /// <param name="x">In [-1, 1].</param>
    public static double Of(double x)
    {
        Require.Between(x, -1, 1);

        // tan of half the angle, then of an eighth and a sixteenth of it: at most 0.1
        double t = x / (1 + Math.Sqrt((1 - x) * (1 + x)));
        for (int halving = 0; halving < 3; halving++)
        {
            t /= 1 + Math.Sqrt(1 + t * t);
        }

        double square = t * t;
        double sum = 0;
        for (int k = 21; k >= 3; k -= 2)
        {
            sum = square * (1.0 / k - sum);
        }

        return 16 * (t - t * sum);
    }

    /// <summary>sin x.</summary>
    /// <param name="x">In [-pi / 2, pi / 2].</param>
    public static double Sine(double x)
    {
        double square = x * x;
        double term = x;
        double sum = 0;
        for (int k = 2; k <= 28; k += 2)
        {
            term *= -square / (k * (k + 1));
            sum += term;
        }

        return x + sum;
    }
}
