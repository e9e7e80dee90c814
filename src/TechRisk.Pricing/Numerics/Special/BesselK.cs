using System.Numerics;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// What a law mixed by Bessel functions of the second kind needs of them, for real order: K_v(x) = (1/2) e^(v t - w) times the integral of
/// e^h(s), h(s) = -w (cosh s - 1) - v (sinh s - s), w = sqrt(x^2 + v^2), sinh t = v / x, the integral over the saddle. The trapezoidal rule
/// converges faster than any power of its step: ratios to about 1e-15.
/// </summary>
/// <remarks>Source: DLMF 10.32.9; Trefethen and Weideman, The exponentially convergent trapezoidal rule, SIAM Review 56 (2014).</remarks>
internal static class BesselK
{
    private const double Smallest = -45;

    /// <summary>K_(v + 1)(x) / K_v(x).</summary>
    /// <param name="v">Order, any finite number.</param>
    /// <param name="x">Above 0.</param>
    public static double Ratio(double v, double x) => Moments(v, x).Ratio;

    /// <summary>K_(v + 2)(x) K_v(x) / K_(v + 1)(x)^2 - 1, above 0, without cancellation.</summary>
    /// <param name="v">Order, any finite number.</param>
    /// <param name="x">Above 0.</param>
    public static double SquaredVariation(double v, double x) => Moments(v, x).SquaredVariation;

    /// <summary>(K_v(z) / z^v) / (K_v(x) / x^v) for z^2 = x^2 + shift, also complex.</summary>
    /// <param name="v">Order, any finite number.</param>
    /// <param name="x">Above 0.</param>
    /// <param name="shift">A complex number; the real part of x^2 + shift is above 0.</param>
    public static Complex Quotient(double v, double x, Complex shift)
    {
        double w0 = Hypotenuse(v, x);
        Complex w = Complex.Sqrt(w0 * w0 + shift);
        Complex square = x * x + shift;
        double less0 = v > 0 ? x * x / (w0 + v) : w0 - v;
        Complex less = v > 0 ? square / (w + v) : w - v;
        Complex integral = Integral(v, less + 2 * v, less);
        Complex integral0 = Integral(v, less0 + 2 * v, less0);
        Complex power = v == 0 ? 1 : ComplexExp.Of(-v * ComplexLog.Of(less / less0));
        return ComplexExp.Of(-shift / (w + w0)) * power * integral / integral0;
    }

    private static (double Ratio, double SquaredVariation) Moments(double v, double x)
    {
        double w = Hypotenuse(v, x);
        double more = v < 0 ? x * x / (w - v) : w + v;
        double less = v > 0 ? x * x / (w + v) : w - v;
        double step = Step(w);
        (double sum, double first) = (0, 0);
        foreach ((double s, double weight) in Nodes(v, more, less, step))
        {
            sum += weight;
            first += weight * Expm1.Of(s);
        }

        double mean = 1 + first / sum;
        double squares = 0;
        foreach ((double s, double weight) in Nodes(v, more, less, step))
        {
            double deviation = (Expm1.Of(s) - first / sum) / mean;
            squares += weight * deviation * deviation;
        }

        return (more / x * mean, squares / sum);
    }

    private static IEnumerable<(double S, double Weight)> Nodes(double v, double more, double less, double step)
    {
        yield return (0, 1);
        foreach (double direction in (double[])[step, -step])
        {
            for (int i = 1; ; i++)
            {
                double s = i * direction;
                double h = Exponent(v, more, less, s);
                if (h < Smallest - Math.Max(2 * s, 0))
                {
                    break;
                }

                yield return (s, Exp.Of(h));
            }
        }
    }

    private static Complex Integral(double v, Complex more, Complex less)
    {
        double step = Step(0.5 * (more + less).Magnitude);
        Complex sum = 1;
        foreach (double direction in (double[])[step, -step])
        {
            for (int i = 1; ; i++)
            {
                double s = i * direction;
                Complex h = -0.5 * (more * Expm1.Of(s) + less * Expm1.Of(-s)) + v * s;
                if (h.Real < Smallest)
                {
                    break;
                }

                sum += ComplexExp.Of(h);
            }
        }

        return sum * step;
    }

    // -(w + v) (e^s - 1) / 2 - (w - v) (e^-s - 1) / 2 + v s, near 0 without its linear terms
    private static double Exponent(double v, double more, double less, double s)
    {
        if (Math.Abs(s) > 0.5)
        {
            return -0.5 * (more * Expm1.Of(s) + less * Expm1.Of(-s)) + v * s;
        }

        double half = 0.5 * (Expm1.Of(0.5 * s) - Expm1.Of(-0.5 * s));
        double s2 = s * s;
        double rest = s * s2 / 6 * (1 + s2 / 20 * (1 + s2 / 42 * (1 + s2 / 72 * (1 + s2 / 110 * (1 + s2 / 156)))));
        return -(more + less) * half * half - v * rest;
    }

    private static double Step(double w) => Math.Min(0.125, 0.5 / Math.Sqrt(w));

    private static double Hypotenuse(double v, double x) => Math.Sqrt(v * v + x * x);
}
