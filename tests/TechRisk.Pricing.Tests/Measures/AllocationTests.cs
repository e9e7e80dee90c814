using TechRisk.Pricing.Tests.Losses;

namespace TechRisk.Pricing.Tests.Measures;

/// <summary>Parts of measures that can be checked by hand or by a closed form.</summary>
public sealed class AllocationTests
{
    private const int Years = 100_000;

    [Fact]
    public void Tvar_parts_are_means_over_the_worst_years()
    {
        // total 1 .. 10; the worst two years are 9 and 10
        double[] x = [1, 0, 3, 1, 5, 2, 0, 8, 2, 6];
        double[] y = [0, 2, 0, 3, 0, 4, 7, 0, 7, 4];
        ValueList<AllocationLine> lines = Samples.Table(x, y).Allocate(new TailValueAtRisk(0.8));
        Assert.Equal(4, lines[0].Amount.Value, 1e-12);
        Assert.Equal(5.5, lines[1].Amount.Value, 1e-12);
        Assert.Equal(4 / 9.5, lines[0].Share.Value, 1e-12);
    }

    [Fact]
    public void The_share_of_a_mean_has_the_error_of_a_ratio()
    {
        // Cochran, Sampling Techniques (1977), section 6.4: se(r) = sqrt(sum (x - r t)^2 / (n (n - 1))) / mean(t), t = x + y; r = 28 / 55
        double[] x = [1, 0, 3, 1, 5, 2, 0, 8, 2, 6];
        double[] y = [0, 2, 0, 3, 0, 4, 7, 0, 7, 4];
        ValueList<AllocationLine> lines = Samples.Table(x, y).Allocate(new MeanMeasure());
        double squares = x.Zip(y, (a, b) => a - (28 * (a + b) / 55)).Sum(residual => residual * residual);
        Assert.Equal(28 / 55.0, lines[0].Share.Value, 1e-12);
        Assert.Equal(Math.Sqrt(squares / (10 * 9)) / 5.5, lines[0].Share.StandardError, 1e-12);
        Assert.Equal(lines[0].Share.StandardError, lines[1].Share.StandardError, 1e-12);
    }

    [Fact]
    public void An_atom_is_shared_by_conditional_expectation()
    {
        // the total is 5 in four of ten years, in which x has 5, 0, 0, 0; the worst 20 % take half of the atom
        double[] x = [5, 0, 0, 0, 0, 1, 1, 1, 0, 2];
        double[] y = [0, 5, 5, 5, 1, 0, 0, 1, 1, 0];
        YearLossTable table = Samples.Table(x, y);
        Assert.Equal(1.25, table.Allocate(new TailValueAtRisk(0.8))[0].Amount.Value, 1e-12);
        Assert.Equal(1.25, table.Allocate(new ValueAtRisk(0.8))[0].Amount.Value, 1e-12);
    }

    [Fact]
    public void Covariance_parts_of_a_sum_of_two()
    {
        double[] x = [0, 2, 0, 2];
        double[] y = [0, 0, 4, 4];

        // Var x = 1, Var y = 4, Cov = 0; sd of the sum sqrt(5)
        YearLossTable table = Samples.Table(x, y);
        Assert.Equal(1 + 0.5, table.Allocate(new VariancePrinciple(0.5))[0].Amount.Value, 1e-12);
        Assert.Equal(2 + (0.5 * 4 / Math.Sqrt(5)), table.Allocate(new StandardDeviationPrinciple(0.5))[1].Amount.Value, 1e-12);
    }

    [Fact]
    public void Esscher_and_exponential_parts_of_independent_exponentials_are_their_own()
    {
        // independent parts under exponential tilting: E[X e^{hS}] / E[e^{hS}] = Esscher price of X alone
        double[] x = Samples.Draw(new Exponential(1), Years, seed: 1, stream: "x");
        double[] y = Samples.Draw(new Exponential(1.5), Years, seed: 1, stream: "y");
        YearLossTable table = Samples.Table(x, y);
        AllocationLine esscher = table.Allocate(new EsscherPrinciple(0.2))[0];
        AllocationLine exponential = table.Allocate(new ExponentialPrinciple(0.2))[0];

        // Esscher price 1 / (1 - h), exponential price -ln(1 - a) / a
        Assert.InRange((esscher.Amount.Value - (1 / 0.8)) / esscher.Amount.StandardError, -4, 4);
        Assert.InRange((exponential.Amount.Value + (1 / 0.2 * Math.Log(0.8))) / exponential.Amount.StandardError, -4, 4);
    }

