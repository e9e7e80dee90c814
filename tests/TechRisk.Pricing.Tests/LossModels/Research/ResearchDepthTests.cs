namespace TechRisk.Pricing.Tests.LossModels;

/// <summary>Spend laws, eligible shares, overruns, elapsed time and discount against quadrature.</summary>
public sealed class ResearchDepthTests
{
    private static readonly PolicyTerms Layer = new() { Retention = 2, Limit = 15, InsuredShare = 0.4 };

    private static ResearchProject Deep => new("chip", Industry.IntegratedCircuits)
    {
        Stages =
        [
            new("tape-out", 0.7, 12) { Years = 0.5, TechnicalShare = 0.95, EligibleShare = 0.9, Spend = SpendCurve.Beta(2, 3) },
            new("pilot", 0.8, 20) { Years = 0.75, TechnicalShare = 0.85, Overrun = LogNormal.FromMeanAndSigma(1.2, 0.4) },
        ],
        Salvage = 0.15,
        ElapsedYears = 0.2,
    };

    // the layer of the ratio's own law, which is tested against closed forms
    [Theory]
    [InlineData(10, 10)]
    [InlineData(40, 40)]
    [InlineData(100, 50)]
    [InlineData(60, double.PositiveInfinity)]
    public void A_layer_that_only_a_rare_overrun_reaches_is_not_missed(double retention, double limit)
    {
        PolicyTerms terms = new() { Retention = retention, Limit = limit };
        foreach (Severity ratio in new Severity[] { LogNormal.FromMeanAndSigma(1.2, 0.4), new Lomax(2.5, 0.4) })
        {
            ResearchProject project = new("late", Industry.Other) { Stages = [new("only", 0, 10) { Overrun = ratio, Spend = SpendCurve.FullAtFailure }] };
            ClaimMoments paid = project.ClaimMoments(terms);
            ClaimMoments layer = ClaimMoments.Of(ratio.Times(10), terms);
            Near(layer.Mean, paid.Mean, 1e-9);
            Near(layer.SecondMoment, paid.SecondMoment, 1e-9);
            Near(layer.ProbabilityOfPayment, paid.ProbabilityOfPayment, 1e-9);
        }
    }

    [Fact]
    public void A_rare_overrun_of_an_earlier_stage_is_not_missed()
    {
        // 10 U R of a Pareto ratio of index 3: P(X > x) = 250 / x^3; with a stage before: mpmath 1.2.1, 25 digits
        PolicyTerms terms = new() { Retention = 1_000, Limit = 1_000 };
        ResearchProject one = new("one", Industry.Other) { Stages = [new("only", 0, 10) { Overrun = new Pareto(3, 1) }] };
        ClaimMoments paid = one.ClaimMoments(terms);
        Near(9.375e-5, paid.Mean, 1e-9);
        Near(0.0625, paid.SecondMoment, 1e-9);
        Near(2.5e-7, paid.ProbabilityOfPayment, 1e-9);
        ResearchProject two = new("two", Industry.Other)
        {
            Stages = [new("first", 1, 20) { Overrun = new Pareto(3, 1) }, new("second", 0, 10) { Overrun = LogNormal.FromMeanAndSigma(1.2, 0.4) }],
        };
        paid = two.ClaimMoments(terms);
        Near(0.0030426447353702, paid.Mean, 1e-8);
        Near(2.0243144235567, paid.SecondMoment, 1e-8);
        Near(8.14676095592397e-6, paid.ProbabilityOfPayment, 1e-8);
    }

