namespace TechRisk.Pricing.Tests.LossModels.Products;

/// <summary>Addresses of the events of product risks, what drives them, and what is refused.</summary>
public class ProductRiskTests
{
    private static readonly ProductLine Pump = new("pump", new Poisson(2), new MixedExponential((0.8, 60_000), (0.2, 500_000)))
    {
        Batches = new BatchLaw(0.5, new ZeroTruncated(new Geometric(4))),
        Defence = new JointDefence(new Exponential(9_000), new GumbelCopula(1.4)),
    };

    private static readonly ProductLine Valve = new("valve", new Poisson(1), new LogNormal(10, 1)) { Batches = new BatchLaw(0.3, new Logarithmic(2)) { HasClause = false } };

    [Fact]
    public void A_line_or_a_recall_added_moves_no_number_of_another()
    {
        ProductRisk alone = new() { Lines = [Pump] };
        ProductRisk more = new() { Lines = [Valve, Pump], Recall = new ProductRecall(1, 100, 10, new Beta(1, 2)) };
        Assert.Equal(Rows(alone, "pump"), Rows(more, "pump"));
        Assert.Equal(Rows(alone with { Lines = [Pump with { Batches = null }] }, "pump"), Rows(more with { Lines = [Valve, Pump with { Batches = null }] }, "pump"));
        Assert.True(Rows(more, "valve").Count > 1_000);
    }

    [Fact]
    public void A_higher_rate_keeps_every_old_claim()
    {
        ProductRisk risk = new() { Lines = [Pump, Valve] };
        List<(int, double, double)> before = Rows(risk, "pump");
        HashSet<(int, double, double)> after = [.. Rows((ProductRisk)risk.ScaleFrequency(1.3), "pump")];
        Assert.True(after.Count > before.Count);
        Assert.All(before, row => Assert.Contains(row, after));
    }

    [Fact]
    public void Events_of_a_year_stand_in_the_order_of_their_times()
    {
        EventBlock events = Events(new ProductRisk { Lines = [Pump, Valve], Trigger = new ClaimsMadeTrigger { ExtendedReportingYears = 2 } }, new PolicyTerms());
        for (int row = 1; row < events.Count; row++)
        {
            Assert.True(events.Year[row] > events.Year[row - 1] || (events.Year[row] == events.Year[row - 1] && events.Time[row] >= events.Time[row - 1] && events.Event[row] == events.Event[row - 1] + 1));
        }
    }

    [Fact]
    public void With_the_clause_a_batch_is_one_event_with_the_sum_of_its_claims()
    {
        ProductRisk clause = new() { Claims = new FrequencySeverity(new Poisson(0), new Exponential(50_000)), Batches = Pump.Batches };
        ProductRisk single = clause with { Batches = Pump.Batches! with { HasClause = false } };
        EventBlock together = Events(clause, PolicyTerms.None);
        EventBlock apart = Events(single, PolicyTerms.None);
        Assert.True(apart.Count > 3 * together.Count);
        SampledLoss a = new Submission("Firm", new Cover("product", clause)).Simulate(20_000, 3).GroundUp;
        SampledLoss b = new Submission("Firm", new Cover("product", single)).Simulate(20_000, 3).GroundUp;
        Assert.Equal(a.Mean.Value, b.Mean.Value, 1e-9 * a.Mean.Value);
        PolicyTerms retention = new() { Retention = 100_000 };
        Assert.True(clause.Moments(retention).Mean > 3 * single.Moments(retention).Mean);
    }

    [Fact]
    public void A_copula_moves_single_claims_of_all_lines_and_keeps_their_laws()
    {
        ProductRisk risk = new() { Lines = [Pump with { Defence = null }, Valve] };
        Submission tied = new("Firm", new Cover("product", risk), new Cover("other", new Poisson(2), new Exponential(1e5))) { Dependence = new GaussianCopula(0.8) };
        YearLossTable table = tied.Simulate(200_000, 5);
        AnnualMoments exact = risk.Moments(PolicyTerms.None);
        SampledLoss loss = table.Covers[0].Gross;
        Assert.True(Math.Abs(loss.Mean.Value - exact.Mean) <= 4.5 * loss.Mean.StandardError, $"{loss.Mean} against {exact.Mean}");
        Assert.True(Math.Abs(loss.StandardDeviation.Value - exact.StandardDeviation) <= 4.5 * loss.StandardDeviation.StandardError, $"{loss.StandardDeviation} against {exact.StandardDeviation}");
        Assert.Equal(LatentDriver.ClaimCount, risk.Driver);
        Assert.Equal(LatentDriver.None, new ProductRisk { Recall = new ProductRecall(1, 1, 1, new Beta(1, 1)) }.Driver);
    }

