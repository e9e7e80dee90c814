namespace TechRisk.Pricing.Tests.LossModels.Cyber;

/// <summary>What cyber types refuse, and what they tell the reader.</summary>
public class CyberRefusalTests
{
    private static readonly CyberPeril Attack = new("attack", new Poisson(0.2), new LogNormal(10, 1));

    [Fact]
    public void Wrong_values_are_refused_by_name()
    {
        Assert.Equal("Branching", Assert.Throws<ArgumentOutOfRangeException>(() => new Hawkes(1, 1, 12) { Start = HawkesStart.Stationary }).ParamName);
        Assert.Equal("Branching", Assert.Throws<ArgumentOutOfRangeException>(() => new Hawkes(1, 0.5, 12) { Start = HawkesStart.Stationary } with { Branching = 1.2 }).ParamName);
        Assert.Equal("Branching", Assert.Throws<ArgumentOutOfRangeException>(() => new Hawkes(1, 1.2, 12).StationaryRate).ParamName);
        Assert.Equal("Decay", Assert.Throws<ArgumentOutOfRangeException>(() => new Hawkes(1, 0.5, 0)).ParamName);
        Assert.Equal("Baseline", Assert.Throws<ArgumentOutOfRangeException>(() => new Hawkes(-1, 0.5, 12)).ParamName);
        Assert.Equal("HourlyLoss", Assert.Throws<ArgumentOutOfRangeException>(() => new OutageLoss(new Exponential(10), 0)).ParamName);
        Assert.Equal("DependencyShare", Assert.Throws<ArgumentOutOfRangeException>(() => new OutageLoss(new Exponential(10), 1) { DependencyShare = 1.1 }).ParamName);
        Assert.Equal("Records", Assert.Throws<ArgumentOutOfRangeException>(() => new RecordsLoss(new Discrete((0, 0.5), (10, 0.5)))).ParamName);
        Assert.Equal("Components", Assert.Throws<ArgumentOutOfRangeException>(() => new CyberPeril("a", new Poisson(1))).ParamName);
        Assert.Equal("Components", Assert.Throws<ArgumentOutOfRangeException>(() => new CyberPeril("a", new Poisson(1), new Exponential(1), new Exponential(2))).ParamName);
        Assert.Equal("Tags", Assert.Throws<ArgumentOutOfRangeException>(() => Attack with { Tags = ["x", "x"] }).ParamName);
        Assert.Equal("Perils", Assert.Throws<ArgumentOutOfRangeException>(() => new CyberRisk { Perils = [Attack, Attack] }).ParamName);
        Assert.Equal("Systemic", Assert.Throws<ArgumentOutOfRangeException>(() => new CyberRisk { Systemic = [new("x", 1), new("x", 2)] }).ParamName);
        Assert.Equal("WaitingHours", Assert.Throws<ArgumentOutOfRangeException>(() => new PolicyTerms { WaitingHours = -12 }).ParamName);
        Assert.Equal("Cap", Assert.Throws<ArgumentOutOfRangeException>(() => new Relativities { Cap = 0.1 }.Used).ParamName);
        Assert.Equal("DampedFactors", Assert.Throws<ArgumentOutOfRangeException>(() => new Relativities { DampedFactors = [0] }).ParamName);
    }

