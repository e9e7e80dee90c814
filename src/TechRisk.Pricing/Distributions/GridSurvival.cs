using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>A density relative to its value at an anchor near by, f(x) / f(anchor), stated once for every lane width.</summary>
internal interface IRelativeDensity<TSelf> : IMap
    where TSelf : struct, IRelativeDensity<TSelf>
{
    /// <summary>The same density relative to another anchor.</summary>
    TSelf About(double anchor);
}

/// <summary>
/// The survival function of a law at the points of a lattice from its density, where the density costs less: a run of points lies between two whose
/// survival function the law gives, and within it the density is integrated backward from the far end, by the polynomials of
/// <see cref="GridIntegral"/>, so that nothing cancels and the relative accuracy of the tail stays. Where the integral over the run differs
/// from what the law says by more than 5e-15 (and 1e-15 for each unit of -ln S, which no law rounds better), where the polynomials of lower degree give
/// another one, or where a kink is near, the law gives every point.
/// </summary>
internal static class GridSurvival
{
    private const double Agreement = 5e-15;
    private const double AgreementPerLog = 1e-15;
    private const double Resolution = 2e-15;
    private const double Smallest = 1e-280;

    /// <param name="law">The law.</param>
    /// <param name="amounts">Rising amounts, 0 or more.</param>
    /// <param name="survival">Receives the survival function.</param>
    /// <param name="density">The law's density, relative to any anchor.</param>
    public static void Fill<TDensity>(Severity law, ReadOnlySpan<double> amounts, Span<double> survival, TDensity density)
        where TDensity : struct, IRelativeDensity<TDensity>
    {
        int i = 0;
        if (amounts.Length > 2 * GridIntegral.FirstPoints && GridIntegral.IsLattice(amounts))
        {
            double step = (amounts[^1] - amounts[0]) / (amounts.Length - 1);
            double[] kinks = [.. law.Kinks.Order()];
            FromLaw(law, amounts[..GridIntegral.FirstPoints], survival);
            int run = GridIntegral.ShortestRun;
            for (i = GridIntegral.FirstPoints; i + run + GridIntegral.Reach < amounts.Length;)
            {
                if (survival[i - 1] == 0)
                {
                    survival[i..].Clear();
                    return;
                }

                ReadOnlySpan<double> near = amounts.Slice(i - 1 - GridIntegral.Reach, run + 1 + (2 * GridIntegral.Reach));
                bool isSmooth = GridPoints.CountBelow(kinks, near[0]) == GridPoints.CountBelow(kinks, near[^1] + step);
                bool agrees = isSmooth && TryRun(law, near, survival.Slice(i - 1, run + 1), step, density);
                if (!agrees)
                {
                    FromLaw(law, amounts.Slice(i, run), survival[i..]);
                }

                i += run;
                run = agrees ? Math.Min(2 * run, GridIntegral.LongestRun) : Math.Max(run / 2, GridIntegral.ShortestRun);
            }
        }

        FromLaw(law, amounts[i..], survival[i..]);
    }

    // all points of the run after the first, whose value is known
    private static bool TryRun<TDensity>(Severity law, ReadOnlySpan<double> near, Span<double> survival, double step, TDensity density)
        where TDensity : struct, IRelativeDensity<TDensity>
    {
        int count = survival.Length - 1;
        double anchor = near[near.Length / 2];
        double end = law.Survival(near[^(1 + GridIntegral.Reach)]);
        double scale = step * Exp.Of(law.LogDensity(anchor));
        if (!(end > Smallest && scale > Smallest))
        {
            return false;
        }

        Span<double> ratios = stackalloc double[GridIntegral.LongestRun + 1 + (2 * GridIntegral.Reach)];
        ratios = ratios[..near.Length];
        LaneLoop.Map(near, ratios, density.About(anchor));
        Span<double> sums = stackalloc double[GridIntegral.LongestRun + 1];
        double sum = 0;
        double doubt = 0;
        double most = 0;
        for (int k = count - 1; k >= 0; k--)
        {
            ReadOnlySpan<double> window = ratios.Slice(k, (2 * GridIntegral.Reach) + 2);
            sum += GridIntegral.Step(window, GridIntegral.Weights);
            sums[k] = sum;
            doubt += GridIntegral.Step(window, GridIntegral.Doubts);
            most = Math.Max(most, Math.Abs(doubt) * scale / (end + (scale * sum)));
        }

        double drop = survival[0] - end;
        double allowed = (Agreement - (AgreementPerLog * Log.Of(survival[0]))) * survival[0];
        if (!(most <= Resolution && Math.Abs((scale * sum) - drop) <= allowed))
        {
            return false;
        }

        // what the two differ by is spread over the run
        double factor = sum > 0 ? drop / sum : 0;
        for (int k = 1; k < count; k++)
        {
            survival[k] = end + (factor * sums[k]);
        }

        survival[count] = end;
        return true;
    }

    private static void FromLaw(Severity law, ReadOnlySpan<double> amounts, Span<double> survival)
    {
        for (int k = 0; k < amounts.Length; k++)
        {
            survival[k] = law.Survival(amounts[k]);
        }
    }
}
