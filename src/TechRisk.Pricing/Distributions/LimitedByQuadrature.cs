using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// E[min(X, d)^k] of a law of ln X without a closed form: d^k times the integral of k exp(-k v) S(d exp(-v)) over v from 0 on. Every
/// term is positive, so that nothing cancels, also where E[X^k] is infinite. Accuracy 1e-13 relative beside that of S.
/// </summary>
internal static class LimitedByQuadrature
{
    /// <summary>The limited moment.</summary>
    /// <param name="law">A law whose S is smooth in ln x.</param>
    /// <param name="order">k.</param>
    /// <param name="limit">d, above 0, finite.</param>
    /// <param name="centre">The middle of ln X.</param>
    /// <param name="width">Its width: S varies over steps of about this size there.</param>
    public static double Moment(Severity law, int order, double limit, double centre, double width)
    {
        // the integral is at least S(d) and at least what lies below the middle: beyond this v nothing is left of exp(-k v)
        double depth = Log.Of(limit) - centre;
        double end = (40 + Math.Min(-law.LogSurvival(limit), Math.Max(0, order * (depth + width)))) / order;
        List<double> cuts = [0, end];
        for (int i = -4; i <= 4; i++)
        {
            double cut = depth + i * Math.Abs(i) * width;
            if (cut > 0 && cut < end)
            {
                cuts.Add(cut);
            }
        }

        cuts.Sort();
        double sum = 0;
        for (int i = 1; i < cuts.Count; i++)
        {
            sum += Integrator.Adaptive(v => order * law.Survival(limit * Exp.Of(-v)) * Exp.Of(-order * v), cuts[i - 1], cuts[i], 1e-13);
        }

        return MomentMath.Power(limit, order) * sum;
    }
}
