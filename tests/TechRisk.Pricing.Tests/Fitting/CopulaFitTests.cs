namespace TechRisk.Pricing.Tests.Fitting;

public class CopulaFitTests
{
    private static readonly CopulaFamily Gumbel = CopulaFamily.Of<GumbelCopula>();

    private static readonly JointLoss Truth = new(new Lomax(2.5, 10_000), new Gamma(0.8, 5_000), new GumbelCopula(1.8));

    [Fact]
    public void Amounts_cut_on_both_sides_give_back_what_made_them()
    {
        CopulaFit fit = Sample(Truth, 3000, 20_000, 8_000).FitCopula(Gumbel, SeverityFamily.Of<Lomax>(), SeverityFamily.Of<Gamma>());
        Assert.True(fit.HasOptimum);
        Within(1.8, fit.Parameters[0]);
        Within(2.5, fit.FirstParameters[0]);
        Within(10_000, fit.FirstParameters[1]);
        Within(0.8, fit.SecondParameters[0]);
        Within(5_000, fit.SecondParameters[1]);
        Assert.Equal(5, fit.ParameterCount);
        Assert.Empty(fit.Findings);
    }

    [Fact]
    public void Ranks_and_fitted_margins_give_back_what_made_them()
    {
        PairHistory pairs = Sample(Truth, 3000);
        Within(1.8, pairs.FitCopulaByRank(Gumbel).Parameters[0]);
        Within(1.8, pairs.FitCopulaByPseudoLikelihood(Gumbel).Parameters[0]);
        CopulaFit fit = pairs.FitCopula(Gumbel, pairs.First.FitSeverity<Lomax>(), pairs.Second.FitSeverity<Gamma>());
        Within(1.8, fit.Parameters[0]);
        CopulaFit full = pairs.FitCopula(Gumbel, SeverityFamily.Of<Lomax>(), SeverityFamily.Of<Gamma>());
        Assert.InRange(fit.Parameters[0].Value.StandardError / full.Parameters[0].Value.StandardError, 0.9, 1.3);
    }

    [Fact]
    public void A_weight_is_so_many_equal_pairs()
    {
        PairHistory once = Sample(Truth, 200);
        PairHistory weighted = new([.. once.Pairs.Select((pair, i) => pair with { Weight = 1 + i % 3 })]);
        PairHistory repeated = new([.. once.Pairs.SelectMany((pair, i) => Enumerable.Repeat(pair, 1 + i % 3))]);
        foreach (Func<PairHistory, Estimate> figure in new Func<PairHistory, Estimate>[]
        {
            h => h.Ranks.KendallTau, h => h.Ranks.KendallTauA, h => h.Ranks.Spearman, h => h.Ranks.Pearson, h => h.Ranks.TailRatio(0.8), h => h.Ranks.TailChi(0.8),
            h => h.FitCopulaByPseudoLikelihood(Gumbel).Parameters[0].Value,
        })
        {
            Assert.Equal(figure(repeated).Value, figure(weighted).Value, 1e-8);
            Assert.Equal(figure(repeated).StandardError, figure(weighted).StandardError, 1e-2 * figure(repeated).StandardError);
        }
    }

