namespace TechRisk.Pricing.Numerics;

/// <summary>
/// P(X &lt;= h, Y &lt;= k) of two standard normal variates with correlation rho, absolute error about 1e-15. Below |rho| = 0.925
/// the integral of the density over the correlation (Plackett), by Gauss-Legendre with 32 nodes; above it, the expansion about
/// |rho| = 1. Source: Genz, Numerical computation of rectangular bivariate and trivariate normal and t probabilities (2004).
/// </summary>
internal static class BivariateNormal
{
    private const double TwoPi = 6.283185307179586;

    private const double RootOfTwoPi = 2.5066282746310002;

    private static readonly double[] Nodes =
    [
        0.9972638618494816, 0.9856115115452684, 0.9647622555875064, 0.9349060759377397,
        0.8963211557660521, 0.84936761373257, 0.7944837959679424, 0.7321821187402897,
        0.6630442669302152, 0.5877157572407623, 0.5068999089322294, 0.42135127613063533,
        0.33186860228212767, 0.23928736225213706, 0.1444719615827965, 0.04830766568773832,
    ];

    private static readonly double[] Weights =
    [
        0.007018610009470096, 0.01627439473090567, 0.02539206530926206, 0.03427386291302143,
        0.04283589802222668, 0.050998059262376175, 0.058684093478535544, 0.06582222277636185,
        0.0723457941088485, 0.07819389578707031, 0.08331192422694675, 0.08765209300440381,
        0.09117387869576389, 0.09384439908080457, 0.09563872007927486, 0.0965400885147278,
    ];

    /// <summary>P(X &lt;= h, Y &lt;= k).</summary>
    /// <param name="h">Any number; infinite allowed.</param>
    /// <param name="k">Any number; infinite allowed.</param>
    /// <param name="rho">Correlation in [-1, 1].</param>
    public static double Cdf(double h, double k, double rho)
    {
        Require.Between(rho, -1, 1);
        if (double.IsNaN(h) || double.IsNaN(k))
        {
            throw Require.Wrong(double.IsNaN(h) ? nameof(h) : nameof(k), double.NaN, "must be a number");
        }

        if (double.IsNegativeInfinity(h) || double.IsNegativeInfinity(k))
        {
            return 0;
        }

        if (double.IsPositiveInfinity(h) || double.IsPositiveInfinity(k))
        {
            return NormalCdf.Of(Math.Min(h, k));
        }

        // beyond 40 nothing is left of a tail, and products stay finite
        h = Math.Clamp(h, -40, 40);
        k = Math.Clamp(k, -40, 40);
        if (Math.Abs(rho) < 0.925)
        {
            return Math.Clamp((NormalCdf.Of(h) * NormalCdf.Of(k)) + Plackett(h, k, rho), 0, 1);
        }

        // the tail below: P(X > dh, Y > dk) with dh = -h, dk = -k
        double probability = rho > 0
            ? NormalCdf.Of(Math.Min(h, k)) - Near(-h, -k, rho)
            : Math.Max(Between(-k, h), 0) + Near(-h, k, -rho);
        return Math.Clamp(probability, 0, 1);
    }

    /// <summary>P(low &lt; X &lt;= high).</summary>
    private static double Between(double low, double high) => low >= high ? 0
        : low > 0 ? NormalCdf.Survival(low) - NormalCdf.Survival(high)
        : NormalCdf.Of(high) - NormalCdf.Of(low);

    /// <summary>
    /// The integral of the density from correlation 0 to rho. With r = 2t / (1 + t^2) it is (1/pi) times the integral over t of
    /// e^(-((h^2 + k^2) (1 + t^2)^2 - 4 h k t (1 + t^2)) / (2 (1 - t^2)^2)) / (1 + t^2): no trigonometry, and smooth.
    /// </summary>
    private static double Plackett(double h, double k, double rho)
    {
        double end = rho / (1 + Math.Sqrt((1 - rho) * (1 + rho)));
        double half = 0.5 * end;
        double sum = 0;
        for (int i = 0; i < Nodes.Length; i++)
        {
            double step = half * Nodes[i];
            sum += Weights[i] * (Integrand(half + step) + Integrand(half - step));
        }

        return sum * half * 2 / TwoPi;

        double Integrand(double t)
        {
            double plus = 1 + (t * t);
            double minus = (1 - t) * (1 + t);
            double form = ((h * h) + (k * k)) * plus;
            return Exp.Of(-((form - (4 * h * k * t)) * plus) / (2 * minus * minus)) / plus;
        }
    }

    /// <summary>The integral of the density from correlation rho to 1 at (h, k), for rho of 0.925 or more.</summary>
    private static double Near(double h, double k, double rho)
    {
        double square = (1 - rho) * (1 + rho);
        if (square <= 0)
        {
            return 0;
        }

        double hk = h * k;
        double a = Math.Sqrt(square);
        double gap = Math.Abs(h - k);
        double b2 = gap * gap;
        double c = (4 - hk) / 8;
        double d = (12 - hk) / 16;
        double sum = 0;
        double exponent = -((b2 / square) + hk) / 2;
        if (exponent > -745)
        {
            sum = a * Exp.Of(exponent) * (1 - (c * (b2 - square) * (1 - (d * b2 / 5)) / 3) + (c * d * square * square / 5));
        }

        if (hk > -1400 && gap > 0)
        {
            double scaled = 0.5 * ScaledErfc.Of(gap / a * 0.7071067811865476);
            double tail = Exp.Of(-(hk / 2) - (0.5 * b2 / square)) * scaled;
            sum -= tail * RootOfTwoPi * gap * (1 - (c * b2 * (1 - (d * b2 / 5)) / 3));
        }

        double half = a / 2;
        for (int i = 0; i < Nodes.Length; i++)
        {
            for (int side = -1; side <= 1; side += 2)
            {
                double t = half * (1 + (side * Nodes[i]));
                double t2 = t * t;
                double root = Math.Sqrt(1 - t2);
                double power = -((b2 / t2) + hk) / 2;
                if (power > -745)
                {
                    double rest = (Exp.Of(-hk * t2 / (2 * (1 + root) * (1 + root))) / root) - (1 + (c * t2 * (1 + (d * t2))));
                    sum += half * Weights[i] * Exp.Of(power) * rest;
                }
            }
        }

        return sum / TwoPi;
    }
}
