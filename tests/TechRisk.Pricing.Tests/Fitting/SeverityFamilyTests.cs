using TechRisk.Pricing.Tests.Laws;

namespace TechRisk.Pricing.Tests.Fitting;

/// <summary>Every law that can be fitted has its name, and finds itself again in a large sample of itself.</summary>
public class SeverityFamilyTests
{
    private static IEnumerable<Type> Fitted => SeverityLeaves.Types.Where(type =>
        type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IParametricSeverity<>)));

    public static TheoryData<Severity> Laws =>
    [
        new Exponential(5_000), new Gamma(0.7, 30_000), new Weibull(0.7, 20_000), new LogNormal(10, 1.5), new Lomax(2.2, 40_000),
        new GeneralizedPareto(20_000, 0.3), new Burr(1.8, 1.3, 30_000), new InverseBurr(0.8, 2, 20_000), new LogLogistic(2.1, 15_000),
        new Paralogistic(1.6, 20_000), new InverseParalogistic(1.6, 20_000), new InversePareto(1.5, 9_000), new InverseWeibull(1.7, 20_000),
        new InverseExponential(9_000), new InverseGamma(2.5, 40_000), new InverseGaussian(20_000, 15_000), new GeneralizedGamma(2, 9_000, 0.8),
        new InverseGeneralizedGamma(2, 30_000, 1.2), new LogT(9, 0.8, 6), new BetaPrime(2.5, 1.4, 20_000), new SkewLogNormal(9, 1.2, 2),
        new GeneralizedExtremeValue(50_000, 9_000, 0.2), new LogGamma(4, 3), new Beta(2, 5), new Mbbefd(2, 30),
        new DoublePareto(1.2, 2.5, 20_000),
    ];

    [Fact]
    public void Every_law_that_can_be_fitted_can_be_named()
    {
        string[] named = [.. SeverityFamily.All.Select(family => family.Name)];
        Assert.All(Fitted, type => Assert.Contains(type.Name, named));
        Assert.All(SeverityFamily.Standard, family => Assert.Contains(family.Name, named));
    }

    [Fact]
    public void A_parameter_with_a_corner_at_every_claim_has_to_be_held_fast()
    {
        // 60 claims of this law
        DoublePareto truth = new(1.2, 2.5, 20_000);
        ClaimHistory history = new([.. Enumerable.Range(0, 60).Select(i => Claim.FromGroundUp(truth.InverseSurvival((i + 0.5) / 60)))]);
        SeverityFit free = history.FitSeverity<DoublePareto>();
        Assert.False(free.HasOptimum);
        Assert.Contains(free.Findings, finding => finding.Code == "fit.no-optimum" && finding.Message.Contains("hold scale fast", StringComparison.Ordinal));
        SeverityFit held = history.FitSeverity(SeverityFamily.Of<DoublePareto>().Fixing("scale", 20_000));
        Assert.True(held.HasOptimum);

        // with delta known the best shapes are a formula of the mean distances of ln x from ln delta
        double above = history.Claims.Average(claim => Math.Max(Math.Log(claim.From / 20_000), 0));
        double below = history.Claims.Average(claim => Math.Max(Math.Log(20_000 / claim.From), 0));
        Assert.Equal(1 / (below + Math.Sqrt(above * below)), held.Parameters[0].Value.Value, 1e-5);
        Assert.Equal(1 / (above + Math.Sqrt(above * below)), held.Parameters[1].Value.Value, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_fit_finds_the_law_again_with_deductible_and_limit(Severity truth)
    {
        // 4,000 evenly spaced quantiles of reported losses stand for a sample without noise: the likelihood of the fit is at least the truth's, and
        // quantiles agree to far less than their standard error
        SeverityFamily family = SeverityFamily.All.Single(item => item.Name == truth.GetType().Name);
        family = truth is DoublePareto known ? family.Fixing("scale", known.Scale) : family;
        double deductible = truth is LogGamma ? 0 : truth.Quantile(0.1);
        double limit = truth.Quantile(0.95);
        double reported = truth.Survival(deductible);
        ClaimHistory history = new(
        [
            .. Enumerable.Range(0, 4000).Select(i => truth.InverseSurvival((i + 0.5) / 4000 * reported)).Where(x => x > deductible)
                .Select(x => (x < limit ? Claim.FromGroundUp(x).WithLimit(limit) : Claim.AtLeast(limit)) with { Deductible = deductible }),
        ]);
        SeverityFit fit = history.FitSeverity(family);
        Assert.True(fit.HasOptimum, string.Join('\n', fit.Findings));
        Assert.True(fit.LogLikelihood >= history.Likelihood.Of(truth) - 1e-6, $"{fit} against {history.Likelihood.Of(truth)}");
        foreach (double p in new[] { 0.3, 0.6, 0.9 })
        {
            double x = truth.Quantile(p);
            Estimate quantile = fit.Derived(law => law.Quantile(p));
            Assert.Equal(x, quantile.Value, Math.Max(0.01 * x, quantile.StandardError));
        }

        Assert.All(fit.Parameters, parameter => Assert.InRange(parameter.Value.StandardError, 0, 1e12));
    }

    [Fact]
    public void Families_without_a_law_of_their_own_differ_by_what_they_are_made_of()
    {
        Assert.NotEqual(SeverityFamily.MixedExponential(2), SeverityFamily.MixedExponential(3));
        SeverityFamily low = SeverityFamily.Splice(SeverityFamily.Of<LogNormal>(), 1e5, SeverityFamily.Of<GeneralizedPareto>());
        SeverityFamily high = SeverityFamily.Splice(SeverityFamily.Of<LogNormal>(), 1e6, SeverityFamily.Of<GeneralizedPareto>());
        Assert.NotEqual(low, high);
        Assert.Equal(SeverityFamily.MixedExponential(2), SeverityFamily.MixedExponential(2));
    }
}
