using FsCheck.Xunit;

namespace TechRisk.Pricing.Tests.LossModels;

public sealed class ResearchProjectTests
{
    [Fact]
    public void A_clinical_project_has_the_published_stage_probabilities_and_costs()
    {
        // RD-01: exact rational arithmetic; tolerance 1e-12 relative, sums of four terms
        ResearchProject project = ResearchCases.Clinical;
        Near(0.07869682704, project.SuccessProbability);
        Near(1 - 0.07869682704, project.FailureProbability);
        double[] expected = [0.48, 0.36972, 0.06341816, 0.00816501296];
        Assert.All(expected.Zip(project.FailStageProbabilities), pair => Near(pair.First, pair.Second));
        Near(67.492503650128, project.ExpectedLoss);
        Near(73.25764811303684, project.ExpectedLossGivenFailure);
        Near(94.5878212, project.ExpectedSpend);
        Near(81.38443442167875, Math.Sqrt(project.ClaimMoments(PolicyTerms.None).Variance));
    }

    [Fact]
    public void A_layer_of_a_project_with_uniform_spend_has_the_piecewise_moments()
    {
        // RD-02: antiderivative G, checked by adaptive quadrature; tolerance 1e-11 relative
        ClaimMoments paid = ResearchCases.SalvagedClinical.ClaimMoments(ResearchCases.SalvagedClinicalTerms);
        Near(16.28826192452352, paid.Mean, 1e-11);
        Near(1099.840326491353, paid.SecondMoment, 1e-11);
        Near(28.88828222600766, Math.Sqrt(paid.Variance), 1e-11);
        Near(0.4996957948308827, paid.ProbabilityOfPayment, 1e-11);
    }

    [Fact]
    public void A_chip_at_tape_out_has_the_expected_insured_loss_of_the_quote()
    {
        // E2E-01: piecewise-polynomial layer moments; tolerance 1e-11 relative
        AnnualMoments year = new ResearchProgramme(ResearchCases.Chip).Moments(ResearchCases.ChipTerms);
        Near(1.5375254117647055, year.Mean, 1e-11);
        Near(2.764049738837202, year.StandardDeviation, 1e-11);
        Near(0.3 * 0.95 + 0.14 * 0.85, ResearchCases.Chip.InsuredFailureProbability);
    }

    [Fact]
    public void Franchise_window_and_both_spend_curves_agree_with_quadrature()
    {
        // mpmath 30 digits, quadrature over the share spent between the kinks; tolerance 1e-13 relative: a dozen roundings
        ResearchProject project = Mixed([0.5, 1, 0.75]);
        ClaimMoments cut = project.ClaimMoments(new PolicyTerms { Retention = 3, Franchise = 8, Limit = 15, InsuredShare = 0.3 }, window: 1.2);
        Near(0.1408, cut.ProbabilityOfPayment, 1e-13);
        Near(0.9856, cut.Mean, 1e-13);
        Near(7.8974933333333333, cut.SecondMoment, 1e-13);

        // the franchise lies above the layer: all or nothing
        ClaimMoments above = project.ClaimMoments(new PolicyTerms { Retention = 3, Franchise = 25, Limit = 15, InsuredShare = 0.3 }, window: 9);
        Near(0.1, above.ProbabilityOfPayment, 1e-13);
        Near(1.05, above.Mean, 1e-13);
        Near(11.025, above.SecondMoment, 1e-13);
    }

    [Fact]
    public void Uniform_spend_leaves_half_of_a_failing_stage_unspent()
    {
        ResearchProject project = new("p", Industry.Other) { Stages = [new("a", 0.6, 10), new("b", 0.5, 20)] };
        Near(10 * (1 - 0.2) + 0.6 * 20 * (1 - 0.25), project.ExpectedSpend);
    }

    [Property]
    public void Stages_that_cannot_fail_lose_nothing(byte cost, byte years)
    {
        ResearchProject project = new("p", Industry.Other) { Stages = [new("a", 1, cost) { Years = years }, new("b", 1, cost)] };
        Assert.Equal(1, project.SuccessProbability);
        Assert.Equal(0, project.FailureProbability);
        Assert.Equal(new ClaimMoments(0, 0, 0), project.ClaimMoments(PolicyTerms.None));
        Assert.Equal(0, project.ExpectedLossGivenFailure);
    }

    [Property]
    public void A_first_stage_that_always_fails_is_the_whole_loss(byte first, byte second)
    {
        ResearchProject project = new("p", Industry.Other)
        {
            Stages = [new("a", 0, first) { Spend = SpendCurve.FullAtFailure }, new("b", 0.5, second)],
        };
        Assert.Equal([1, 0], project.FailStageProbabilities);
        Assert.Equal(new ClaimMoments(first, (double)first * first, first > 0 ? 1 : 0), project.ClaimMoments(PolicyTerms.None));
    }

