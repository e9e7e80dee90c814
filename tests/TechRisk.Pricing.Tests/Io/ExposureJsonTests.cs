namespace TechRisk.Pricing.Tests.Io;

public class ExposureJsonTests
{
    private static string[] Problems(string json)
    {
        Assert.False(Submission.TryFromJson(json, out _, out ValueList<Finding> findings));
        return [.. findings.Where(finding => finding.Level == FindingLevel.Error).Select(finding => $"{finding.Code} {finding.Path}")];
    }

    [Fact]
    public void Ten_mistakes_in_facts_are_ten_findings_with_their_paths() =>
        Assert.Equal(
            [
                "json.unknown-value covers[0].exposure.industry",
                "json.unknown-value covers[0].exposure.area",
                "json.unknown-value covers[0].exposure.stages[0].passProbability.grade",
                "json.value covers[0].exposure.readinessLevel",
                "json.value covers[0].exposure.salvage",
                "json.unknown-value covers[0].product",
                "json.value covers[1].exposure.controls[0].coverage",
                "json.wrong-type covers[1].exposure.incidentRate",
                "json.value covers[1].exposure.revenue",
                "json.wrong-type covers[2].exposure.claimsMadeStep",
            ],
            Problems(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Io", "mistakes-exposures.json"))));

    [Fact]
    public void A_users_own_value_is_one_property_with_or_without_its_source()
    {
        Submission plain = Submission.FromJson(Cover("""{"kind":"cyberExposure","industry":"other","revenue":1e8,"incidentRate":0.12}"""));
        Assert.Equal(new CyberExposure(Industry.Other) { Revenue = 1e8, IncidentRate = 0.12 }, plain.Covers[0].Exposure);
        Assert.Contains("\"incidentRate\": 0.12", plain.ToJson(), StringComparison.Ordinal);

        Submission sourced = Submission.FromJson(Cover("""{"kind":"cyberExposure","industry":"other","revenue":1e8,"incidentRate":{"value":0.12,"source":"broker's study","grade":"secondary","date":"2026-01","population":"clients"}}"""));
        Assumption rate = ((CyberExposure)sourced.Covers[0].Exposure!).IncidentRate;
        Assert.Equal(new Assumption(0.12, "incidents a year", new("broker's study", EvidenceGrade.Secondary, "2026-01") { Population = "clients" }), rate);
        Assert.False(rate.Provenance.IsConfirmed);
    }

    [Theory]
    [InlineData("""{"kind":"researchExposure","industry":"biomedicine"}""", "json.value covers[0]")]
    [InlineData("""{"kind":"cyberExposure","industry":"other","revenue":1e8,"priorIncidents":2}""", "json.value covers[0]")]
    [InlineData("""{"kind":"productExposure","industry":"other","sales":[]}""", "json.value covers[0]")]
    [InlineData("""{"kind":"cyberExposure","industry":"other"}""", "json.missing covers[0].exposure.revenue")]
    public void Facts_that_make_no_model_are_told_at_their_cover(string exposure, string expected) => Assert.Equal([expected], Problems(Cover(exposure)));

    [Fact]
    public void Facts_stand_alone() =>
        Assert.Equal(
            ["json.conflict covers[0].exposure", "json.conflict covers[0].severity"],
            Problems("""{"name":"x","covers":[{"name":"a","severity":{"kind":"exponential","mean":1},"lossModel":{"kind":"frequencySeverity","frequency":{"kind":"poisson","mean":1},"severity":{"kind":"exponential","mean":1}},"exposure":{"kind":"cyberExposure","industry":"other","revenue":1e8}}]}"""));

    private static string Cover(string exposure) => $$"""{"name":"x","covers":[{"name":"a","exposure":{{exposure}}}]}""";
}