    // mpmath 1.2.1, 40 digits, after the substitution t = (1 - u)^b
    [Theory]
    [InlineData(2, 0.1, 3.9810527480501781e-5, 3.7914846317783426e-9)]
    [InlineData(0.05, 0.05, 3.0161064679247129e-5, 2.9425406599897154e-9)]
    [InlineData(3, 2.5, 2.2497500079536783e-14, 9.9990909335614781e-19)]
    public void A_layer_of_the_last_moments_of_a_stage_keeps_its_digits(double alpha, double beta, double mean, double second)
    {
        ResearchProject late = new("late", Industry.Other) { Stages = [new("only", 0, 1) { Spend = SpendCurve.Beta(alpha, beta) }] };
        ClaimMoments paid = late.ClaimMoments(new PolicyTerms { Retention = 0.9999 });
        Near(mean, paid.Mean, 1e-9);
        Near(second, paid.SecondMoment, 1e-9);
    }

    [Fact]
    public void A_rate_far_below_0_has_the_present_value_of_quadrature()
    {
        // mpmath 1.2.1, 20 digits: (1 / (1 + r))^T grows to 1e10 over the years
        (double Pass, double Cost, double Years)[] stages = [(0.52, 25.3, 2.3), (0.289, 58.6, 3.6), (0.578, 255.4, 3.3), (0.906, 5, 1.3)];
        ResearchProject drug = new("drug", Industry.Other) { Stages = stages.Select((stage, k) => new Stage($"{k}", stage.Pass, stage.Cost) { Years = stage.Years }).ToValueList() };
        ClaimMoments paid = drug.PresentValue(PolicyTerms.None, -0.9);
        Near(32140764752.73472, paid.Mean, 1e-12);
        Near(1.615928534191258e23, paid.SecondMoment, 1e-12);
    }

    [Fact]
    public void A_project_under_way_with_an_uncertain_cost_agrees_with_quadrature()
    {
        // mpmath, 25 digits: conditional failure of the first stage, quadrature over the Beta share and over share and lognormal ratio
        Near(0.169198632738321306, Deep.FailStageProbabilities[0], 1e-13);
        Near(0.166160273452335739, Deep.FailStageProbabilities[1], 1e-13);
        ClaimMoments paid = Deep.ClaimMoments(Layer);
        Near(0.983350840172544168, paid.Mean, 1e-10);
        Near(7.21007398760312946, paid.SecondMoment, 1e-10);
        Near(0.6 * 12 + 20, Deep.Budget, 1e-15);
    }

    [Fact]
    public void A_present_value_agrees_with_quadrature()
    {
        // mpmath, 25 digits: the integral of e^(-delta T) X over the shares, T from inception
        ClaimMoments value = Deep.PresentValue(PolicyTerms.None, 0.05);
        Near(2.39419607630093185, value.Mean, 1e-12);
        Near(40.4419234334996354, value.SecondMoment, 1e-12);
        Near(Deep.ClaimMoments(PolicyTerms.None).Mean, Deep.PresentValue(PolicyTerms.None, 0).Mean, 1e-14);
        AnnualMoments discounted = new ResearchProgramme(Deep) { DiscountRate = 0.05 }.Moments(PolicyTerms.None);
        Near(value.Mean, discounted.Mean, 1e-13);
    }

    [Fact]
    public void A_uniform_stage_has_the_discounted_closed_form()
    {
        // e^(-delta t) (a (1 - e^-h) / h + b (1 - e^-h (1 + h)) / h^2), h = delta d
        ResearchProject project = new("p", Industry.Other) { Stages = [new("a", 1, 30) { Years = 2 }, new("b", 0.6, 50) { Years = 3 }] };
        double delta = Math.Log(1.08);
        double h = 3 * delta;
        double expected = 0.4 * Math.Exp(-2 * delta) * (30 * (1 - Math.Exp(-h)) / h + 50 * (1 - Math.Exp(-h) * (1 + h)) / (h * h));
        Near(expected, project.PresentValue(PolicyTerms.None, 0.08).Mean, 1e-13);
    }