    [Fact]
    public void A_section_has_hours_or_not()
    {
        CyberPeril mixed = new("b", new Poisson(1), new OutageLoss(new Exponential(10), 1) { Section = "loss" });
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => new CyberRisk { Perils = [Attack, mixed] });
        Assert.Contains("outages only or of none", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Terms_that_leave_no_closed_form_are_refused_with_the_way_out()
    {
        CyberRisk risk = new()
        {
            Perils = [new("a", new Poisson(1), new AmountLoss(new Exponential(1)) { Section = "x" }, new AmountLoss(new Exponential(2)) { Section = "y" }) { ComponentDependence = ComponentDependence.Independent }],
        };
        foreach (PolicyTerms terms in (PolicyTerms[])
            [new() { Retention = 1 }, new() { EventHours = 72 }, new() { AggregateLimit = 5 }, new() { Sections = [new("x") { AggregateLimit = 4 }] }])
        {
            Assert.Contains("simulate instead", Assert.Throws<InvalidOperationException>(() => risk.Moments(terms)).Message, StringComparison.Ordinal);
        }

        Assert.Contains("no section", Assert.Throws<InvalidOperationException>(() => risk.Moments(new PolicyTerms { WaitingHours = 12 })).Message, StringComparison.Ordinal);
        Assert.Contains("'z'", Assert.Throws<InvalidOperationException>(() => new Cover("cyber", risk).PaidOfEvent(("z", 1, 0))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_common_shock_is_refused_with_the_way_out()
    {
        Submission firm = new("Firm") { Covers = [new("cyber", new CyberRisk { Perils = [Attack] })], Dependence = new CommonShock(0.1) };
        Assert.Contains("SystemicEvent", Assert.Throws<InvalidOperationException>(() => firm.Simulate(100, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_name_explosive_arrivals_mixed_data_and_a_double_count()
    {
        CyberRisk risk = new()
        {
            Perils =
            [
                new("a", new Hawkes(1, 1.5, 2), new Exponential(1)) { SeverityBasis = SeverityBasis.Claims },
                new("b", new Poisson(1), new Exponential(1)) { SeverityBasis = SeverityBasis.PublicLosses, Tags = ["cloud-a"] },
            ],
        };
        string[] codes = [.. risk.Findings(1).Select(finding => $"{finding.Code} {finding.Path}")];
        Assert.Contains("hawkes.explosive lossModel.perils[0].arrivals.branching", codes);
        Assert.Contains("cyber.mixed-basis lossModel.perils", codes);
        Assert.Contains("cyber.systemic-share lossModel.perils[1]", codes);
        Assert.Contains(new CyberRisk().Findings(1), finding => finding.Code == "cyber.no-peril");
        YearLossTable undefined = new Submission("Firm", new Cover("cyber", risk)).Simulate(100, 1);
        Assert.Contains(undefined.Findings, finding => finding.Code == "systemic.undefined");
    }

    [Fact]
    public void Starter_parameters_that_nobody_confirmed_are_named_in_the_quote()
    {
        CyberRisk risk = new() { Perils = [CyberPeril.Breach(2_500_000), CyberPeril.Ransomware(400_000), CyberPeril.FundsTransfer(), CyberPeril.SystemFailure(5_000), CyberPeril.Liability(2_500_000)] };
        Submission firm = new("Firm", new Cover("cyber", risk, new PolicyTerms { Retention = 50_000, Limit = 5e6, AggregateLimit = 10e6, WaitingHours = 12 }));
        Quote quote = firm.Price(new PricingBasis(new WangTransform(0.35)), 2_000, 1);
        Assert.Contains(quote.Findings, finding => finding.Path.Contains("perils[1].components[0].severity.sigma", StringComparison.Ordinal));
        Assert.Contains(firm.Covers[0].AllSources, source => source.Path == "lossModel.perils[0].components[0].slope" && source.Provenance.IsConfirmed);
    }

    [Fact]
    public void Infinite_moments_stay_infinite_and_limits_make_them_finite()
    {
        CyberRisk heavy = new() { Perils = [new("a", new Poisson(1), new Pareto(0.9, 1_000)), new("b", new Hawkes(1, 0.4, 9), new Exponential(5))] };
        Assert.Equal(double.PositiveInfinity, heavy.Moments(PolicyTerms.None).Mean);
        Assert.False(heavy.TailAfter(PolicyTerms.None, 1).MeanMayBeFinite);
        Assert.True(double.IsFinite(heavy.Moments(new PolicyTerms { Limit = 1e6 }).Variance));
        Assert.True(heavy.TailAfter(new PolicyTerms { Limit = 1e6 }, 1).VarianceMayBeFinite);
        Assert.Equal(5e6, heavy.TailAfter(new PolicyTerms { AggregateLimit = 5e6 }, 1).RightEnd);
        CyberRisk bounded = new() { Perils = [new("a", new Binomial(3, 0.1), new Exponential(5))] };
        Assert.Equal(30, bounded.TailAfter(new PolicyTerms { Limit = 10 }, 1).RightEnd);
        Assert.Equal(2 / 0.7583576, new CyberRisk { Perils = [new("a", new Poisson(1), new RecordsLoss(new Pareto(2, 100)))] }.TailAfter(PolicyTerms.None, 1).FiniteMoments);
    }

    [Fact]
    public void Any_law_of_records_gives_a_cost()
    {
        // Pareto records of shape 1.5 from 1,000: quadrature with mpmath 1.2.1
        Severity cost = new RecordsLoss(new Pareto(1.5, 1_000)).Amount;
        Assert.Equal(945651.0542434534, cost.Mean, 1e-9 * 945651);
        Assert.Equal(0.003047056354231885761, cost.Survival(1e7), 1e-9 * 0.003);
        Assert.Equal(914493.7416783834610, cost.LimitedExpectedValue(1e7), 1e-9 * 914493);
        Assert.Equal(double.PositiveInfinity, cost.Variance);
        double loss = cost.InverseSurvival(0.01);
        Assert.Equal(0.01, cost.Survival(loss), 1e-12);
        Assert.Equal(3 * cost.Mean, cost.Times(3).Mean, 1e-9 * cost.Mean);
    }

    [Fact]
    public void A_cost_close_to_its_records_is_as_exact_as_one_with_a_wide_residual()
    {
        // quadrature with mpmath 1.2.1 over the logarithm of the records, in pieces of the residual deviation
        Severity weibull = new RecordsLoss(new Weibull(0.7, 3_000)) { ResidualDeviation = 0.1 }.Amount;
        Assert.Equal(0.346305616454755543, weibull.Survival(1e6), 1e-10);
        Assert.Equal(602413.030545507705, weibull.LimitedExpectedValue(1e6), 1e-3);
        Severity pareto = new RecordsLoss(new TruncatedPareto(0.57, 5e4, 2e8)) { ResidualDeviation = 0.02 }.Amount;
        Assert.Equal(0.36199076234997065, pareto.Survival(3e7), 1e-10);
        Assert.Equal(20339622.1660032465, pareto.LimitedExpectedValue(3e7), 1e-2);
    }
}