    [Fact]
    public void A_rate_factor_multiplies_claims_and_batches()
    {
        ProductRisk risk = new() { Lines = [Pump with { Defence = null }] };
        Submission tied = new("Firm", new Cover("product", risk)) { Dependence = new SharedRateFactor(new Gamma(2, 0.5)) };
        SampledLoss loss = tied.Simulate(200_000, 6).Net;
        AnnualMoments given = risk.Moments(PolicyTerms.None);

        // E Var + Var E with a factor of mean 1 and variance 1/2
        double deviation = Math.Sqrt(given.Variance + (0.5 * given.Mean * given.Mean));
        Assert.True(Math.Abs(loss.Mean.Value - given.Mean) <= 4.5 * loss.Mean.StandardError, $"{loss.Mean} against {given.Mean}");
        Assert.True(Math.Abs(loss.StandardDeviation.Value - deviation) <= 4.5 * loss.StandardDeviation.StandardError, $"{loss.StandardDeviation} against {deviation}");
    }

    [Fact]
    public void Terms_of_the_year_do_not_see_costs_outside_the_limit_and_costs_by_share_follow_what_is_paid()
    {
        ProductRisk risk = new() { Claims = new FrequencySeverity(new Binomial(3, 1), new Discrete((100, 1))), DefenceLaw = new DefenceRatio(0.2) };
        PolicyTerms terms = new() { AggregateLimit = 250 };
        Assert.Equal(250 + 60, Constant(risk, terms), 1e-12);
        Assert.Equal(250 + 50, Constant(risk with { DefenceCosts = DefenceCosts.PaidShare }, terms), 1e-12);
        Assert.Equal(250 + 50, Constant(risk with { DefenceCosts = DefenceCosts.ProRata }, terms), 1e-12);
        Assert.Equal(250, Constant(risk with { DefenceCosts = DefenceCosts.Inside }, terms), 1e-12);
        Assert.Equal(60 + 60, Constant(risk, new PolicyTerms { AggregateRetention = 240 }), 1e-12);
        Assert.Equal(60 + 12, Constant(risk with { DefenceCosts = DefenceCosts.PaidShare }, new PolicyTerms { AggregateRetention = 240 }), 1e-12);

        // layers of 60 above 20: outside 60 + 20; in proportion 60 (1 + 20 / 80); by the paid share 60 (1 + 20 / 100)
        PolicyTerms layer = new() { Retention = 20, Limit = 60 };
        Assert.Equal(3 * 80, Constant(risk, layer), 1e-12);
        Assert.Equal(3 * 75, Constant(risk with { DefenceCosts = DefenceCosts.ProRata }, layer), 1e-12);
        Assert.Equal(3 * 72, Constant(risk with { DefenceCosts = DefenceCosts.PaidShare }, layer), 1e-12);
        Assert.Equal(3 * 60, Constant(risk with { DefenceCosts = DefenceCosts.Inside }, layer), 1e-12);
    }

    [Fact]
    public void The_exact_engine_takes_lines_and_batches_as_one_compound()
    {
        ProductRisk risk = new() { Lines = [Pump with { Defence = new DefenceRatio(0.1) }, new("seal", new Poisson(1), new Exponential(20_000)) { Defence = new DefenceRatio(0.1) }], DefenceCosts = DefenceCosts.PaidShare };
        PolicyTerms terms = new() { Retention = 20_000, Limit = 1e6 };
        LatticeLoss exact = new Cover("product", risk, terms).Aggregate();
        AnnualMoments moments = risk.Moments(terms);
        Assert.Equal(moments.Mean, exact.Mean.Value, 1e-9 * moments.Mean);
        Assert.Equal(moments.StandardDeviation, exact.StandardDeviation.Value, 1e-6 * moments.StandardDeviation);
        SampledLoss loss = new Submission("Firm", new Cover("product", risk, terms)).Simulate(200_000, 8).Net;
        Estimate quantile = loss.Quantile(0.99);
        Assert.True(Math.Abs(quantile.Value - exact.Quantile(0.99).Value) <= 4.5 * quantile.StandardError, $"{quantile} against {exact.Quantile(0.99)}");
        Assert.Equal(risk.MomentsOf("pump", terms).Mean + risk.MomentsOf("seal", terms).Mean, moments.Mean, 1e-9 * moments.Mean);
    }