    [Fact]
    public void Concordance_is_that_of_all_pairs_one_by_one()
    {
        double[] x = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];
        double[] y = [2, 7, 1, 8, 2, 8, 1, 8, 2, 8];
        double net = 0;
        double untiedX = 0;
        double untiedY = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                net += Math.Sign(x[i] - x[j]) * Math.Sign(y[i] - y[j]);
                untiedX += x[i] != x[j] ? 1 : 0;
                untiedY += y[i] != y[j] ? 1 : 0;
            }
        }

        PairRanks ranks = PairRanks.Of(x, y);
        Assert.Equal(net / 45, ranks.KendallTauA.Value, 1e-15);
        Assert.Equal(net / Math.Sqrt(untiedX * untiedY), ranks.KendallTau.Value, 1e-15);
    }

    [Fact]
    public void Amounts_against_each_other_are_independence_for_families_that_know_no_such_thing()
    {
        PairHistory pairs = Sample(Truth with { Copula = new FrankCopula(-3) }, 500);
        foreach (CopulaFit fit in new[]
        {
            pairs.FitCopulaByRank(Gumbel), pairs.FitCopulaByPseudoLikelihood(Gumbel), pairs.FitCopulaByPseudoLikelihood(CopulaFamily.Of<ClaytonCopula>()),
            pairs.FitCopula(CopulaFamily.Of<JoeCopula>(), SeverityFamily.Of<Lomax>(), SeverityFamily.Of<Gamma>()),
        })
        {
            Assert.IsType<IndependenceCopula>(fit.Copula);
            Assert.Empty(fit.Parameters);
            Assert.False(fit.HasOptimum);
            Assert.Contains(fit.Findings, finding => finding.Code == "fit.boundary");
            Assert.True(double.IsFinite(fit.Aic));
        }

        Within(-3, pairs.FitCopulaByPseudoLikelihood(CopulaFamily.Of<FrankCopula>()).Parameters[0]);
    }

    [Fact]
    public void Amounts_that_rise_together_have_no_most_likely_copula()
    {
        PairHistory pairs = new([.. Enumerable.Range(1, 40).Select(i => ClaimPair.FromGroundUp(i, i * i))]);
        foreach (CopulaFit fit in new[] { pairs.FitCopulaByRank(Gumbel), pairs.FitCopulaByPseudoLikelihood(Gumbel) })
        {
            Assert.False(fit.HasOptimum);
            Assert.Equal(double.PositiveInfinity, fit.Aic);
            Assert.Contains(fit.Findings, finding => finding.Code == "fit.no-optimum");
        }
    }

    [Fact]
    public void The_test_is_the_same_every_time_and_tells_a_wrong_family()
    {
        PairHistory pairs = Sample(Truth with { Copula = new GumbelCopula(2.5) }, 400);
        CopulaFit right = pairs.FitCopulaByRank(Gumbel);
        StatisticalTest test = right.Test(RandomKey.FromSeed(7), 60);
        Assert.Equal(test, right.Test(RandomKey.FromSeed(7), 60));
        Assert.InRange(pairs.FitCopulaByRank(CopulaFamily.Of<ClaytonCopula>()).Test(RandomKey.FromSeed(7), 60).PValue.Value, 0, 0.02);
    }

    [Fact]
    public void The_p_value_of_the_right_family_is_uniform()
    {
        // 40 histories: the mean of a uniform within 4.5 standard errors, and its spread roughly
        JointLoss joint = Truth with { Copula = new GumbelCopula(2.5) };
        double[] p = [.. Enumerable.Range(0, 40).Select(seed => Sample(joint, 150, seed: seed).FitCopulaByRank(Gumbel).Test(RandomKey.FromSeed(seed).Derive("test"), 49).PValue.Value)];
        Assert.InRange(p.Average(), 0.5 - 4.5 * 0.2887 / Math.Sqrt(p.Length), 0.5 + 4.5 * 0.2887 / Math.Sqrt(p.Length));
        Assert.InRange(p.Count(x => x < 0.25), 2, 20);
    }

    [Fact]
    public void What_cannot_be_fitted_or_tested_is_refused_with_the_reason()
    {
        PairHistory cut = Sample(Truth, 100, 5_000, 5_000);
        Assert.Throws<InvalidOperationException>(() => cut.FitCopulaByRank(CopulaFamily.Of<StudentCopula>()));
        Assert.Throws<InvalidOperationException>(() => cut.FitCopulaByRank(Gumbel).Test(RandomKey.FromSeed(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClaimPair(Claim.FromBand(1, 2), Claim.FromGroundUp(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PairHistory(ClaimPair.FromGroundUp(1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => PairRanks.Of([1, 2], [1]));
    }

    private static PairHistory Sample(JointLoss joint, int count, double firstLimit = double.PositiveInfinity, double secondLimit = double.PositiveInfinity, long seed = 4711)
    {
        RandomKey key = RandomKey.FromSeed(seed);
        return new([.. Enumerable.Range(0, count).Select(i =>
        {
            (double x, double y) = joint.Sample(key.Uniform(i), key.Uniform(i, draw: 1));
            return new ClaimPair(Known(x, firstLimit), Known(y, secondLimit));
        })]);
    }

    private static Claim Known(double x, double limit) => x > limit ? Claim.AtLeast(limit) : Claim.FromGroundUp(x);

    private static void Within(double expected, FittedParameter parameter) => Assert.True(
        Math.Abs(parameter.Value.Value - expected) <= 4 * parameter.Value.StandardError && parameter.Value.RelativeError < 0.25, $"{parameter}, expected {expected}");
}
