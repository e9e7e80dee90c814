namespace TechRisk.Pricing.Tests.Io;

/// <summary>Wrong product risks: each slip is one finding with its path.</summary>
public class ProductMistakesTests
{
    [Fact]
    public void Ten_mistakes_of_products_are_ten_findings_with_their_paths()
    {
        string json = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Io", "mistakes-products.json"));
        Assert.False(Submission.TryFromJson(json, out _, out ValueList<Finding> findings));
        Assert.Equal(
            [
                "json.value covers[0].lossModel.claims.frequency.mean",
                "json.value covers[0].lossModel.batches.claims",
                "json.value covers[0].lossModel.defenceLaw.copula.theta",
                "json.unknown-value covers[0].lossModel.defenceCosts",
                "json.value covers[1].lossModel.lines[0].reportLag",
                "json.value covers[1].lossModel.lines[1].severityTrend",
                "json.duplicate-name covers[1].lossModel.lines[1].name",
                "json.value covers[1].lossModel.trigger.retroactiveYears",
                "json.missing covers[1].lossModel.recall.annualRate",
                "json.value covers[1].lossModel.recall.costPerUnit",
            ],
            findings.Where(finding => finding.Level == FindingLevel.Error).Select(finding => $"{finding.Code} {finding.Path}"));
    }

    [Fact]
    public void Batches_without_claims_and_an_empty_risk_are_said()
    {
        Assert.Equal("json.not-used covers[0].lossModel.batches", Problem("""{"kind":"productRisk","lines":[],"recall":{"annualRate":0.1,"units":1,"costPerUnit":1,"share":{"kind":"beta","alpha":1,"beta":1}},"batches":{"annualRate":0.1,"claims":{"kind":"logarithmic","beta":1}}}"""));
        Assert.Equal("json.missing covers[0].lossModel.claims", Problem("""{"kind":"productRisk"}"""));
    }

    [Fact]
    public void A_risk_with_all_its_parts_is_written_and_read_back()
    {
        ProductLine line = new("pump", new NegativeBinomial(0.4, 1.5), new LogNormal(10, 1.5))
        {
            Exposure = 120,
            Batches = new BatchLaw(new Binomial(3, 0.1), new Logarithmic(2)) { HasClause = false },
            Defence = new JointDefence(new Lomax(2.1, 14_000), new GumbelCopula(1.45)),
            ReportLag = [0.6, 0.4],
            SeverityTrend = 0.05,
            FrequencyTrend = -0.01,
            TrendYears = 1.5,
            ExposureGrowth = 0.1,
            PastExposures = [110, 95],
        };
        ProductRisk risk = new()
        {
            Claims = new FrequencySeverity(new Poisson(0.35), new MixedExponential((0.8, 60_000), (0.2, 500_000))),
            Batches = new BatchLaw(annualRate: 0.05, claims: new ZeroTruncated(new Geometric(mean: 39))),
            DefenceLaw = new DefenceRatio(0.2),
            DefenceCosts = DefenceCosts.ProRata,
            Lines = [line],
            Trigger = new ClaimsMadeTrigger(2) { ExtendedReportingYears = 1 },
            Recall = new ProductRecall(0.02, 10_000, 150, new Beta(2, 5)) { FixedCost = 1e5 },
        };
        Submission firm = new("Firm", new Cover("product", risk));
        Assert.Equal(firm, Submission.FromJson(firm.ToJson()));
    }

    private static string Problem(string model)
    {
        Assert.False(Submission.TryFromJson($$"""{"name":"x","covers":[{"name":"a","lossModel":{{model}}}]}""", out _, out ValueList<Finding> findings));
        Finding finding = Assert.Single(findings, finding => finding.Level == FindingLevel.Error);
        return $"{finding.Code} {finding.Path}";
    }

    [Fact]
    public void An_unlimited_tail_comes_back_from_its_document()
    {
        ProductRisk risk = new()
        {
            Claims = new FrequencySeverity(new Poisson(1), new Exponential(1)),
            Trigger = new ClaimsMadeTrigger(2) { ExtendedReportingYears = double.PositiveInfinity },
        };
        Submission firm = new("Firm", new Cover("a", risk));
        string json = firm.ToJson();
        Assert.Contains("\"extendedReportingYears\": \"unlimited\"", json, StringComparison.Ordinal);
        Assert.Equal(firm, Submission.FromJson(json));
        Assert.False(Submission.TryFromJson(json.Replace("unlimited", "none", StringComparison.Ordinal), out _, out ValueList<Finding> findings));
        Assert.Equal("json.wrong-type", Assert.Single(findings).Code);
    }
}
