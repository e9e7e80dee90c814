using FsCheck.Xunit;

namespace TechRisk.Pricing.Tests.LossModels;

public sealed class StageGateKernelTests
{
    private const int Years = 200_000;

    // programme and terms by name: xunit shows the name
    public static TheoryData<string> Cases => ["RD-01", "RD-02", "RD-13", "E2E-01", "mixed"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Simulated_mean_and_spread_agree_with_the_closed_form(string name)
    {
        (ResearchProgramme programme, PolicyTerms terms) = Case(name);
        StageGateRun run = StageGateRun.Fused(programme, terms, years: Years, seed: 20);
        AnnualMoments exact = programme.Moments(terms);
        double mean = run.Gross.Average();
        double variance = run.Gross.Sum(y => (y - mean) * (y - mean)) / Years;
        double fourth = run.Gross.Sum(y => Math.Pow(y - mean, 4)) / Years;
        double meanError = Math.Sqrt(variance / Years);
        double spreadError = Math.Sqrt((fourth - variance * variance) / Years) / (2 * Math.Sqrt(variance));
        Assert.InRange((mean - exact.Mean) / meanError, -4.5, 4.5);
        Assert.InRange((Math.Sqrt(variance) - exact.StandardDeviation) / spreadError, -4.5, 4.5);

        double groundUp = run.GroundUp.Average();
        double groundUpError = Math.Sqrt(run.GroundUp.Sum(x => (x - groundUp) * (x - groundUp))) / Years;
        Assert.InRange((groundUp - programme.Moments(PolicyTerms.None).Mean) / groundUpError, -4.5, 4.5);
    }

    [Theory]
    [InlineData(0.25, 0, 0.061396241180841055)] // RD-05, Phi2 closed form
    [InlineData(0.10, 0.15, 0.061396241180841055)] // the same correlation within a sector
    [InlineData(0, 0.25, 0.061396241180841055)]
    [InlineData(0, 0, 0.04)]
    [InlineData(1, 0, 0.2)]
    public void Two_projects_of_a_sector_fail_together_as_often_as_the_factor_model_says(double global, double sector, double joint)
    {
        ResearchProgramme pair = Pair() with { GlobalCorrelation = global, SectorCorrelation = sector };
        AssertJoint(pair, joint);
    }

    [Fact]
    public void Projects_of_two_sectors_share_the_global_factor_only()
    {
        // mpmath 25 digits, quadrature over the common factor: Phi2(Phi^-1(0.2), Phi^-1(0.2); 0.1)
        ResearchProgramme pair = Pair();
        ResearchProject other = pair.Projects[1] with { Sector = Industry.Biomedicine };
        AssertJoint(new ResearchProgramme(pair.Projects[0], other) { GlobalCorrelation = 0.1, SectorCorrelation = 0.5 }, JointAtOneTenth);
        AssertJoint(new ResearchProgramme(pair.Projects[0], other) { SectorCorrelation = 0.5 }, 0.04);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_fused_path_equals_the_event_path_bit_for_bit(string name)
    {
        (ResearchProgramme programme, PolicyTerms terms) = Case(name);
        StageGateRun fused = StageGateRun.Fused(programme, terms, 5_003, seed: 3);
        StageGateRun events = StageGateRun.Events(programme, terms, 5_003, seed: 3);
        Assert.Equal(events.GroundUp, fused.GroundUp);
        Assert.Equal(events.Gross, fused.Gross);
        Assert.Equal(events.Claims, fused.Claims);
        Assert.Equal(events.Claims, events.Table.Count);
    }

    [Property(MaxTest = 20)]
    public void Blocks_do_not_matter(byte first, byte second)
    {
        (ResearchProgramme programme, PolicyTerms terms) = Case("mixed");
        StageGateRun whole = StageGateRun.Fused(programme, terms, 4_500, seed: 3);
        int[] cuts = [0, 1 + first, 1 + first + 13 * (1 + second), 4_500];
        double[] pieces = [.. cuts.Zip(cuts.Skip(1)).SelectMany(
            cut => StageGateRun.Fused(programme, terms, cut.Second - cut.First, seed: 3, firstYear: cut.First).Gross)];
        Assert.Equal(whole.Gross, pieces);
    }

    [Fact]
    public void A_project_added_or_moved_changes_no_other_projects_losses()
    {
        ResearchProgramme mixed = ResearchCases.Mixed;
        ResearchProgramme without = mixed with { Projects = mixed.Projects.Skip(1).ToValueList() };
        ResearchProgramme turned = mixed with { Projects = mixed.Projects.Reverse().ToValueList() };
        Assert.Equal(Losses(mixed, name => name != "drug"), Losses(without, _ => true));
        Assert.Equal(Losses(mixed, _ => true), Losses(turned, _ => true));
        Assert.Equal(
            StageGateRun.Fused(mixed, PolicyTerms.None, 3_000, seed: 8).GroundUp,
            StageGateRun.Fused(turned, PolicyTerms.None, 3_000, seed: 8).GroundUp);

        List<(int, double, double)> Losses(ResearchProgramme programme, Func<string, bool> keep)
        {
            string[] names = [.. programme.Projects.Select(project => project.Name).Order(StringComparer.Ordinal)];
            return [.. StageGateRun.Events(programme, PolicyTerms.None, 3_000, seed: 8).Rows
                .Where(row => keep(names[(int)row.Event])).Select(row => (row.Year, row.Time, row.Indemnity))];
        }
    }

    [Fact]
    public void A_lower_pass_probability_keeps_all_old_failures()
    {
        ResearchProgramme pair = Pair() with { GlobalCorrelation = 0.2 };
        ResearchProgramme riskier = pair with
        {
            Projects = pair.Projects.Select(p => p with { Stages = p.Stages.Select(s => s with { PassProbability = 0.7 }).ToValueList() }).ToValueList(),
        };
        HashSet<(int, uint)> before = [.. StageGateRun.Events(pair, PolicyTerms.None, 5_000, seed: 1).Rows.Select(row => (row.Year, row.Event))];
        HashSet<(int, uint)> after = [.. StageGateRun.Events(riskier, PolicyTerms.None, 5_000, seed: 1).Rows.Select(row => (row.Year, row.Event))];
        Assert.ProperSubset(after, before);
    }

    [Fact]
    public void A_larger_latent_means_more_loss()
    {
        ResearchProgramme pair = Pair() with { GlobalCorrelation = 0.5 };
        double[] sums = [.. new[] { -3.0, -1, 0, 1, 3 }.Select(
            latent => StageGateRun.Fused(pair, PolicyTerms.None, 4_096, seed: 6, latent: Enumerable.Repeat(latent, 4_096).ToArray()).Gross.Sum())];
        Assert.Equal(sums.Order(), sums);
        Assert.True(sums[^1] > 5 * sums[0]);

        // given the factor at z = -1 (latent 1) a project fails with probability p(z): 4.5 standard errors of 2 * 4096 draws
        double p = new VasicekPortfolio(0.2, 0.5).ConditionalFailureProbability(-1);
        Assert.Equal(2 * 4_096 * p, sums[3], 4.5 * Math.Sqrt(2 * 4_096 * p * (1 - p)));
    }

    [Fact]
    public void Without_a_latent_the_programme_draws_its_own_factor_and_a_zero_window_loses_nothing()
    {
        (ResearchProgramme programme, PolicyTerms terms) = Case("mixed");
        Assert.Equal(0, StageGateRun.Fused(programme with { Window = 0 }, terms, 3_000, seed: 1).Claims);
        Assert.NotEqual(
            StageGateRun.Fused(programme, terms, 3_000, seed: 1).Gross,
            StageGateRun.Fused(programme, terms, 3_000, seed: 1, latent: new double[3_000]).Gross);
    }

    [Fact]
    public void Times_lie_within_the_period_and_the_window()
    {
        ResearchProgramme programme = ResearchCases.Mixed;
        StageGateRun run = StageGateRun.Events(programme, PolicyTerms.None, 5_000, seed: 4);
        Assert.All(run.Rows, row => Assert.InRange(row.Time, 0, 1));
        Assert.Contains(run.Rows, row => row.Time == 1); // a failure in the fifth of the window after the period's end
        StageGateRun longer = StageGateRun.Events(programme, PolicyTerms.None, 5_000, seed: 4, period: 2);
        Assert.All(longer.Rows, row => Assert.InRange(row.Time, 0, programme.Window / 2));
        Assert.Equal(run.GroundUp, longer.GroundUp);
        Assert.Equal(run.Rows.Select(row => row.Year).Order(), run.Rows.Select(row => row.Year));
    }

    [Fact]
    public void Drivers_of_claim_rates_are_refused()
    {
        Assert.Throws<InvalidOperationException>(() => ResearchCases.Mixed.Compile(StageGateRun.Context(1, 1) with { HasRateFactor = true }));
        Assert.Throws<InvalidOperationException>(() => ResearchCases.Mixed.Compile(StageGateRun.Context(1, 1) with { ShockRate = 0.1 }));
    }

    [Fact]
    public void A_certain_failure_always_comes_and_a_certain_success_never()
    {
        ResearchProject fails = new("a", Industry.Other) { Stages = [new("s", 0, 1) { Spend = SpendCurve.FullAtFailure }] };
        ResearchProject succeeds = new("b", Industry.Other) { Stages = [new("s", 1, 1)] };
        foreach (double correlation in new[] { 0, 0.3, 1 })
        {
            ResearchProgramme both = new(fails, succeeds) { GlobalCorrelation = correlation };
            Assert.All(StageGateRun.Fused(both, PolicyTerms.None, 3_000, seed: 2).GroundUp, loss => Assert.Equal(1, loss));
        }
    }

    private const double JointAtOneTenth = 0.048117791555604513;

    private static ResearchProgramme Pair() => new(
        new ResearchProject("a", Industry.Other) { Stages = [new("s", 0.8, 1) { Spend = SpendCurve.FullAtFailure }] },
        new ResearchProject("b", Industry.Other) { Stages = [new("s", 0.8, 1) { Spend = SpendCurve.FullAtFailure }] });

    private static void AssertJoint(ResearchProgramme pair, double joint)
    {
        double found = StageGateRun.Fused(pair, PolicyTerms.None, Years, seed: 5).GroundUp.Count(loss => loss == 2) / (double)Years;
        Assert.Equal(joint, found, 4.5 * Math.Sqrt(joint * (1 - joint) / Years));
    }

    private static (ResearchProgramme Programme, PolicyTerms Terms) Case(string name) => name switch
    {
        "RD-01" => (new ResearchProgramme(ResearchCases.Clinical), PolicyTerms.None),
        "RD-02" => (new ResearchProgramme(ResearchCases.SalvagedClinical), ResearchCases.SalvagedClinicalTerms),
        "RD-13" => (ResearchCases.Portfolio, PolicyTerms.None),
        "E2E-01" => (new ResearchProgramme(ResearchCases.Chip), ResearchCases.ChipTerms),
        _ => (ResearchCases.Mixed, ResearchCases.MixedTerms),
    };
}
