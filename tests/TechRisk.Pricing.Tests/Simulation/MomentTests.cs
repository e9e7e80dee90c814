namespace TechRisk.Pricing.Tests.Simulation;

/// <summary>Simulated means and deviations against the closed forms of the models, within 4.5 standard errors.</summary>
public class MomentTests
{
    public static TheoryData<int> Dependences => [.. Enumerable.Range(0, Companies.Dependences().Count())];

    [Theory]
    [MemberData(nameof(Dependences))]
    public void Every_dependence_keeps_the_marginal_mean(int dependence)
    {
        Submission company = WithoutYearTerms(Companies.Three(Companies.Dependences().ElementAt(dependence)));
        YearLossTable losses = company.Simulate(200_000, 21);
        foreach (Cover cover in company.Covers)
        {
            Near(cover.LossModel.Moments(cover.Terms).Mean, losses[cover.Name].Gross.Mean);
        }
    }

    [Fact]
    public void Independent_and_copula_covers_keep_the_marginal_deviation()
    {
        foreach (Dependence dependence in (Dependence[])[Independent.Instance, new GaussianCopula(0.5), new CommonShock(0.3) { Covers = ["cyber", "equipment"] }])
        {
            Submission company = WithoutYearTerms(Companies.Three(dependence));
            YearLossTable losses = company.Simulate(200_000, 22);
            foreach (Cover cover in company.Covers)
            {
                Near(cover.LossModel.Moments(cover.Terms).StandardDeviation, losses[cover.Name].Gross.StandardDeviation);
            }
        }
    }

    [Fact]
    public void Rates_scale_with_the_period()
    {
        Submission company = WithoutYearTerms(Companies.Three()) with { Period = 2.5 };
        YearLossTable losses = company.Simulate(100_000, 23);
        foreach (Cover cover in company.Covers)
        {
            Near(cover.LossModel.Moments(cover.Terms, 2.5).Mean, losses[cover.Name].Gross.Mean);
        }
    }

    [Fact]
    public void A_common_shock_gives_the_counts_its_covariance()
    {
        // unit claims: Cov(N1, N2) = shock rate
        Submission company = new("Pair")
        {
            Covers = [new("a", new Poisson(2), new Discrete((1, 1))), new("b", new Poisson(1), new Discrete((1, 1)))],
            Dependence = new CommonShock(0.6),
        };
        YearLossTable losses = company.Simulate(400_000, 24);
        Near(2 + 1 + 2 * 0.6, losses.Net.StandardDeviation, Math.Sqrt);
        Near(3, losses.Net.Mean);
    }

    [Fact]
    public void A_rate_factor_gives_the_counts_its_variance()
    {
        // Var = m + m^2 v for a cover, and Cov = m1 m2 v between two
        double v = 0.25;
        Submission company = new("Pair")
        {
            Covers = [new("a", new Poisson(2), new Discrete((1, 1))), new("b", new Poisson(1), new Discrete((1, 1)))],
            Dependence = new SharedRateFactor(Gamma.FromMeanAndCv(1, Math.Sqrt(v))),
        };
        YearLossTable losses = company.Simulate(400_000, 25);
        Near(2 + 4 * v, losses["a"].Net.StandardDeviation, Math.Sqrt);
        Near(3 + 9 * v, losses.Net.StandardDeviation, Math.Sqrt);
    }

    private static Submission WithoutYearTerms(Submission company) => company with
    {
        Covers = company.Covers.Select(cover => cover with
        {
            Terms = cover.Terms with { AggregateRetention = 0, AggregateLimit = double.PositiveInfinity },
        }).ToValueList(),
    };

    private static void Near(double expected, Estimate actual, Func<double, double>? transform = null)
    {
        double truth = transform is null ? expected : transform(expected);
        Assert.InRange(actual.Value, truth - 4.5 * actual.StandardError, truth + 4.5 * actual.StandardError);
    }
}
