using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>L-moments of samples and laws.</summary>
internal static class LMomentMath
{
    /// <summary>l_1 to l_count of ascending amounts, unbiased; 0 for orders above the number of amounts.</summary>
    public static double[] OfSample(double[] sorted, int count)
    {
        double n = sorted.Length;
        double[] weighted = new double[count];
        for (int i = 0; i < sorted.Length; i++)
        {
            double weight = 1 / n;
            for (int r = 0; r < count; r++)
            {
                weighted[r] += weight * sorted[i];
                weight *= n - 1 - r > 0 ? Math.Max(i - r, 0) / (n - 1 - r) : 0;
            }
        }

        return Combined(weighted);
    }

    /// <summary>l_1 to l_count of a law with a finite mean: E[X F(X)^r] by quadrature over levels, both tails on logarithmic scales.</summary>
    public static double[] OfLaw(Severity law, int count)
    {
        double[] weighted = new double[count];
        for (int r = 0; r < count; r++)
        {
            int power = r;

            // p = 1 - s above the median, s = e^-v; below it p itself
            double upper = Integrator.Adaptive(
                v =>
                {
                    double s = 0.5 * Exp.Of(-v);
                    double x = s > 0 ? law.InverseSurvival(s) : 0;
                    return s == 0 || !double.IsFinite(x) ? 0 : x * MomentMath.Power(1 - s, power) * s;
                },
                0,
                double.PositiveInfinity,
                1e-9);
            double lower = Integrator.Adaptive(p => law.Quantile(p) * MomentMath.Power(p, power), 0, 0.5, 1e-9);
            weighted[r] = upper + lower;
        }

        return Combined(weighted);
    }

    // l_(r+1) = sum over k of (-1)^(r-k) C(r, k) C(r + k, k) b_k
    private static double[] Combined(double[] weighted)
    {
        double[] moments = new double[weighted.Length];
        for (int r = 0; r < moments.Length; r++)
        {
            for (int k = 0; k <= r; k++)
            {
                double sign = (r - k) % 2 == 0 ? 1 : -1;
                moments[r] += sign * MomentMath.Choose(r, k) * MomentMath.Choose(r + k, k) * weighted[k];
            }
        }

        return moments;
    }
}
