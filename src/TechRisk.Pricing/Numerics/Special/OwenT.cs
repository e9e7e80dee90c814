namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Owen's function T(h, a) = 1 / (2 pi) times the integral of e^(-h^2 (1 + x^2) / 2) / (1 + x^2) from 0 to a, and what is beyond a,
/// both without their largest exponential, so that they hold far in the tail: Gauss-Legendre panels of positive terms.
/// Relative error about 1e-14. Source: Owen, Tables for computing bivariate normal probabilities (1956).
/// </summary>
internal static class OwenT
{
    private const double InverseTwoPi = 0.15915494309189533577;
    private const double RootHalf = 0.70710678118654752440;

    private static readonly GaussLegendre Rule = GaussLegendre.Rule(20);

    private static ReadOnlySpan<double> Cuts => [0, 1, 2.5, 5, 9, 15, 24, 42];

    /// <summary>e^(h^2 / 2) T(h, a).</summary>
    /// <param name="h">0 or more.</param>
    /// <param name="a">In [0, 1].</param>
    public static double Scaled(double h, double a)
    {
        double end = Math.Min(a, 9 / h);
        int panels = (int)Math.Ceiling(Math.Max(1, end * h / 3));
        double sum = 0;
        for (int i = 0; i < panels; i++)
        {
            sum += Rule.Integrate(x => Exp.Of(-0.5 * h * h * x * x) / (1 + x * x), end * i / panels, end * (i + 1) / panels);
        }

        return InverseTwoPi * sum;
    }

    /// <summary>e^(h^2 (1 + a^2) / 2) times (T(h, infinity) - T(h, a)).</summary>
    /// <param name="h">0 or more.</param>
    /// <param name="a">Above 0.</param>
    public static double ScaledBeyond(double h, double a)
    {
        double product = h * a;
        if (product >= 1)
        {
            return Panels(h * product, product * product, a);
        }

        // T(h, a) + T(ah, 1/a) = Phi(h) / 2 + Phi(ah) / 2 - Phi(h) Phi(ah), in upper tails
        return a >= 1
            ? Exp.Of(0.5 * h * h) * (Scaled(product, 1 / a) - 0.25 * ScaledErfc.Of(product * RootHalf) * ErrorFunction.Erf(h * RootHalf))
            : Exp.Of(0.5 * product * product) * (0.25 * ScaledErfc.Of(h * RootHalf) - Scaled(h, a));
    }

    // x = a + t / (h^2 a): e^(-t - t^2 / (2 h^2 a^2)) / (1 + x^2)
    private static double Panels(double rate, double square, double a)
    {
        double sum = 0;
        for (int i = 1; i < Cuts.Length; i++)
        {
            sum += Rule.Integrate(
                t =>
                {
                    double x = a + t / rate;
                    return Exp.Of(-t - 0.5 * t * t / square) / (1 + x * x);
                },
                Cuts[i - 1],
                Cuts[i]);
        }

        return InverseTwoPi * sum / rate;
    }
}
