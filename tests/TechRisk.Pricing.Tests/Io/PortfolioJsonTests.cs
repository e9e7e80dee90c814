using TechRisk.Pricing.Tests.Architecture;

namespace TechRisk.Pricing.Tests.Io;

/// <summary>Portfolios as documents.</summary>
public class PortfolioJsonTests
{
    private static string Example => Repository.Read("docs/examples/portfolio-technology-park.json");

    [Fact]
    public void The_example_has_no_findings_and_comes_back_equal()
    {
        Assert.True(Portfolio.TryFromJson(Example, out Portfolio? portfolio, out ValueList<Finding> findings));
        Assert.Empty(findings);
        Assert.Equal(3, portfolio.Submissions.Count);
        Assert.Equal(portfolio, Portfolio.FromJson(portfolio.ToJson()));
        Assert.Equal(portfolio.ToJson(), Portfolio.FromJson(portfolio.ToJson()).ToJson());
    }

    [Fact]
    public void The_example_can_be_simulated_and_printed()
    {
        PortfolioLosses losses = Portfolio.FromJson(Example).Simulate(2_000, 1);
        Assert.DoesNotContain(losses.Findings, finding => finding.Level == FindingLevel.Error);
        Assert.Equal(["cloud-east", "worm"], losses.Systemic.Select(line => line.Tag));
        string report = losses.ToMarkdown();
        Assert.Contains("largest event (OEP)", report, StringComparison.Ordinal);
        Assert.Contains("Trial Data", report, StringComparison.Ordinal);
        using System.Text.Json.JsonDocument json = System.Text.Json.JsonDocument.Parse(losses.ToJson());
        Assert.Equal(losses.Gross.Mean.Value, json.RootElement.GetProperty("expectedLoss").GetProperty("value").GetDouble(), 0.0);
        Assert.Equal(10, json.RootElement.GetProperty("occurrence").GetArrayLength());
        Assert.Equal(3, json.RootElement.GetProperty("submissions").GetArrayLength());
    }

    [Fact]
    public void Ten_mistakes_are_ten_findings_with_their_paths()
    {
        string json = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Io", "mistakes-portfolio.json"));
        Assert.False(Portfolio.TryFromJson(json, out _, out ValueList<Finding> findings));
        Assert.Equal(
            [
                "json.duplicate-name submissions[2].id",
                "json.duplicate-name systemic[1].tag",
                "json.value dependence",
                "json.value name",
                "json.value submissions[0].covers[0].lossModel.perils[0].arrivals.frequency.mean",
                "json.value submissions[1].currency",
                "json.value submissions[3].covers[0].severity.mean",
                "json.value submissions[3].period",
                "json.value systemic[0].footprint.share",
                "json.value systemic[2].footprint.epidemic.reproduction",
            ],
            findings.Where(finding => finding.Level == FindingLevel.Error).Select(finding => $"{finding.Code} {finding.Path}").Order(StringComparer.Ordinal));
        Assert.Throws<SubmissionException>(() => Portfolio.FromJson(json));
    }

    [Fact]
    public void A_basis_in_a_submission_of_a_portfolio_is_a_warning()
    {
        const string Json = """{"name":"b","submissions":[{"name":"a","covers":[{"name":"x","frequency":{"kind":"poisson","mean":1},"severity":{"kind":"exponential","mean":1}}],"basis":{"measure":{"kind":"wangTransform","lambda":0.3}}}]}""";
        Assert.True(Portfolio.TryFromJson(Json, out _, out ValueList<Finding> findings), string.Join('\n', findings));
        Assert.Contains(findings, finding => finding.Path == "submissions[0].basis" && finding.Level == FindingLevel.Warning);
        Assert.False(Portfolio.TryFromJson("""{"name":"b","submissions":[]}""", out _, out findings));
        Assert.Contains(findings, finding => finding.Path == "submissions");
    }

    [Fact]
    public void The_published_schema_is_the_one_the_library_makes() =>
        Approval.Check("docs/schema/portfolio.schema.json", JsonSchema.OfPortfolio());
}