    [Fact]
    public void The_exact_engine_takes_batches_of_any_claim()
    {
        // the table of a batch against its closed form
        BatchLaw batches = new(0.5, new ZeroTruncated(new Geometric(4)));
        PolicyTerms terms = new() { Retention = 20_000, Limit = 1e6, AggregateLimit = 2e6 };
        MixedExponential claim = new((0.8, 20_000), (0.2, 150_000));
        LatticeLoss closed = new Cover("p", batches.Frequency, batches.LossOf(claim), terms).Aggregate();
        LatticeLoss tabulated = new Cover("p", batches.Frequency, new BatchSum(batches.Claims, claim), terms).Aggregate();
        Assert.Equal(closed.Mean.Value, tabulated.Mean.Value, 1e-7 * closed.Mean.Value);
        Assert.Equal(closed.StandardDeviation.Value, tabulated.StandardDeviation.Value, 1e-6 * closed.Mean.Value);
        Assert.Equal(closed.Quantile(0.995).Value, tabulated.Quantile(0.995).Value, 1e-4 * closed.Quantile(0.995).Value);

        // lognormal claims, against the simulation and the moments
        ProductRisk risk = new() { Claims = new FrequencySeverity(new Poisson(0.5), new LogNormal(10, 1)), Batches = batches };
        LatticeLoss exact = new Cover("p", risk, terms).Aggregate();
        Assert.Contains(exact.Findings, finding => finding.Code == "lattice.tabulated-claims");
        SampledLoss loss = new Submission("Firm", new Cover("p", risk, terms)).Simulate(200_000, 21).Net;
        Assert.True(Math.Abs(loss.Mean.Value - exact.Mean.Value) <= 4.5 * loss.Mean.StandardError, $"{loss.Mean} against {exact.Mean}");
        Assert.True(Math.Abs(loss.Quantile(0.99).Value - exact.Quantile(0.99).Value) <= 4.5 * loss.Quantile(0.99).StandardError, $"{loss.Quantile(0.99)} against {exact.Quantile(0.99)}");
        PolicyTerms layer = terms with { AggregateLimit = double.PositiveInfinity };
        AnnualMoments moments = risk.Moments(layer);
        LatticeLoss unlimited = new Cover("p", risk, layer).Aggregate();
        Assert.Equal(moments.Mean, unlimited.Mean.Value, 1e-7 * moments.Mean);
        Assert.Equal(moments.StandardDeviation, unlimited.StandardDeviation.Value, 1e-5 * moments.StandardDeviation);
    }

    [Fact]
    public void Terms_of_sections_have_closed_forms_where_each_event_lies_in_one()
    {
        ProductRisk risk = new()
        {
            Claims = new FrequencySeverity(new Poisson(2), new Exponential(50_000)),
            Batches = new BatchLaw(0.5, new ZeroTruncated(new Geometric(3))),
            Recall = new ProductRecall(0.4, 1_000, 300, new Beta(2, 3)) { FixedCost = 50_000 },
        };
        PolicyTerms terms = new()
        {
            Retention = 20_000,
            Limit = 500_000,
            Sections = [new("liability") { Limit = 300_000, InsuredShare = 0.1, Order = SectionOrder.SublimitFirst }, new("recall") { InsuredShare = 0.2, Limit = 120_000 }],
        };
        AnnualMoments exact = risk.Moments(terms);
        SampledLoss loss = new Submission("Firm", new Cover("p", risk, terms)).Simulate(200_000, 31).Net;
        Assert.True(Math.Abs(loss.Mean.Value - exact.Mean) <= 4.5 * loss.Mean.StandardError, $"{loss.Mean} against {exact.Mean}");
        Assert.True(Math.Abs(loss.StandardDeviation.Value - exact.StandardDeviation) <= 4.5 * loss.StandardDeviation.StandardError, $"{loss.StandardDeviation} against {exact.StandardDeviation}");
        LatticeLoss lattice = new Cover("p", risk, terms).Aggregate();
        Assert.Equal(exact.Mean, lattice.Mean.Value, 1e-6 * exact.Mean);

        // a share of 1 - 0.2 of the recall's cost up to 120,000, less the retention of 20,000: a layer of 100,000 above it
        double recall = 0.4 * 0.8 * (new Shifted(new Beta(2, 3).Times(300_000), 50_000).LimitedExpectedValue(150_000) - 25_000);
        Assert.Equal(recall, risk.MomentsOf("recall", terms).Mean, 1e-9 * recall);
        Assert.Throws<InvalidOperationException>(() => risk.Moments(new PolicyTerms { Sections = [new("recall") { AggregateLimit = 1e5 }] }));
        Assert.Throws<InvalidOperationException>(() => (risk with { DefenceLaw = new DefenceRatio(0.1) }).Moments(terms));
    }

