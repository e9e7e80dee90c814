namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 - P(a, x), each by its own formula, so that both tails
/// keep 14 digits down to 1e-300. Series below x = a, continued fraction above, Temme's uniform expansion where a is 12 or
/// more and x near it. Source: DLMF 8.7.1, 8.9.2, 8.12; Gil, Segura, Temme, Efficient and accurate algorithms for the
/// computation and inversion of the incomplete gamma function ratios (2012).
/// </summary>
internal static class IncompleteGamma
{
    /// <summary>Below this point and a below 1 the two functions come from the power series.</summary>
    internal const double SmallArgument = 1.1;

    private const double SmallestUniform = 12;

    /// <summary>eta / (lambda - 1) in powers of eta, where eta^2 / 2 = lambda - 1 - log lambda; exact rationals, rounded.</summary>
    private static readonly double[] Uniform =
    [
        1.0, -0.3333333333333333, 0.08333333333333333, -0.014814814814814815,
        0.0011574074074074073, 0.0003527336860670194, -0.0001787551440329218, 3.919263178522438e-05,
        -2.185448510679992e-06, -1.85406221071516e-06, 8.296711340953087e-07, -1.7665952736826078e-07,
        6.707853543401498e-09, 1.0261809784240309e-08, -4.382036018453353e-09, 9.14769958223679e-10,
        -2.5514193994946248e-11, -5.830772132550426e-11, 2.4361948020667415e-11, -5.0276692801141755e-12,
        1.1004392031956135e-13, 3.371763262400985e-13, -1.392388722418162e-13, 2.8534893807047445e-14,
        -5.139111834242572e-16, -1.9752288294349442e-15, 8.099521156704561e-16, -1.6522531216398162e-16,
        2.5305430097478883e-18, 1.1686939738559576e-17, -4.770037049820485e-18, 9.699126059056237e-19,
    ];

    /// <summary>P(a, x), the distribution function of a gamma variate of shape a and scale 1.</summary>
    /// <param name="a">Above 0, finite.</param>
    /// <param name="x">0 or more.</param>
    public static double P(double a, double x)
    {
        Check(a, x);
        return x == 0 ? 0
            : double.IsInfinity(x) ? 1
            : IsUniform(a, x) ? (x < a ? UniformTail(a, x) : 1 - UniformTail(a, x))
            : IsLower(a, x) ? PoissonTerms.Probability(a, x) * PositiveSeries(a, x)
            : 1 - (a * PoissonTerms.Probability(a, x) * Fraction(a, x));
    }

    /// <summary>Q(a, x), the survival function of a gamma variate of shape a and scale 1.</summary>
    /// <param name="a">Above 0, finite.</param>
    /// <param name="x">0 or more.</param>
    public static double Q(double a, double x)
    {
        Check(a, x);
        return x == 0 ? 1
            : double.IsInfinity(x) ? 0
            : IsUniform(a, x) ? (x >= a ? UniformTail(a, x) : 1 - UniformTail(a, x))
            : !IsLower(a, x) ? a * PoissonTerms.Probability(a, x) * Fraction(a, x)
            : a < 1 ? SmallComplement(a, x)
            : 1 - (PoissonTerms.Probability(a, x) * PositiveSeries(a, x));
    }

    /// <summary>x^(a - 1) e^-x / Gamma(a), the density of a gamma variate of shape a and scale 1.</summary>
    /// <param name="a">Above 0, finite.</param>
    /// <param name="x">0 or more.</param>
    public static double Density(double a, double x)
    {
        Check(a, x);
        return double.IsInfinity(x) ? 0
            : x > 0 ? (a >= 1 ? PoissonTerms.Probability(a - 1, x) : a / x * PoissonTerms.Probability(a, x))
            : a > 1 ? 0
            : a == 1 ? 1
            : double.PositiveInfinity;
    }

    /// <summary>The x with P(a, x) = p, relative error about 1e-14.</summary>
    /// <param name="a">Above 0, finite.</param>
    /// <param name="p">Probability in [0, 1].</param>
    public static double InverseP(double a, double p)
    {
        Check(a, 0);
        Require.Fraction(p);
        return p <= 0.5 ? IncompleteGammaInverse.Lower(a, p) : IncompleteGammaInverse.Upper(a, 1 - p);
    }

