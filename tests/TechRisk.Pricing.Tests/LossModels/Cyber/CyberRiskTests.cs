using TechRisk.Pricing.Tests.Simulation;

namespace TechRisk.Pricing.Tests.LossModels.Cyber;

/// <summary>Laws of cyber risks over random parameters: exact moments and simulation, both paths of the engine, addresses.</summary>
public class CyberRiskTests
{
    private const long Seed = 29;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Exact_moments_are_those_of_the_simulation(int seed)
    {
        RandomRisks random = new(seed);
        CyberRisk risk = random.Risk();
        PolicyTerms inside = random.Inside();
        AreNear(risk, PolicyTerms.None, seed);
        AreNear(risk, inside, seed);
        CyberRisk single = risk with { Perils = [risk.Perils[0], risk.Perils[1] with { ComponentDependence = ComponentDependence.Comonotone, Tags = [] }, risk.Perils[2] with { Tags = [] }] };
        PolicyTerms layer = random.Layer() with { WaitingHours = inside.WaitingHours, IndemnityHours = inside.IndemnityHours, Sections = inside.Sections };
        AreNear(single, random.Layer(), seed);
        AreNear(single, layer, seed);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_event_path_gives_the_bits_of_the_fused_path(int seed)
    {
        RandomRisks random = new(seed);
        CyberRisk risk = random.Risk();
        risk = (CyberRisk)risk.ScaleFrequency(3); // years with many events
        Dependence dependence = (seed % 3) switch { 0 => Independent.Instance, 1 => new GaussianCopula(0.4), _ => new SharedRateFactor(new Gamma(4, 0.25)) };
        Submission firm = new("Firm") { Covers = [new("risk", risk, random.Layer()), Companies.Cyber], Dependence = dependence };
        SimulationPlan plan = SimulationPlan.Compile(firm, 5_000, Seed);
        double[][] sums = [.. Enum.GetValues<LossPath>().Select(path =>
        {
            BlockKernel kernel = new(plan, path);
            double[] groundUp = new double[2_048];
            double[] gross = new double[2_048];
            kernel.Begin(new YearBlock(2_048, 2_048));
            kernel.Fill(new YearBlock(2_048, 2_048), 0, groundUp, gross);
            return groundUp.Concat(gross).ToArray();
        })];
        Companies.SameBits(sums[0], sums[1]);
        Assert.Contains(sums[0], value => value > 0);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1_000, 1_500)]
    [InlineData(2_047, 2)]
    public void Any_grouping_of_years_gives_the_same_bits(long first, int count)
    {
        CyberRisk risk = new RandomRisks(3).Risk();
        Submission firm = new("Firm") { Covers = [new("cyber", risk, new RandomRisks(3).Layer())], Dependence = new SharedRateFactor(new Gamma(4, 0.25)) };
        SimulationPlan plan = SimulationPlan.Compile(firm, 4_096, Seed);
        YearLossTable table = LocalRunner.AllCores.Run(plan);
        foreach (LossPath path in Enum.GetValues<LossPath>())
        {
            BlockKernel kernel = new(plan, path);
            double[] gross = new double[count];
            kernel.Begin(new YearBlock(first, count));
            kernel.Fill(new YearBlock(first, count), 0, new double[count], gross);
            Companies.SameBits(table.Covers[0].Gross.Values.Slice((int)first, count), gross);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_peril_a_component_or_the_order_moves_no_number_of_another(int seed)
    {
        CyberRisk risk = new RandomRisks(seed).Risk();
        Dictionary<string, double[]> all = BySection(risk);
        CyberRisk reversed = risk with { Perils = risk.Perils.Reverse().ToValueList(), Systemic = risk.Systemic.Reverse().ToValueList() };
        CyberRisk more = risk with { Perils = [new("a first one", new Poisson(0.7), new AmountLoss(new Exponential(1)) { Section = "more" }), .. risk.Perils] };
        CyberPeril changed = risk.Perils[1] with { Components = [risk.Perils[1].Components[0], ((OutageLoss)risk.Perils[1].Components[1]) with { Hours = new Exponential(3) }] };
        CyberRisk other = risk with { Perils = [risk.Perils[0], changed, risk.Perils[2]] };
        Companies.SameBits(Total(risk), Total(reversed));
        foreach (string section in all.Keys)
        {
            Companies.SameBits(all[section], BySection(more)[section]);
            if (section != "business interruption")
            {
                Companies.SameBits(all[section], BySection(other)[section]);
            }
        }
    }

    [Fact]
    public void Raising_a_rate_keeps_every_old_amount()
    {
        foreach (Arrivals arrivals in (Arrivals[])[new Poisson(0.3), new NegativeBinomial(0.3, 1.5), new ClusterArrivals(0.2, new Geometric(2)), new Hawkes(0.3, 0.4, 9)])
        {
            CyberRisk risk = new() { Perils = [new("incident", arrivals, new LogNormal(10, 1))] };
            double[] before = [.. Events(risk).Select(row => row.Indemnity).Order()];
            double[] after = [.. Events((CyberRisk)risk.ScaleFrequency(1.7)).Select(row => row.Indemnity).Order()];
            Assert.True(after.Length > before.Length);
            Assert.Empty(before.Except(after));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void One_peril_without_systemic_events_is_frequency_and_severity(int seed)
    {
        RandomRisks random = new(seed);
        Frequency count = new NegativeBinomial(random.Between(0.2, 3), random.Between(1.1, 3));
        Severity size = new LogNormal(random.Between(9, 11), random.Between(0.5, 1.5));
        PolicyTerms terms = random.Layer();
        CyberRisk risk = new() { Perils = [new("incident", count, size)] };
        FrequencySeverity same = new(count, size);
        AnnualMoments expected = same.Moments(terms, 1.5);
        AnnualMoments actual = risk.Moments(terms, 1.5);
        Assert.Equal(expected.Mean, actual.Mean, 1e-10 * expected.Mean);
        Assert.Equal(expected.Variance, actual.Variance, 1e-10 * expected.Variance);
        Assert.Equal(same.TailAfter(terms, 1), risk.TailAfter(terms, 1));
        Assert.Equal(same.TailAfter(PolicyTerms.None, 1), risk.TailAfter(PolicyTerms.None, 1));
        SampledLoss law = new Submission("Firm", new Cover("cyber", risk, terms)).Simulate(100_000, Seed).Net;
        AnnualLoss exact = new Cover("cyber", same, terms).Aggregate();
        foreach (double level in (double[])[0.5, 0.9, 0.99])
        {
            Estimate quantile = law.Quantile(level);
            Estimate known = exact.Quantile(level);
            Assert.True(quantile.Lower - 2 * quantile.StandardError <= known.Upper && quantile.Upper + 2 * quantile.StandardError >= known.Lower, $"{level}: {quantile} against {known}");
        }
    }

    [Fact]
    public void Comonotone_components_add_their_quantiles()
    {
        LogNormal first = new(10, 1);
        Gamma second = new(2, 30_000);
        CyberRisk risk = new()
        {
            Perils = [new("attack", new Binomial(1, 1), new AmountLoss(first) { Section = "a" }, new AmountLoss(second) { Section = "b" })],
        };
        SampledLoss loss = new Submission("Firm", new Cover("cyber", risk)).Simulate(100_000, Seed).Net;
        foreach (double level in (double[])[0.1, 0.5, 0.9, 0.99])
        {
            double expected = first.Quantile(level) + second.Quantile(level);
            Estimate quantile = loss.Quantile(level);
            Assert.True(Math.Abs(quantile.Value - expected) <= 4.5 * quantile.StandardError, $"{level}: {quantile} against {expected}");
        }
    }

    [Fact]
    public void The_layer_of_comonotone_components_is_that_of_another_program()
    {
        // lognormal(10, 1) and 4,000 times an outage of lognormal(ln 24, 1.2) hours less 12, at most 100 hours and 300,000; layer of
        // 400,000 above 20,000: quadrature over the common normal variable with mpmath 1.2.1
        CyberRisk risk = new()
        {
            Perils =
            [
                new(
                    "attack",
                    new Binomial(1, 1),
                    new AmountLoss(new LogNormal(10, 1)) { Section = "extortion" },
                    new OutageLoss(new LogNormal(Math.Log(24), 1.2), 5_000) { DependencyShare = 0.8 }),
            ],
        };
        PolicyTerms terms = new()
        {
            Retention = 20_000, Limit = 400_000, WaitingHours = 12, IndemnityHours = 100, Sections = [new("business interruption") { Limit = 300_000 }],
        };
        AnnualMoments exact = risk.Moments(terms);
        Assert.Equal(112586.09091724371, exact.Mean, 1e-9 * 112586);
        Assert.Equal(30993979049.364929 - 112586.09091724371 * 112586.09091724371, exact.Variance, 1e-8 * 3e10);
    }

    [Fact]
    public void Terms_that_take_nothing_are_no_terms()
    {
        CyberRisk risk = new RandomRisks(5).Risk();
        PolicyTerms nothing = new()
        {
            WaitingHours = 0, IndemnityHours = double.PositiveInfinity, Sections = [.. risk.Sections.Select(name => new SectionTerms(name) { Order = SectionOrder.SublimitFirst })],
        };
        AnnualMoments none = risk.Moments(PolicyTerms.None);
        AnnualMoments same = risk.Moments(nothing);
        Assert.Equal(none.Mean, same.Mean, 1e-12 * none.Mean);
        Assert.Equal(none.Variance, same.Variance, 1e-11 * none.Variance);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_qualifying_period_pays_no_less_than_a_deductible_and_orders_agree_without_a_share(int seed)
    {
        RandomRisks random = new(seed);
        CyberRisk risk = random.Risk();
        PolicyTerms terms = random.Inside();
        double deductible = risk.Moments(terms with { WaitingForm = WaitingForm.Deductible }).Mean;
        double qualifying = risk.Moments(terms with { WaitingForm = WaitingForm.Qualifying }).Mean;
        Assert.True(qualifying >= deductible * (1 - 1e-12), $"{qualifying} against {deductible}");
        SectionTerms section = new("extortion") { Limit = 90_000 };
        Assert.Equal(
            risk.Moments(terms with { Sections = [section] }).Mean,
            risk.Moments(terms with { Sections = [section with { Order = SectionOrder.SublimitFirst }] }).Mean,
            1e-9);
    }

    [Fact]
    public void A_copula_leaves_the_law_of_the_risk_as_it_is()
    {
        CyberRisk risk = new() { Perils = [new("a", new Poisson(2), new Exponential(1)), new("b", new NegativeBinomial(1, 2), new Exponential(3))] };
        Submission firm = new("Firm") { Covers = [new("cyber", risk), new("other", new Poisson(5), new Exponential(1))], Dependence = new GaussianCopula(0.8) };
        YearLossTable losses = firm.Simulate(200_000, Seed);
        SampledLoss loss = losses["cyber"].Gross;
        AnnualMoments exact = risk.Moments(PolicyTerms.None);
        Assert.True(Math.Abs(loss.Mean.Value - exact.Mean) <= 4.5 * loss.Mean.StandardError);
        Assert.True(Math.Abs(loss.StandardDeviation.Value - exact.StandardDeviation) <= 4.5 * loss.StandardDeviation.StandardError);
        double[] x = [.. loss.Values.ToArray()];
        double[] y = [.. losses["other"].Gross.Values.ToArray()];
        double covariance = x.Zip(y, (a, b) => (a - x.Average()) * (b - y.Average())).Average();
        Assert.True(covariance > 0.5, $"the copula ties the covers: covariance {covariance}");
    }

    private static void AreNear(CyberRisk risk, PolicyTerms terms, long seed)
    {
        AnnualMoments exact = risk.Moments(terms);
        SampledLoss loss = new Submission("Firm", new Cover("cyber", risk, terms)).Simulate(60_000, 100 + seed).Net;
        Assert.True(Math.Abs(loss.Mean.Value - exact.Mean) <= 4.5 * loss.Mean.StandardError, $"mean {loss.Mean} against {exact.Mean}");
        Estimate deviation = loss.StandardDeviation;
        Assert.True(Math.Abs(deviation.Value - exact.StandardDeviation) <= 4.5 * deviation.StandardError, $"deviation {deviation} against {exact.StandardDeviation}");
    }

    private static List<LossEvent> Events(CyberRisk risk, int years = 2_048)
    {
        Cover cover = new("cyber", risk);
        SimulationPlan plan = SimulationPlan.Compile(new Submission("Firm", cover), years, Seed);
        BlockKernel kernel = new(plan);
        YearBlock block = new(0, years);
        kernel.Begin(block);
        return kernel.Events(block, 0).ToLossEvents(cover);
    }

    private static Dictionary<string, double[]> BySection(CyberRisk risk) => Events(risk)
        .GroupBy(row => row.Section).ToDictionary(group => group.Key, group => group.Select(row => row.Indemnity).ToArray());

    private static double[] Total(CyberRisk risk) => new Submission("Firm", new Cover("cyber", risk)).Simulate(4_096, Seed).Net.Values.ToArray();
}