    [Fact]
    public void A_deep_project_simulates_to_its_moments()
    {
        foreach ((ResearchProgramme programme, PolicyTerms terms) in new[]
        {
            (new ResearchProgramme(Deep), Layer),
            (new ResearchProgramme(Deep with { Limit = 12, Units = 3 }) { GlobalCorrelation = 0.3, Window = 0.8 }, Layer),
            (new ResearchProgramme(Deep) { DiscountRate = 0.1 }, new PolicyTerms { InsuredShare = 0.5 }),
            (new ResearchProgramme(Deep), new PolicyTerms { Retention = 4 }),
        })
        {
            SampledLoss loss = new Submission("Firm", new Cover("r&d", programme, terms)).Simulate(200_000, seed: 12).Net;
            AnnualMoments exact = programme.Moments(terms);
            Assert.Equal(exact.Mean, loss.Mean.Value, 4.5 * loss.Mean.StandardError);
            Assert.Equal(exact.StandardDeviation, loss.StandardDeviation.Value, 4.5 * loss.StandardDeviation.StandardError);
        }
    }

    [Fact]
    public void Both_paths_give_the_same_bits_and_a_changed_ratio_moves_no_other_project()
    {
        ResearchProgramme programme = new(Deep with { Units = 2 }, ResearchCases.Chip with { Name = "other" }) { GlobalCorrelation = 0.2, DiscountRate = 0.03 };
        StageGateRun fused = StageGateRun.Fused(programme, Layer, 5_003, seed: 3);
        StageGateRun events = StageGateRun.Events(programme, Layer, 5_003, seed: 3);
        Assert.Equal(fused.GroundUp, events.GroundUp);
        Assert.Equal(fused.Gross, events.Gross);
        ResearchProject plain = Deep with { Units = 2, Stages = [Deep.Stages[0], Deep.Stages[1] with { Overrun = null, Spend = SpendCurve.Beta(3, 1) }] };
        (int, uint, double)[] Other(ResearchProgramme of) => [.. StageGateRun.Events(of, Layer, 5_003, seed: 3).Rows.Where(row => row.Event == 2).Select(row => (row.Year, row.Event, row.Indemnity))];
        Assert.Equal(Other(programme), Other(programme with { Projects = [plain, programme.Projects[1]] }));
    }

