using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Integrals of exp(r x) x^k S(x) over x from 0, k = 0 or 1, for r below the abscissa of the law: (E[exp(r X)] - 1) / r is that of k = 0. Closed
/// forms where there are; otherwise quadrature between the kinks and over panels that double, until they no longer matter.
/// </summary>
internal static class ExponentialMoment
{
    private const double Accuracy = 1e-13;
    private const double Negligible = 1e-17;
    private const int MostPanels = 200;

    /// <summary>The integral; infinite where it is too large for a number.</summary>
    public static double Of(Severity law, double r, int power = 0) => (law, power) switch
    {
        (Exponential exponential, 0) => exponential.Mean / (1 - (r * exponential.Mean)),
        (MixedExponential mixed, 0) => mixed.Components.Sum(part => part.Weight * part.Mean / (1 - (r * part.Mean))),
        (Gamma gamma, 0) when r > 0 => Expm1.Of(-gamma.Shape * Log1p.Of(-r * gamma.Scale)) / r,
        (InverseGaussian gaussian, 0) when r > 0 => Expm1.Of(OfInverseGaussian(gaussian, r)) / r,
        (_, 0) when PhaseTypeRuin.FormOf(law) is { } phases => PhaseTypeRuin.ExponentialMoment(phases, r),
        _ => ByQuadrature(law, r, power),
    };

    // ln E[exp(r X)] = shape / mean (1 - sqrt(1 - t)) with t = 2 mean^2 r / shape, without the cancellation
    private static double OfInverseGaussian(InverseGaussian law, double r)
    {
        double t = 2 * law.Mean * law.Mean * r / law.Shape;
        return law.Shape / law.Mean * t / (1 + Math.Sqrt(Math.Max(1 - t, 0)));
    }

    private static double ByQuadrature(Severity law, double r, int power)
    {
        double unit = law.Mean;
        double end = law.Maximum;
        double[] corners = [.. law.Kinks.Where(x => x > 0 && x < end && double.IsFinite(x)).Distinct().Order()];
        double Value(double x) => (power == 0 ? 1 : x) * Exp.Of((r * x) + law.LogSurvival(x));

        double sum = 0;
        double from = 0;
        double length = unit;
        int corner = 0;
        for (int panel = 0; from < end && panel < MostPanels + corners.Length; panel++)
        {
            double to = Math.Min(from + length, end);
            if (corner < corners.Length && corners[corner] <= to)
            {
                to = corners[corner++];
            }
            else
            {
                length *= 2;
            }

            double part = Integrator.Adaptive(Value, from, to, Accuracy);
            if (!double.IsFinite(part))
            {
                return double.PositiveInfinity;
            }

            sum += part;
            from = to;
            if (corner == corners.Length && part <= Negligible * sum && panel > 2)
            {
                break;
            }
        }

        return sum;
    }
}