    [Fact]
    public void A_line_that_is_no_longer_sold_still_has_reported_claims()
    {
        // exposures 0, 100, 80 and lags .5, .3, .2: 0.3 x 100 + 0.2 x 80 claims of 1 a unit
        ProductLine line = new("old", new Poisson(1), new Exponential(10)) { Exposure = 0, PastExposures = [100, 80], ReportLag = [0.5, 0.3, 0.2] };
        Assert.Equal(460, line.MatureClaimsMadeCost, 1e-10);
        Assert.Equal(0, line.OccurrenceCost);
        Assert.Equal(0, line.ExpectedClaims);
        Assert.Equal(30.0 / 46, line.StepFactor(2), 1e-14);
        Assert.Equal(460, new ProductRisk { Lines = [line], Trigger = new ClaimsMadeTrigger() }.Moments(PolicyTerms.None).Mean, 1e-10);
        Assert.Equal(0, new ProductRisk { Lines = [line] }.Moments(PolicyTerms.None).Mean);
        Assert.Equal(200, line.TailCost(new ClaimsMadeTrigger { ExtendedReportingYears = 9 }), 1e-10);
        Assert.Equal(0, new ProductRisk { Lines = [line with { PastExposures = [] }], Trigger = new ClaimsMadeTrigger() }.Moments(PolicyTerms.None).Mean);
    }