    [Fact]
    public void A_tail_without_a_mean_stays_infinite_until_it_is_limited()
    {
        ResearchProject heavy = new("it", Industry.ArtificialIntelligence) { Stages = [new("build", 0.5, 10) { Overrun = new Pareto(0.9, 1), Spend = SpendCurve.FullAtFailure }] };
        AnnualMoments open = new ResearchProgramme(heavy).Moments(PolicyTerms.None);
        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity), (open.Mean, open.Variance));
        Assert.Equal(double.PositiveInfinity, new ResearchProgramme(heavy).Moments(new PolicyTerms { Retention = 5 }).Mean);
        Assert.False(new ResearchProgramme(heavy).TailAfter(PolicyTerms.None, 1).MeanMayBeFinite);
        Assert.Equal("research.infinite-mean", Assert.Single(new ResearchProgramme(heavy).Findings(1)).Code);

        // one Pareto stage: 0.5 * 10 * (LEV(3)) with LEV(x) = 1 + (x^0.1 - 1) / 0.1
        double lev = 1 + (Math.Pow(3, 0.1) - 1) / 0.1;
        Near(5 * lev, new ResearchProgramme(heavy).Moments(new PolicyTerms { Limit = 30 }).Mean, 1e-9);
        ResearchProject capped = heavy with { Stages = [heavy.Stages[0] with { OverrunLimit = 3 }] };
        Near(5 * lev, new ResearchProgramme(capped).Moments(PolicyTerms.None).Mean, 1e-12);
        Assert.Equal(30, new ResearchProgramme(capped).TailAfter(PolicyTerms.None, 1).RightEnd);
        Assert.Empty(new ResearchProgramme(capped).Findings(1));
    }

    [Fact]
    public void Three_uncertain_stages_have_a_closed_form_without_a_layer_only()
    {
        Stage stage = new("a", 0.9, 10) { Overrun = LogNormal.FromMeanAndSigma(1.1, 0.3) };
        ResearchProgramme programme = new(new ResearchProject("p", Industry.Other) { Stages = [stage, stage, stage] });
        Assert.True(programme.Moments(new PolicyTerms { InsuredShare = 0.3 }).Mean > 0);
        Assert.Contains("simulate", Assert.Throws<InvalidOperationException>(() => programme.Moments(Layer)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_hazard_keeps_its_hazard_after_elapsed_time()
    {
        ResearchProject project = new("p", Industry.Other) { Stages = [new("a", 0.55, 60) { Years = 3, Spend = SpendCurve.ConstantHazard }], ElapsedYears = 1 };
        Near(Math.Pow(0.55, 2.0 / 3), project.SuccessProbability, 1e-14);
        double left = -Math.Log(0.55) * 2 / 3;
        Near(40 / left * (1 - Math.Exp(-left) * (1 + left)), project.ExpectedLoss, 1e-13);
    }

    [Fact]
    public void Wrong_values_are_refused_where_they_are_set()
    {
        Stage stage = new("a", 0.5, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => stage with { EligibleShare = 1.2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => stage with { OverrunLimit = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => stage with { Indicators = [" "] });
        Assert.Throws<ArgumentOutOfRangeException>(() => SpendCurve.Beta(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpendCurve.Beta(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Deep with { ElapsedYears = 0.5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Deep with { Stages = [stage] });
        Assert.Throws<ArgumentOutOfRangeException>(() => Deep with { Units = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Deep with { Limit = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Deep.PresentValue(Layer, -1));
        ResearchProgramme programme = new(Deep) { GlobalCorrelation = 0.5 };
        Assert.Throws<ArgumentOutOfRangeException>(() => programme with { SectorCorrelations = [(Industry.IntegratedCircuits, 0.6)] });
        Assert.Throws<ArgumentOutOfRangeException>(() => programme with { SectorCorrelations = [(Industry.Other, 0.1), (Industry.Other, 0.2)] });
        Assert.Throws<ArgumentOutOfRangeException>(() => programme with { SectorCorrelations = [(Industry.Other, 0.4)], GlobalCorrelation = 0.7 });
        Assert.Throws<ArgumentOutOfRangeException>(() => programme with { DiscountRate = -0.1 });
        Assert.Throws<InvalidOperationException>(() => (programme with { DiscountRate = 0.1 }).Moments(Layer));
    }

    [Fact]
    public void The_cost_of_a_cover_is_told_by_limit_and_by_budget()
    {
        Near(Deep.ClaimMoments(Layer).Mean / 15, Deep.LossCostOfLimit(Layer), 1e-15);
        Near(Deep.ClaimMoments(Layer).Mean / Deep.Budget, Deep.LossCostOfBudget(Layer), 1e-15);
        Assert.Throws<InvalidOperationException>(() => Deep.LossCostOfLimit(PolicyTerms.None));
        Near(Deep.FailureProbability, Deep.InsuredFailureProbability + Deep.ExcludedFailureProbability, 1e-14);
    }

    [Fact]
    public void Correlation_moves_the_spread_and_not_the_mean()
    {
        ResearchProgramme programme = ResearchCases.Mixed;
        var shown = programme.CorrelationSensitivity(ResearchCases.MixedTerms);
        Assert.Equal([0, 0.2, 0.4], shown.Select(row => row.GlobalCorrelation));
        Assert.Equal(programme.Moments(ResearchCases.MixedTerms), shown[1].Moments);
        Assert.Equal(shown[0].Moments.Mean, shown[2].Moments.Mean);
        Assert.True(shown[0].Moments.Variance < shown[1].Moments.Variance && shown[1].Moments.Variance < shown[2].Moments.Variance);
    }

    private static void Near(double expected, double actual, double relative) => Assert.Equal(expected, actual, relative * Math.Abs(expected));
}
