namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Debye functions D_n(x) = n / x^n times the integral of t^n / (e^t - 1) from 0 to x, in the two combinations that rank correlations of Frank's
/// family need: a series of Bernoulli numbers up to 2, from there the series of exponentials of the rest of the integral. Relative error about 1e-15.
/// Source: Abramowitz and Stegun 27.1.1, 27.1.2.
/// </summary>
internal static class Debye
{
    private const double Zeta2 = 1.6449340668482264365;
    private const double Zeta3 = 1.2020569031595942854;
    private const double Middle = 2;

    /// <summary>B_2n / (2n)!, n from 1.</summary>
    private static ReadOnlySpan<double> Bernoulli =>
    [
        0.0833333333333333333,
        -0.00138888888888888889,
        0.0000330687830687830688,
        -8.2671957671957672e-7,
        2.0876756987868099e-8,
        -5.28419013868749318e-10,
        1.33825365306846788e-11,
        -3.38968029632258287e-13,
        8.58606205627784456e-15,
        -2.17486869855806187e-16,
        5.50900282836022952e-18,
        -1.39544646858125233e-19,
        3.53470703962946747e-21,
        -8.95351742703754685e-23,
        2.26795245233768306e-24,
        -5.74479066887220245e-26,
        1.4551724756148649e-27,
        -3.68599494066531018e-29,
        9.33673425709504467e-31,
    ];

    /// <summary>1 + 4 (D_1(x) - 1) / x.</summary>
    /// <param name="x">0 or more.</param>
    public static double KendallTau(double x)
    {
        if (x >= Middle)
        {
            (double first, _) = Rests(x);
            return 1 - 4 * (1 - (Zeta2 - first) / x) / x;
        }

        double sum = 0;
        for (int n = Bernoulli.Length; n >= 1; n--)
        {
            sum = sum * x * x + Bernoulli[n - 1] / (2 * n + 1);
        }

        return 4 * x * sum;
    }

    /// <summary>1 + 12 (D_2(x) - D_1(x)) / x.</summary>
    /// <param name="x">0 or more.</param>
    public static double SpearmanRho(double x)
    {
        if (x >= Middle)
        {
            (double first, double second) = Rests(x);
            return 1 - 12 / x * ((Zeta2 - first) / x - 2 * (2 * Zeta3 - second) / (x * x));
        }

        double sum = 0;
        for (int n = Bernoulli.Length; n >= 1; n--)
        {
            sum = sum * x * x + Bernoulli[n - 1] * n / ((2 * n + 1.0) * (n + 1));
        }

        return 12 * x * sum;
    }

    // the integrals of t / (e^t - 1) and t^2 / (e^t - 1) from x on
    private static (double First, double Second) Rests(double x)
    {
        double first = 0;
        double second = 0;
        for (int k = 1; k * x < 45; k++)
        {
            double decay = Exp.Of(-k * x) / k;
            first += decay * (x + 1.0 / k);
            second += decay * (x * x + 2 * x / k + 2.0 / k / k);
        }

        return (first, second);
    }
}