    [Property]
    public void A_retention_of_all_costs_net_of_salvage_pays_nothing(byte salvage)
    {
        ResearchProject project = ResearchCases.Clinical with { Salvage = salvage / 255.0 };
        double all = (1 - project.Salvage) * project.Stages.Sum(stage => stage.Cost);
        foreach (SpendCurve spend in new[] { SpendCurve.Uniform, SpendCurve.FullAtFailure, SpendCurve.ConstantHazard, SpendCurve.Beta(2, 3) })
        {
            ResearchProject spent = project with { Stages = project.Stages.Select(stage => stage with { Spend = spend }).ToValueList() };
            ClaimMoments paid = spent.ClaimMoments(new PolicyTerms { Retention = all * (1 + 1e-12) });
            Assert.Equal(new ClaimMoments(0, 0, 0), paid);
        }
    }

    [Property]
    public void The_insurers_share_scales_the_payment(byte percent)
    {
        double share = percent / 255.0;
        PolicyTerms full = ResearchCases.SalvagedClinicalTerms with { InsuredShare = 0 };
        ClaimMoments all = ResearchCases.SalvagedClinical.ClaimMoments(full);
        ClaimMoments part = ResearchCases.SalvagedClinical.ClaimMoments(full with { InsuredShare = share });
        Assert.Equal((1 - share) * all.Mean, part.Mean, 1e-12 * all.Mean);
        Assert.Equal((1 - share) * (1 - share) * all.SecondMoment, part.SecondMoment, 1e-12 * all.SecondMoment);
    }

    [Property]
    public void Layers_add_up_to_the_whole(byte split)
    {
        // limited layers below and above a point sum to the ground-up mean
        ResearchProject project = ResearchCases.SalvagedClinical;
        double point = 1 + split;
        double below = project.ClaimMoments(new PolicyTerms { Limit = point }).Mean;
        double above = project.ClaimMoments(new PolicyTerms { Retention = point }).Mean;
        Assert.Equal(project.ExpectedLoss, below + above, 1e-12 * project.ExpectedLoss);
    }

    [Fact]
    public void A_window_as_long_as_the_schedule_is_no_window()
    {
        // 0.1 + 0.2 is above 0.3 in binary: a schedule that ends with the window counts as within
        ResearchProject project = new("p", Industry.Other)
        {
            Stages = [new("a", 0.6, 10) { Years = 0.1 }, new("b", 0.5, 20) { Years = 0.2, Spend = SpendCurve.FullAtFailure }],
        };
        Assert.Equal(project.ClaimMoments(PolicyTerms.None), project.ClaimMoments(PolicyTerms.None, window: 0.3));
        Assert.Equal(project.ClaimMoments(PolicyTerms.None), project.ClaimMoments(PolicyTerms.None, window: 17));
        Assert.Equal(new ClaimMoments(0, 0, 0), project.ClaimMoments(PolicyTerms.None, window: 0));
    }

    [Fact]
    public void A_wrong_part_of_a_project_is_refused_where_it_is_set()
    {
        Stage stage = new("a", 0.5, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Stage("a", 1.5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Stage("a", double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Stage("a", 0.5, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Stage(" ", 0.5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => stage with { Years = double.PositiveInfinity });
        Assert.Throws<ArgumentOutOfRangeException>(() => stage with { TechnicalShare = 95 });
        Assert.Throws<ArgumentNullException>(() => stage with { Spend = null! });
        Assert.Throws<ArgumentOutOfRangeException>(() => ResearchCases.Chip with { Salvage = -0.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => ResearchCases.Chip with { Stages = [] });
        Assert.Throws<ArgumentOutOfRangeException>(() => ResearchCases.Chip with { Sector = (Industry)99 });
    }

    [Fact]
    public void Projects_with_equal_parts_are_equal() => Assert.Equal(ResearchCases.Chip, ResearchCases.Chip);

    private static ResearchProject Mixed(double[] years) => new("p", Industry.Other)
    {
        Stages =
        [
            new("a", 0.6, 10) { Years = years[0], TechnicalShare = 0.9 },
            new("b", 0.7, 20) { Years = years[1], TechnicalShare = 0.8 },
            new("c", 0.8, 30) { Years = years[2], Spend = SpendCurve.FullAtFailure },
        ],
        Salvage = 0.1,
    };

    private static void Near(double expected, double actual, double relative = 1e-12) =>
        Assert.Equal(expected, actual, relative * Math.Abs(expected));
}
