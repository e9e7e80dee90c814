namespace TechRisk.Pricing.Tests.LossModels;

public sealed class ResearchProgrammeTests
{
    [Fact]
    public void Forty_dependent_drugs_have_the_mean_and_spread_of_the_factor_model()
    {
        // RD-13: variance by Phi2, checked by a Gauss-Hermite mixture of FFT powers; tolerance 1e-7 relative
        AnnualMoments year = ResearchCases.Portfolio.Moments(PolicyTerms.None);
        Assert.Equal(2712.2121548480054, year.Mean, 1e-7 * 2712);
        Assert.Equal(557.7295239375853, year.StandardDeviation, 1e-7 * 558);
    }

    [Fact]
    public void Sectors_window_and_exclusions_agree_with_quadrature()
    {
        // mpmath 25 digits: quadrature over the shares spent, pair probabilities by quadrature over the common factor; 1e-12 relative
        AnnualMoments year = ResearchCases.Mixed.Moments(ResearchCases.MixedTerms);
        Assert.Equal(3.7610027450980392, year.Mean, 1e-12 * 3.8);
        Assert.Equal(4.8510445373510383, year.StandardDeviation, 1e-12 * 4.9);
    }

    [Fact]
    public void Without_correlation_variances_add()
    {
        ResearchProgramme programme = ResearchCases.Mixed with { GlobalCorrelation = 0, SectorCorrelation = 0 };
        double sum = programme.Projects.Sum(
            project => new ResearchProgramme(project) { Window = programme.Window }.Moments(ResearchCases.MixedTerms).Variance);
        Assert.Equal(sum, programme.Moments(ResearchCases.MixedTerms).Variance, 1e-13 * sum);
    }

    [Fact]
    public void A_shorter_window_insures_less()
    {
        double[] means = [.. new[] { 0, 0.25, 0.5, 1, 1.25, 2, 9 }.Select(
            window => (ResearchCases.Mixed with { Window = window }).Moments(PolicyTerms.None).Mean)];
        Assert.Equal(0, means[0]);
        Assert.Equal(means.Order(), means);
        Assert.Equal((ResearchCases.Mixed with { Window = double.PositiveInfinity }).Moments(PolicyTerms.None).Mean, means[^1]);
    }

    [Fact]
    public void The_order_of_the_projects_moves_no_bit_of_the_moments()
    {
        ResearchProgramme programme = ResearchCases.Mixed;
        ResearchProgramme turned = programme with { Projects = programme.Projects.Reverse().ToValueList() };
        Assert.Equal(programme.Moments(ResearchCases.MixedTerms), turned.Moments(ResearchCases.MixedTerms));
    }

    [Fact]
    public void The_tail_ends_where_every_project_fails_last()
    {
        ResearchProgramme programme = new(ResearchCases.Chip, ResearchCases.Chip with { Name = "second chip" });
        Assert.Equal(2 * 0.85 * 32, programme.TailAfter(PolicyTerms.None, 1).RightEnd!.Value, 1e-12);
        Assert.Equal(2 * 0.6 * 15, programme.TailAfter(ResearchCases.ChipTerms, 1).RightEnd!.Value, 1e-12);
        Assert.Equal(10, programme.TailAfter(ResearchCases.ChipTerms with { AggregateLimit = 10 }, 1).RightEnd);
        Assert.Equal(0, (programme with { Window = 0 }).TailAfter(PolicyTerms.None, 1).RightEnd);
        Assert.Equal(double.PositiveInfinity, programme.TailAfter(PolicyTerms.None, 1).ExponentialAbscissa);
    }

    [Fact]
    public void No_with_expression_makes_correlations_above_one()
    {
        ResearchProgramme programme = ResearchCases.Mixed with { GlobalCorrelation = 0.3, SectorCorrelation = 0.7 };
        Assert.Equal((0.3, 0.7), (programme.GlobalCorrelation, programme.SectorCorrelation));
        Assert.Throws<ArgumentOutOfRangeException>(() => programme with { GlobalCorrelation = 0.31 });
        Assert.Throws<ArgumentOutOfRangeException>(() => programme with { SectorCorrelation = 0.71 });
        Assert.Throws<ArgumentOutOfRangeException>(() => programme with { GlobalCorrelation = -0.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => programme with { SectorCorrelation = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResearchProgramme(ResearchCases.Chip) { GlobalCorrelation = 0.6, SectorCorrelation = 0.6 });
        Assert.Equal(0.7, (programme with { SectorCorrelation = 0, GlobalCorrelation = 0.7 }).GlobalCorrelation);
    }

    [Fact]
    public void A_wrong_programme_is_refused_where_it_is_set()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResearchProgramme());
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResearchProgramme(ResearchCases.Chip, ResearchCases.Chip));
        Assert.Throws<ArgumentOutOfRangeException>(() => ResearchCases.Mixed with { Window = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => ResearchCases.Mixed.ScaleSeverity(0));
        Assert.Throws<InvalidOperationException>(() => ResearchCases.Mixed.ScaleFrequency(1.5));
        Assert.Throws<InvalidOperationException>(() => ResearchCases.Mixed.Moments(new PolicyTerms { AggregateLimit = 1 }));
    }

    [Fact]
    public void Scaled_costs_scale_the_loss()
    {
        AnnualMoments one = ResearchCases.Mixed.Moments(PolicyTerms.None);
        AnnualMoments two = ResearchCases.Mixed.ScaleSeverity(2).Moments(PolicyTerms.None);
        Assert.Equal(2 * one.Mean, two.Mean, 1e-13 * two.Mean);
        Assert.Equal(2 * one.StandardDeviation, two.StandardDeviation, 1e-13 * two.StandardDeviation);
    }

    [Fact]
    public void A_window_beyond_the_period_is_a_finding()
    {
        ResearchProgramme chip = new(ResearchCases.Chip);
        Assert.Equal("research.window-exceeds-period", Assert.Single(chip.Findings(1)).Code);
        Assert.Empty(chip.Findings(1.25));
        Assert.Empty((chip with { Window = 1 }).Findings(1));
        Assert.Equal("research.independent-projects", Assert.Single(ResearchCases.Mixed.ScaleSeverity(1) is ResearchProgramme mixed
            ? (mixed with { GlobalCorrelation = 0, SectorCorrelation = 0 }).Findings(5)
            : []).Code);
    }

    [Fact]
    public void Success_rates_of_a_population_are_a_finding_and_own_ones_are_not()
    {
        ResearchProgramme Sourced(EvidenceGrade grade) => new(ResearchCases.Chip) { Sources = [new("projects[0].stages[0].passProbability", new("industry study", grade))] };
        Finding finding = Assert.Single(Sourced(EvidenceGrade.Secondary).Findings(2));
        Assert.Equal(("research.proxy-probability", "lossModel.projects[0].stages[0].passProbability"), (finding.Code, finding.Path));
        Assert.Empty(Sourced(EvidenceGrade.UserData).Findings(2));
    }

    [Fact]
    public void A_copula_drives_the_global_factor_where_there_is_one()
    {
        Assert.Equal(LatentDriver.GlobalFactor, ResearchCases.Mixed.Driver);
        Assert.Equal(LatentDriver.None, (ResearchCases.Mixed with { GlobalCorrelation = 0 }).Driver);
    }
}
