using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Do counts vary more than Poisson counts of the same exposures? mu_i = rate e_i, rate = claims / exposure. Small p-values say yes; a
/// p-value near 1 says that they vary less.
/// </summary>
/// <remarks>
/// Source: Dean, "Testing for overdispersion in Poisson and binomial regression models", JASA 87 (1992); Cameron and Trivedi,
/// "Regression-based tests for overdispersion in the Poisson model", Journal of Econometrics 46 (1990); Self and Liang, JASA 82 (1987)
/// for the half chi-square of the likelihood ratio. An open class enters with its least number.
/// </remarks>
public sealed record DispersionTests
{
    internal DispersionTests(ClaimCounts counts)
    {
        if (counts.Claims == 0 || counts.Units < 2)
        {
            throw new InvalidOperationException("a test of dispersion needs at least two units and one claim");
        }

        CountCells cells = new(counts);
        double rate = cells.Rate;
        DegreesOfFreedom = cells.Units - 1;
        double pearson = cells.Sum((e, n) => (n - rate * e) * (n - rate * e) / (rate * e));
        PearsonDispersion = pearson / DegreesOfFreedom;
        VarianceToMean = counts.Variance / (cells.Claims / cells.Units);
        Pearson = new("Pearson, Poisson against any larger variance", pearson, Estimate.Exact(IncompleteGamma.Q(0.5 * DegreesOfFreedom, 0.5 * pearson)));
        double excess = cells.Sum((e, n) => (n - rate * e) * (n - rate * e) - n);
        double squares = cells.Sum((e, _) => rate * e * rate * e);
        DeanQuadratic = Normal("Dean, Poisson against variance mu + a mu^2", excess / Math.Sqrt(2 * squares));
        double relative = cells.Sum((e, n) => ((n - rate * e) * (n - rate * e) - n) / (rate * e));
        DeanLinear = Normal("Dean, Poisson against variance mu (1 + a)", relative / Math.Sqrt(2 * cells.Units));
        CameronTrivediQuadratic = Regression("Cameron and Trivedi, Poisson against variance mu + a mu^2", cells, mean => mean);
        CameronTrivediLinear = Regression("Cameron and Trivedi, Poisson against variance mu (1 + a)", cells, _ => 1);
        LikelihoodRatio = Ratio(counts);
    }

    /// <summary>Number of units less 1.</summary>
    public double DegreesOfFreedom { get; }

    /// <summary>Pearson's statistic by its degrees of freedom; near 1 for Poisson counts.</summary>
    public double PearsonDispersion { get; }

    /// <summary>Variance of the units' counts (divisor units less 1) by their mean; for unequal exposures look at <see cref="PearsonDispersion"/>.</summary>
    public double VarianceToMean { get; }

    /// <summary>Sum of (n - mu)^2 / mu against chi-square.</summary>
    public StatisticalTest Pearson { get; }

    /// <summary>Dean's P_B = sum of ((n - mu)^2 - n) / sqrt(2 sum of mu^2), standard normal: the score test against the negative binomial.</summary>
    public StatisticalTest DeanQuadratic { get; }

    /// <summary>Dean's P_C = sum of ((n - mu)^2 - n) / mu / sqrt(2 N), standard normal.</summary>
    public StatisticalTest DeanLinear { get; }

    /// <summary>t of the regression of ((n - mu)^2 - n) / mu on mu without intercept, against the standard normal law.</summary>
    public StatisticalTest CameronTrivediQuadratic { get; }

    /// <summary>t of the mean of ((n - mu)^2 - n) / mu, against the standard normal law.</summary>
    public StatisticalTest CameronTrivediLinear { get; }

    /// <summary>2 (ln L of the negative binomial - ln L of Poisson); Poisson is on the edge, so half the chi-square probability of 1 degree; 1 at 0.</summary>
    public StatisticalTest LikelihoodRatio { get; }

    private static StatisticalTest Ratio(ClaimCounts counts)
    {
        double poisson = counts.FitFrequency<Poisson>(ExposureRule.Mixed).LogLikelihood;
        double ratio = 2 * Math.Max(counts.FitFrequency<NegativeBinomial>(ExposureRule.Mixed).LogLikelihood - poisson, 0);
        return new("likelihood ratio, Poisson against negative binomial", ratio, Estimate.Exact(ratio == 0 ? 1 : 0.5 * IncompleteGamma.Q(0.5, 0.5 * ratio)));
    }

    private static StatisticalTest Normal(string name, double z) => new(name, z, Estimate.Exact(NormalCdf.Survival(z)));

    private static StatisticalTest Regression(string name, CountCells cells, Func<double, double> regressor)
    {
        double rate = cells.Rate;
        double Excess(double e, double n) => ((n - rate * e) * (n - rate * e) - n) / (rate * e);
        double squares = cells.Sum((e, _) => regressor(rate * e) * regressor(rate * e));
        double slope = cells.Sum((e, n) => regressor(rate * e) * Excess(e, n)) / squares;
        double residual = cells.Sum((e, n) =>
        {
            double off = Excess(e, n) - slope * regressor(rate * e);
            return off * off;
        });
        double error = Math.Sqrt(residual / (cells.Units - 1) / squares);
        return Normal(name, error > 0 ? slope / error : slope == 0 ? 0 : slope > 0 ? double.PositiveInfinity : double.NegativeInfinity);
    }
}