    [Fact]
    public void Euler_parts_of_a_normal_sum_follow_the_covariance()
    {
        // mu_i + cov_i / sd * phi(z_p) / (1 - p) for TVaR, mu_i + cov_i / sd * z_p for VaR, mu_i + cov_i / sd * lambda for Wang
        var normal = new LogNormal(0, 1);
        double[] a = Samples.Draw(normal, Years, seed: 2, stream: "a").Select(v => 100 + (3 * Math.Log(v))).ToArray();
        double[] b = Samples.Draw(normal, Years, seed: 2, stream: "b").Select(v => 100 + (4 * Math.Log(v))).ToArray();
        YearLossTable table = Samples.Table(a, b);

        // scipy 1.10.1: norm.ppf(0.95), norm.pdf(norm.ppf(0.95)) / 0.05
        (RiskMeasure, double)[] expected = [(new ValueAtRisk(0.95), 1.6448536269514722), (new TailValueAtRisk(0.95), 2.0627128075074257), (new WangTransform(0.35), 0.35)];
        foreach ((RiskMeasure measure, double score) in expected)
        {
            AllocationLine line = table.Allocate(measure)[0];
            Assert.InRange((line.Amount.Value - (100 + (9 / 5.0 * score))) / line.Amount.StandardError, -4, 4);
        }
    }

    [Fact]
    public void Constant_capital_is_shared_by_the_largest_losses()
    {
        ValueList<AllocationLine> lines = Samples.Table([0, 1], [3, 0]).Allocate(new ConstantCostOfCapital(0.1));
        Assert.Equal((0.5 + (0.1 * 0.5e12)) / 1.1, lines[0].Amount.Value, 1); // both columns are bounded by 1e12, the total too
    }

    [Fact]
    public void The_only_cover_has_the_measure_itself()
    {
        YearLossTable table = Samples.Table([.. Enumerable.Range(1, 100).Select(i => (double)i)]);
        foreach (RiskMeasure measure in Samples.Measures(50))
        {
            AllocationLine line = Assert.Single(table.Allocate(measure));
            Assert.Equal(measure.Of(table.Net), line.Amount);
            Assert.Equal(Estimate.Exact(1), line.Share);
            Assert.Equal(measure.AllocationMethod, line.Method);
        }
    }

    [Fact]
    public void Correlations_are_those_of_Pearson_and_Spearman()
    {
        // scipy 1.10.1: pearsonr and spearmanr (ties at their mean rank)
        double[] x = [1, 2, 2, 4, 7, 9, 9, 9, 12, 30];
        double[] y = [3, 1, 4, 1, 5, 9, 2, 6, 5, 35];
        CoverCorrelation line = Assert.Single(Samples.Table(x, y).Correlations());
        Assert.Equal(0.9288815309846, line.Linear.Value, 1e-12);
        Assert.Equal(0.6780478225709833, line.Rank.Value, 1e-12);
    }

    [Fact]
    public void A_cover_that_does_not_vary_has_no_known_correlation()
    {
        CoverCorrelation line = Assert.Single(Samples.Table([0, 0, 0], [1, 2, 3]).Correlations());
        Assert.Equal(0, line.Linear.Value);
        Assert.Equal((-1, 1), (line.Rank.Lower, line.Rank.Upper));
    }

    [Fact]
    public void The_hash_of_a_table_is_that_of_its_bytes()
    {
        string one = Samples.Table([1, 2], [3, 4]).Hash;

        // sha256 of the little-endian bytes of 1 2 1 2 1 2 3 4 3 4 3 4 4 6 4 6 4 6 (Python hashlib, struct)
        Assert.Equal("87d2a7ea51d35799b17f9a960a0283eca2682a8c08659374eb2823e6b88f4070", one);
        Assert.NotEqual(one, Samples.Table([1, 2], [3, Math.BitIncrement(4.0)]).Hash);
    }
}
