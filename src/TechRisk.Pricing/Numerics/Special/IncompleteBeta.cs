namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The regularised incomplete beta function I_x(a, b) and its complement, each with its own relative accuracy: about 1e-14
/// for a and b up to 1e6, 1e-12 up to 1e8. Continued fraction on the side of the mean where it converges, prefix by Loader's
/// terms, power series for small a. Source: DLMF 8.17.8, 8.17.22; Didonato and Morris, Algorithm 708 (1992).
/// </summary>
internal static class IncompleteBeta
{
    /// <summary>I_x(a, b), the distribution function of a beta variate.</summary>
    /// <param name="a">Above 0, finite.</param>
    /// <param name="b">Above 0, finite.</param>
    /// <param name="x">In [0, 1].</param>
    public static double Regularised(double a, double b, double x) => Lower(a, b, x, 1 - x);

    /// <summary>1 - I_x(a, b), the survival function of a beta variate.</summary>
    /// <param name="a">Above 0, finite.</param>
    /// <param name="b">Above 0, finite.</param>
    /// <param name="x">In [0, 1].</param>
    public static double Complement(double a, double b, double x) => Upper(a, b, x, 1 - x);

    /// <summary>I_x(a, b) from x and y = 1 - x, so that x near 1 keeps its digits.</summary>
    public static double Lower(double a, double b, double x, double y)
    {
        Check(a, b, x, y);
        return x == 0 ? 0
            : y == 0 ? 1
            : IsSeries(a, b, x) ? Series(a, b, x).Value
            : IsSeries(b, a, y) ? Series(b, a, y).Complement
            : IsLeft(a, b, x, y) ? BinomialTerms.BetaPower(a, b, x, y) * Fraction(a, b, x, y)
            : 1 - (BinomialTerms.BetaPower(b, a, y, x) * Fraction(b, a, y, x));
    }

    /// <summary>1 - I_x(a, b) from x and y = 1 - x.</summary>
    public static double Upper(double a, double b, double x, double y) => Lower(b, a, y, x);

    /// <summary>The x with I_x(a, b) = p.</summary>
    /// <param name="a">Above 0, finite.</param>
    /// <param name="b">Above 0, finite.</param>
    /// <param name="p">Probability in [0, 1].</param>
    public static double Inverse(double a, double b, double p)
    {
        Check(a, b, 0, 1);
        Require.Fraction(p);
        return IncompleteBetaInverse.Solve(a, b, p, 1 - p);
    }

    /// <summary>The x with 1 - I_x(a, b) = q.</summary>
    /// <param name="a">Above 0, finite.</param>
    /// <param name="b">Above 0, finite.</param>
    /// <param name="q">Probability in [0, 1].</param>
    public static double InverseComplement(double a, double b, double q)
    {
        Check(a, b, 0, 1);
        Require.Fraction(q);
        return IncompleteBetaInverse.Solve(a, b, 1 - q, q);
    }

    private static bool IsLeft(double a, double b, double x, double y) => x * b <= y * a;

    private static bool IsSeries(double a, double b, double x) => a <= 0.7 && x <= 0.7 && b * x <= 0.7;

    /// <summary>
    /// Small a: I = x^a / (a B(a, b)) (1 + a sum over n >= 1 of (1 - b)_n x^n / (n! (a + n))), and 1 - I by expm1.
    /// </summary>
    private static (double Value, double Complement) Series(double a, double b, double x)
    {
        double term = 1;
        double sum = 0;
        for (int n = 1; n < 500; n++)
        {
            term *= (n - b) / n * x;
            double next = sum + (term / (a + n));
            if (next == sum)
            {
                break;
            }

            sum = next;
        }

        double rest = a * sum;
        Twofold exponent = (TwofoldLog.Of(x) * a) + LogGamma.Ratio(b, a) - LogGamma.OnePlus(a);
        double leading = Expm1.Of(exponent.Hi);
        return (exponent.Exponential() * (1 + rest), -leading - ((1 + leading) * rest));
    }

    /// <summary>DLMF 8.17.22 in the form of Didonato and Morris (BFRAC), which converges in O(sqrt(max(a, b))) steps.</summary>
    private static double Fraction(double a, double b, double x, double y)
    {
        // a - (a + b) x cancels near the mean: in two pieces, from the smaller of x and y
        Twofold total = Twofold.Sum(a, b);
        double lambda = x <= y ? -((total * x) - a).Value : ((total * y) - b).Value;
        double yPlusOne = 1 + y;
        double c = 1 + lambda;
        double c0 = b / a;
        double c1 = 1 + (1 / a);
        double n = 0;
        double p = 1;
        double s = a + 1;
        double an = 0;
        double bn = 1;
        double anp1 = 1;
        double bnp1 = c / c1;
        double r = c1 / c;
        for (int iteration = 0; iteration < 1_000_000; iteration++)
        {
            n++;
            double t = n / a;
            double w = n * (b - n) * x;
            double e = a / s;
            double alpha = p * (p + c0) * e * e * (w * x);
            e = (1 + t) / (c1 + t + t);
            double beta = n + (w / s) + (e * (c + (n * yPlusOne)));
            p = 1 + t;
            s += 2;
            t = (alpha * an) + (beta * anp1);
            an = anp1;
            anp1 = t;
            t = (alpha * bn) + (beta * bnp1);
            bn = bnp1;
            bnp1 = t;
            double previous = r;
            r = anp1 / bnp1;
            if (Math.Abs(r - previous) <= 1e-16 * r)
            {
                break;
            }

            an /= bnp1;
            bn /= bnp1;
            anp1 = r;
            bnp1 = 1;
        }

        return r;
    }

    private static void Check(double a, double b, double x, double y)
    {
        Require.Positive(a);
        Require.Positive(b);
        if (!(x >= 0 && y >= 0 && x <= 1 && y <= 1))
        {
            throw Require.Wrong(nameof(x), x, "must lie in [0, 1]");
        }
    }
}