    [Fact]
    public void What_is_wrong_is_refused()
    {
        FrequencySeverity claims = new(new Poisson(1), new Exponential(1));
        Assert.Equal("Claims", Assert.Throws<ArgumentOutOfRangeException>(() => new BatchLaw(1, new Geometric(3))).ParamName);
        Assert.Equal("ReportLag", Assert.Throws<ArgumentOutOfRangeException>(() => Pump with { ReportLag = [0.5, 0.4] }).ParamName);
        Assert.Equal("SeverityTrend", Assert.Throws<ArgumentOutOfRangeException>(() => Pump with { SeverityTrend = -1 }).ParamName);
        Assert.Equal("Exposure", Assert.Throws<ArgumentOutOfRangeException>(() => Pump with { Exposure = -1 }).ParamName);
        Assert.Equal("Ratio", Assert.Throws<ArgumentOutOfRangeException>(() => new DefenceRatio(-0.1)).ParamName);
        Assert.Equal("RetroactiveYears", Assert.Throws<ArgumentOutOfRangeException>(() => new ClaimsMadeTrigger(-1)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => ClaimsMadeTrigger.AtStep(0));
        Assert.Equal("Share", Assert.Throws<ArgumentOutOfRangeException>(() => new ProductRecall(1, 1, 1, new Exponential(0.1))).ParamName);
        Assert.Equal("Lines", Assert.Throws<ArgumentOutOfRangeException>(() => new ProductRisk { Lines = [Pump, Pump] }).ParamName);
        Assert.Equal("Lines", Assert.Throws<ArgumentOutOfRangeException>(() => new ProductRisk { Lines = [Pump with { Name = "recall" }] }).ParamName);
        Assert.Equal("section", Assert.Throws<ArgumentOutOfRangeException>(() => new ProductRisk { Claims = claims }.MomentsOf("pump", PolicyTerms.None)).ParamName);
        Assert.Contains("Claims", Assert.Throws<InvalidOperationException>(() => new ProductRisk { Batches = Pump.Batches }.Moments(PolicyTerms.None)).Message, StringComparison.Ordinal);

        // no closed form: said with the way out
        PolicyTerms layer = new() { Retention = 1e5, Limit = 1e6 };
        ProductRisk heavy = new() { Claims = new FrequencySeverity(new Poisson(0), new LogNormal(10, 1)), Batches = Pump.Batches };
        Assert.Contains("simulate", Assert.Throws<InvalidOperationException>(() => heavy.Batches!.LossOf(heavy.Claims!.Severity)).Message, StringComparison.Ordinal);
        ProductRisk mixed = heavy with { Claims = new FrequencySeverity(new NegativeBinomial(1, 2), new LogNormal(10, 1)) };
        Assert.Contains("imulate", Assert.Throws<InvalidOperationException>(() => new Cover("p", mixed, layer).Aggregate()).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => heavy.Moments(layer with { AggregateLimit = 1e7 }));
        Assert.Contains("CommonShock", Assert.Throws<InvalidOperationException>(() =>
            new Submission("Firm", new Cover("p", heavy), new Cover("q", claims)) { Dependence = new CommonShock(0.1) }.Simulate(10, 1)).Message, StringComparison.Ordinal);

        // mean and variance of a batch paid in full need no law of the batch
        AnnualMoments whole = heavy.Moments(PolicyTerms.None);
        double mean = new LogNormal(10, 1).Mean;
        Assert.Equal(0.5 * 5 * mean, whole.Mean, 1e-10 * whole.Mean);
        Assert.Equal(0.5 * ((5 * new LogNormal(10, 1).Variance) + (20 * mean * mean) + (25 * mean * mean)), whole.Variance, 1e-10 * whole.Variance);
    }

    [Fact]
    public void Infinite_means_stay_infinite()
    {
        ProductRisk risk = new() { Claims = new FrequencySeverity(new Poisson(1), new Lomax(0.9, 1_000)), DefenceLaw = new DefenceRatio(0.1) };
        Assert.Equal(double.PositiveInfinity, risk.Moments(PolicyTerms.None).Mean);
        Assert.Equal(double.PositiveInfinity, risk.Moments(new PolicyTerms { Limit = 1e6 }).Mean);
        Assert.False(risk.TailAfter(new PolicyTerms { Limit = 1e6 }, 1).MeanMayBeFinite);
        Assert.True(double.IsFinite((risk with { DefenceCosts = DefenceCosts.Inside }).Moments(new PolicyTerms { Limit = 1e6 }).Variance));
        Assert.True(double.IsFinite((risk with { DefenceCosts = DefenceCosts.PaidShare }).Moments(new PolicyTerms { Limit = 1e6 }).Variance));
        ProductRisk variance = new() { Claims = new FrequencySeverity(new Poisson(1), new Lomax(1.5, 1_000)), Batches = new BatchLaw(1, new ZeroTruncated(new Geometric(2))) };
        AnnualMoments moments = variance.Moments(PolicyTerms.None);
        Assert.True(double.IsFinite(moments.Mean));
        Assert.Equal(double.PositiveInfinity, moments.Variance);
        Assert.False(variance.TailAfter(PolicyTerms.None, 1).VarianceMayBeFinite);
        Assert.True(variance.TailAfter(new PolicyTerms { Limit = 1e6 }, 1).VarianceMayBeFinite);
    }

    [Fact]
    public void Findings_name_the_batch_without_clause_and_the_immature_policy()
    {
        ProductRisk risk = new() { Lines = [Valve with { ReportLag = [0.5, 0.5] }, Pump], Trigger = ClaimsMadeTrigger.AtStep(1) };
        string[] codes = [.. risk.Findings(1).Select(finding => $"{finding.Code} {finding.Path}")];
        Assert.Contains("products.no-batch-clause lossModel.lines[0].batches", codes);
        Assert.Contains("products.immature-claims-made lossModel.trigger", codes);
        Assert.Contains("products.no-report-lag lossModel.lines[1].reportLag", codes);
        Assert.Empty(new ProductRisk { Lines = [Pump] }.Findings(1));
    }

    // a year of constant losses
    private static double Constant(ProductRisk risk, PolicyTerms terms) => new Submission("Firm", new Cover("product", risk, terms)).Simulate(3, 1).Net.Mean.Value;

    private static EventBlock Events(ProductRisk risk, PolicyTerms terms)
    {
        BlockKernel kernel = new(SimulationPlan.Compile(new Submission("Firm", new Cover("product", risk, terms)), 2048, 11));
        YearBlock block = new(0, 2048);
        kernel.Begin(block);
        return kernel.Events(block, 0);
    }

    private static List<(int Year, double Indemnity, double Expense)> Rows(ProductRisk risk, string section)
    {
        EventBlock events = Events(risk, PolicyTerms.None);
        int index = risk.Sections.ToList().IndexOf(section);
        return [.. Enumerable.Range(0, events.Count).Where(row => events.Section[row] == index).Select(row => (events.Year[row], events.Indemnity[row], events.Expense[row]))];
    }
}
