using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The failing fraction of a very large portfolio of equal projects with one common factor: project i fails if
/// sqrt(rho) Z + sqrt(1 - rho) e_i is at most Phi^-1(p). Given Z = z all fail independently with probability
/// p(z) = Phi((Phi^-1(p) - sqrt(rho) z) / sqrt(1 - rho)), which is the fraction in the limit.
/// </summary>
/// <remarks>
/// Source: Vasicek (2002), The distribution of loan portfolio value, Risk 15; Gordy (2003), Journal of Financial Intermediation 12.
/// Phi2(h, k; r) is the bivariate normal distribution function.
/// </remarks>
public sealed record VasicekPortfolio
{
    /// <summary>A portfolio of equal projects.</summary>
    /// <param name="failureProbability">Failure probability p of each project, a fraction in [0, 1].</param>
    /// <param name="correlation">Correlation rho of any two projects' latent variables, a fraction in [0, 1].</param>
    public VasicekPortfolio(double failureProbability, double correlation)
    {
        FailureProbability = failureProbability;
        Correlation = correlation;
    }

    /// <summary>Failure probability p of each project, the mean of the fraction.</summary>
    /// <value>A fraction in [0, 1].</value>
    public double FailureProbability { get; init => field = Require.Fraction(value, nameof(FailureProbability)); }

    /// <summary>Correlation rho of any two projects' latent variables.</summary>
    /// <value>A fraction in [0, 1].</value>
    public double Correlation { get; init => field = Require.Fraction(value, nameof(Correlation)); }

    /// <summary>P(two projects both fail) = Phi2(Phi^-1(p), Phi^-1(p); rho).</summary>
    public double PairJointFailure => BivariateNormal.Cdf(Threshold, Threshold, Correlation);

    /// <summary>Correlation of two projects' failure indicators: (Phi2 - p^2) / (p (1 - p)); 0 if p is 0 or 1.</summary>
    public double IndicatorCorrelation =>
        FailureProbability is 0 or 1 ? 0 : Variance / (FailureProbability * (1 - FailureProbability));

    /// <summary>Standard deviation of the failing fraction: sqrt(Phi2 - p^2).</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    private double Variance => Math.Max(PairJointFailure - FailureProbability * FailureProbability, 0);

    private double Threshold => NormalQuantile.Lower(FailureProbability);

    /// <summary>p(z) = Phi((Phi^-1(p) - sqrt(rho) z) / sqrt(1 - rho)): failure probability given the common factor.</summary>
    /// <param name="factor">z, a finite number; a high factor is success.</param>
    public double ConditionalFailureProbability(double factor) => Given(Math.Sqrt(Correlation) * -Require.Finite(factor));

    /// <summary>P(fraction &lt;= x) = Phi((sqrt(1 - rho) Phi^-1(x) - Phi^-1(p)) / sqrt(rho)).</summary>
    /// <param name="fraction">x, a fraction in [0, 1].</param>
    public double Cdf(double fraction)
    {
        Require.Fraction(fraction);
        return fraction == 1 ? 1
            : Correlation == 0 || FailureProbability is 0 or 1 ? (fraction >= FailureProbability ? 1 : 0)
            : fraction == 0 ? (Correlation == 1 ? 1 - FailureProbability : 0)
            : NormalCdf.Of((Math.Sqrt(1 - Correlation) * NormalQuantile.Lower(fraction) - Threshold) / Math.Sqrt(Correlation));
    }

    /// <summary>VaR_q of the fraction: p(z) at z = Phi^-1(1 - q).</summary>
    /// <param name="level">q, strictly between 0 and 1.</param>
    public double Quantile(double level) => Given(Math.Sqrt(Correlation) * NormalQuantile.Lower(Require.Level(level)));

    /// <summary>TVaR_q (expected shortfall) of the fraction: Phi2(Phi^-1(p), Phi^-1(1 - q); sqrt(rho)) / (1 - q).</summary>
    /// <param name="level">q, strictly between 0 and 1.</param>
    public double TailValueAtRisk(double level) =>
        BivariateNormal.Cdf(Threshold, -NormalQuantile.Lower(Require.Level(level)), Math.Sqrt(Correlation)) / (1 - level);

    // failure probability when the common part of the latent loss variable has this value
    private double Given(double common)
    {
        double own = Math.Sqrt(1 - Correlation);
        return FailureProbability is 0 or 1 ? FailureProbability
            : own > 0 ? NormalCdf.Of((Threshold + common) / own)
            : Threshold + common > 0 ? 1 : 0;
    }
}
