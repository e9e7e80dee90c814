using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Figures of a copula by quadrature, from its conditional law alone.</summary>
internal static class CopulaIntegral
{
    /// <summary>
    /// C(u, v) as the smaller of u, v times the mean over p in (0, 1) of P(V &lt;= larger | U = p smaller): a sum of positive terms, so that its
    /// relative accuracy is that of the conditional law.
    /// </summary>
    public static double Cdf(Copula copula, Grade u, Grade v)
    {
        (Grade small, Grade large) = u.Below <= v.Below ? (u, v) : (v, u);
        return small.Below * Integrator.TanhSinh(Mean, 0, 1, 1e-13);

        double Mean(double distance, EndPoint end)
        {
            // at the upper end 1 - small (1 - distance) = above + small distance, without cancellation
            Grade given = end == EndPoint.Lower
                ? Grade.FromBoth(small.Below * distance, small.Above + small.Below * (1 - distance))
                : Grade.FromBoth(small.Below * (1 - distance), small.Above + small.Below * distance);
            return given.IsInside ? copula.Conditional(large, given).Below : 0;
        }
    }

    /// <summary>
    /// 12 times the integral of C(u, v) - u v = the integral over v of v (E[U] - E[U | V = v]) ... in the form 12 E[V E[U | V]] - 3, with E[U | V = v]
    /// the integral of P(U &gt; u | V = v), split at v where a strong dependence steps.
    /// </summary>
    public static double SpearmanRho(Copula copula)
    {
        double mean = Integrator.Adaptive(v => v * Given(v), 0, 1, 1e-11);
        return Math.Clamp(12 * mean - 3, -1, 1);

        double Given(double v) =>
            Integrator.Adaptive(u => copula.Conditional(u, v).Above, 0, v, 1e-11)
            + Integrator.Adaptive(u => copula.Conditional(u, v).Above, v, 1, 1e-11);
    }
}
