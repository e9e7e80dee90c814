using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// How often histories drawn from the fitted law, and fitted themselves, lie further from their law than the claims do from theirs: p-values,
/// each with the error of the number of histories.
/// </summary>
/// <param name="KolmogorovSmirnov">p-value of the Kolmogorov-Smirnov distance, a fraction.</param>
/// <param name="CramerVonMises">p-value of the Cramer-von Mises distance, a fraction.</param>
/// <param name="AndersonDarling">p-value of the Anderson-Darling distance, a fraction.</param>
/// <remarks>
/// The tables of these tests do not hold where the parameters come from the same claims; the parametric bootstrap does: Stute, Gonzalez
/// Manteiga, Presedo Quindimil, Metrika 40 (1993).
/// </remarks>
public sealed record GoodnessOfFitTest(Estimate KolmogorovSmirnov, Estimate CramerVonMises, Estimate AndersonDarling)
{
    internal static GoodnessOfFitTest Of(SeverityFit fit, int replicates, long seed)
    {
        GoodnessOfFit observed = fit.GoodnessOfFit
            ?? throw new InvalidOperationException("claims in bands have no order statistics: use the chi-square test of the bands");
        RandomKey key = RandomKey.FromSeed(seed).Derive("goodness of fit");
        ClaimDesign design = new(fit.History);
        GoodnessOfFit?[] simulated = new GoodnessOfFit?[replicates];
        Parallel.For(0, replicates, i =>
        {
            if (SeverityBootstrap.Refit(fit, design.Draw(fit.Severity, key, i)) is { } values)
            {
                simulated[i] = GoodnessOfFit.Of(design.Places(fit.Severity, fit.Family.Create(values), key, i));
            }
        });
        GoodnessOfFit[] known = [.. simulated.OfType<GoodnessOfFit>()];
        Estimate Share(Func<GoodnessOfFit, double> statistic)
        {
            // the claims themselves are one more history: a p-value is never 0
            double p = (1.0 + known.Count(other => statistic(other) >= statistic(observed))) / (known.Length + 1);
            return Estimate.Simulated(p, Math.Sqrt(p * (1 - p) / (known.Length + 1)));
        }

        return new GoodnessOfFitTest(Share(g => g.KolmogorovSmirnov), Share(g => g.CramerVonMises), Share(g => g.AndersonDarling));
    }
}