    /// <summary>The x with Q(a, x) = q, relative error about 1e-14.</summary>
    /// <param name="a">Above 0, finite.</param>
    /// <param name="q">Probability in [0, 1].</param>
    public static double InverseQ(double a, double q)
    {
        Check(a, 0);
        Require.Fraction(q);
        return q <= 0.5 ? IncompleteGammaInverse.Upper(a, q) : IncompleteGammaInverse.Lower(a, 1 - q);
    }

    /// <summary>a sum over n >= 1 of (-x)^n / ((a + n) n!): P = x^a / Gamma(1 + a) times one plus this.</summary>
    internal static double AlternatingRest(double a, double x)
    {
        double term = 1;
        double sum = 0;
        for (int n = 1; n < 100; n++)
        {
            term *= -x / n;
            double next = sum + (term / (a + n));
            if (next == sum)
            {
                break;
            }

            sum = next;
        }

        return a * sum;
    }

    private static bool IsUniform(double a, double x) => a >= SmallestUniform && x > 0.35 * a && x < 2.2 * a;

    private static bool IsLower(double a, double x) => a < 1 ? x < SmallArgument : x < a;

    private static double PositiveSeries(double a, double x)
    {
        double term = 1;
        double sum = 1;
        for (double n = a + 1; term > sum * 1e-17; n++)
        {
            term *= x / n;
            sum += term;
        }

        return sum;
    }

    /// <summary>Legendre's continued fraction of Gamma(a, x) e^x x^-a by the method of Lentz.</summary>
    internal static double Fraction(double a, double x)
    {
        double b = x + 1 - a;
        double c = double.PositiveInfinity;
        double d = 1 / b;
        double product = d;
        for (int n = 1; n < 10_000; n++)
        {
            double numerator = -n * (n - a);
            b += 2;
            d = 1 / Math.FusedMultiplyAdd(numerator, d, b);
            c = b + (numerator / c);
            double factor = c * d;
            product *= factor;
            if (Math.Abs(factor - 1) < 1.2e-16)
            {
                break;
            }
        }

        return product;
    }

    /// <summary>Q for a below 1 and small x: 1 - x^a / Gamma(1 + a) by expm1, then the rest of the series.</summary>
    private static double SmallComplement(double a, double x)
    {
        double exponent = (a * Log.Of(x)) - LogGamma.OnePlus(a);
        double leading = Expm1.Of(exponent);
        return -leading - ((1 + leading) * AlternatingRest(a, x));
    }

    /// <summary>The smaller tail: Q above a, P below: e^(-a eta^2 / 2) (erfcx(|eta| sqrt(a/2)) / 2 +- S(eta) / sqrt(2 pi a)).</summary>
    private static double UniformTail(double a, double x)
    {
        Twofold exponent = Deviance.Of(a, x);
        double y = Math.Sqrt(exponent.Hi);
        double eta = y * Math.Sqrt(2 / a);
        eta = x < a ? -eta : eta;

        // S' / a - eta S = 1 - eta / ((lambda - 1) Gamma*(a)), solved backwards for the powers of eta
        double above = 0;
        double current = Uniform[^1];
        double sum = current;
        double first = 0;
        for (int n = Uniform.Length - 2; n >= 1; n--)
        {
            double next = Uniform[n] + ((n + 1) * above / a);
            above = current;
            current = next;
            sum = Math.FusedMultiplyAdd(sum, eta, current);
            first = above;
        }

        double s = sum / (1 + (first / a));
        double root = Math.Sqrt(6.283185307179586 * a);
        double tail = (0.5 * ScaledErfc.Of(y)) + (x < a ? -s : s) / root;
        return (-exponent).Exponential() * tail;
    }

    private static void Check(double a, double x)
    {
        if (!(a > 0 && a < double.PositiveInfinity))
        {
            throw Require.Wrong(nameof(a), a, "must be a finite number above 0");
        }

        if (!(x >= 0))
        {
            throw Require.Wrong(nameof(x), x, "must be 0 or more");
        }
    }
}
