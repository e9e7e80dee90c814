namespace TechRisk.Pricing.Tests.Io;

public class BadInputTests
{
    private static string[] Problems(string json)
    {
        Assert.False(Submission.TryFromJson(json, out Submission? submission, out ValueList<Finding> findings));
        Assert.Null(submission);
        Assert.All(findings, finding => Assert.DoesNotContain('\n', finding.ToString()));
        return [.. findings.Where(finding => finding.Level == FindingLevel.Error).Select(finding => $"{finding.Code} {finding.Path}")];
    }

    private static string OneCover(string cover, string rest = "") => $$"""{"name":"x","covers":[{{cover}}]{{rest}}}""";

    private static string Severity(string severity) => OneCover($$"""{"name":"a","frequency":{"kind":"poisson","mean":1},"severity":{{severity}}}""");

    [Fact]
    public void Ten_mistakes_are_ten_findings_with_their_paths()
    {
        string json = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Io", "ten-mistakes.json"));
        Assert.Equal(
            [
                "json.value currency",
                "json.value covers[0].lossModel.projects[0].stages[0].passProbability",
                "json.unknown-kind covers[1].frequency.kind",
                "json.value covers[1].severity.sigma",
                "json.value covers[1].terms.limit",
                "json.unknown-property covers[2].severity.weigth",
                "json.missing covers[3].name",
                "json.wrong-type covers[4].frequency.mean",
                "json.duplicate-name covers[4].name",
                "json.value dependence.matrix.rows",
            ],
            Problems(json).OrderBy(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..].Replace("currency", "", StringComparison.Ordinal), StringComparer.Ordinal));
        SubmissionException error = Assert.Throws<SubmissionException>(() => Submission.FromJson(json));
        Assert.Equal(10, error.Findings.Count);
        Assert.Contains("the document has 10 problems", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"kind":"logNormal","mu":1,"sgima":1}""", "json.unknown-property covers[0].severity.sgima")]
    [InlineData("""{"kind":"logNormal","mu":1,"sgima":0}""", "json.unknown-property covers[0].severity.sgima,json.value covers[0].severity.sigma")]
    [InlineData("""{"kind":"LogNormal","mu":1,"sigma":1}""", "json.unknown-kind covers[0].severity.kind")]
    [InlineData("""{"mu":1,"sigma":1}""", "json.missing covers[0].severity.kind")]
    [InlineData("""{"kind":7,"sigma":1}""", "json.wrong-type covers[0].severity.kind")]
    [InlineData("""{"kind":"logNormal","mu":"1","sigma":null}""", "json.wrong-type covers[0].severity.mu,json.null covers[0].severity.sigma")]
    [InlineData("""{"kind":"logNormal","mu":1e999,"sigma":1e-999}""", "json.number-range covers[0].severity.mu,json.number-range covers[0].severity.sigma")]
    [InlineData("""{"kind":"logNormal","mu":1,"mu":2,"sigma":1}""", "json.duplicate-property covers[0].severity.mu")]
    [InlineData("""{"kind":"logNormal","kind":"logNormal","mu":2,"sigma":1}""", "json.duplicate-property covers[0].severity.kind")]
    [InlineData("""{"kind":"gamma","shape":-1,"scale":0}""", "json.value covers[0].severity.shape,json.value covers[0].severity.scale")]
    [InlineData("""{"kind":"gamma","shape":true,"scale":0}""", "json.wrong-type covers[0].severity.shape,json.value covers[0].severity.scale")]
    [InlineData("""{"kind":"pert","minimum":5,"mode":7,"maximum":4}""", "json.value covers[0].severity.maximum")]
    [InlineData("""{"kind":"pert","minimum":-1,"mode":50,"maximum":100}""", "json.value covers[0].severity.minimum")]
    [InlineData("""{"kind":"mixedExponential","components":[{"weight":0.5,"mean":-1},{"weight":2,"mean":1}]}""",
        "json.value covers[0].severity.components[0].mean,json.value covers[0].severity.components[1].weight")]
    [InlineData("""{"kind":"mixedExponential","components":[{"weight":0.5,"mean":1}]}""", "json.value covers[0].severity.components")]
    [InlineData("""{"kind":"mixture","parts":[{"weight":1,"severity":{"kind":"exponential","mean":-1}}]}""", "json.value covers[0].severity.parts[0].severity.mean")]
    [InlineData("""{"kind":"empirical","values":[1,"2",[],-4]}""", "json.wrong-type covers[0].severity.values[1],json.wrong-type covers[0].severity.values[2],json.value covers[0].severity.values[3]")]
    [InlineData("""[]""", "json.wrong-type covers[0].severity")]
    [InlineData("""null""", "json.null covers[0].severity")]
    [InlineData("""{"kind":"exponential","mean":1,"a.b\u0007":2,"\ud800":3}""",
        "json.unknown-property covers[0].severity[\"a.b \"],json.unknown-property covers[0].severity[\"(not valid Unicode)\"]")]
    public void A_wrong_severity_is_blamed_at_its_path(string severity, string expected) =>
        Assert.Equal(expected.Replace(",json", "\njson", StringComparison.Ordinal).Split('\n'), Problems(Severity(severity)));

    [Fact]
    public void Values_are_told_with_the_rule_they_break_in_the_words_of_the_file()
    {
        Submission.TryFromJson(Severity("""{"kind":"weibull","shape":1,"scale":-3}"""), out _, out ValueList<Finding> findings);
        Assert.Equal("json.value at covers[0].severity.scale: scale is -3; it must be a finite number above 0", findings.Single().ToString());
    }

    [Fact]
    public void The_terms_of_a_cover_are_all_checked() =>
        Assert.Equal(
            ["json.value covers[0].terms.retention", "json.value covers[0].terms.limit", "json.value covers[0].terms.insuredShare"],
            Problems(OneCover("""{"name":"a","frequency":{"kind":"poisson","mean":1},"severity":{"kind":"exponential","mean":1},"terms":{"retention":-1,"limit":0,"insuredShare":20}}""")));

    [Theory]
    [InlineData("""{"name":"a"}""", "json.missing covers[0].frequency,json.missing covers[0].severity")]
    [InlineData("""{"name":"","frequency":{"kind":"poisson","mean":1},"severity":{"kind":"exponential","mean":1}}""", "json.value covers[0].name")]
    [InlineData("""{"name":"a","frequency":{"kind":"poisson","mean":1},"lossModel":{"kind":"frequencySeverity"}}""",
        "json.missing covers[0].lossModel.frequency,json.missing covers[0].lossModel.severity,json.conflict covers[0].frequency")]
    [InlineData("7", "json.wrong-type covers[0]")]
    public void A_cover_loses_in_one_way(string cover, string expected) =>
        Assert.Equal(expected.Replace(",json", "\njson", StringComparison.Ordinal).Split('\n'), Problems(OneCover(cover)));

    [Theory]
    [InlineData("""{"kind":"gaussianCopula","correlation":0.2,"covers":["b"]}""", "json.unknown-cover dependence.covers[0]")]
    [InlineData("""{"kind":"gaussianCopula","matrix":{"names":["a","c"],"rows":[[1,0.5],[0.4,1]]}}""", "json.value dependence.matrix.rows")]
    [InlineData("""{"kind":"gaussianCopula","correlation":1.5}""", "json.value dependence.correlation")]
    public void A_dependence_names_covers_and_holds_a_correlation_matrix(string dependence, string expected) =>
        Assert.Equal([expected], Problems(OneCover("""{"name":"a","frequency":{"kind":"poisson","mean":1},"severity":{"kind":"exponential","mean":1}}""", ",\"dependence\":" + dependence)));

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("{\n  \"name\": }", 2, 11)]
    [InlineData("{\"name\":\"机器\",}", 1, 14)]
    [InlineData("{} {}", 1, 4)]
    [InlineData("// comment\n{}", 1, 1)]
    public void A_broken_file_is_one_finding_with_line_and_column(string json, int line, int column)
    {
        Assert.False(Submission.TryFromJson(json, out _, out ValueList<Finding> findings));
        Finding finding = Assert.Single(findings);
        Assert.Equal("json.syntax", finding.Code);
        Assert.StartsWith($"line {line}, column {column}: ", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_valid_Unicode_is_one_finding()
    {
        Submission.TryFromJson("{\n\"name\":\"x" + '\ud800' + "\"}", out _, out ValueList<Finding> findings);
        Assert.StartsWith("line 2, column 10: ", Assert.Single(findings).Message, StringComparison.Ordinal);
        Assert.Equal(["json.missing name", "json.missing covers", "json.unknown-property [\"(not valid Unicode)\"]"], Problems("""{"\ud800":1}""").OrderBy(line => line.Length));
    }

    [Fact]
    public void Deep_nesting_is_one_finding()
    {
        Assert.Equal(["json.syntax "], Problems(new string('[', 100_000)));
        Assert.Equal(["json.syntax "], Problems(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))));
    }

    [Fact]
    public void What_helps_nobody_but_harms_no_figure_is_a_warning()
    {
        const string json = """{"name":"x","covers":[{"name":"a","frequency":{"kind":"poisson","mean":1},"severity":{"kind":"exponential","mean":1},"sources":[{"path":"severity.mu","source":"s","grade":"assumed"}]}],"dependence":{"kind":"gaussianCopula","correlation":0.5,"matrix":{"names":["a","z"],"rows":[[1,0.5],[0.5,1]]}}}""";
        Assert.True(Submission.TryFromJson(json, out _, out ValueList<Finding> findings));
        Assert.Equal(
            ["json.not-used dependence.correlation", "json.unknown-cover dependence.matrix.names[1]", "json.source-path covers[0].sources[0].path"],
            findings.Select(finding => $"{finding.Code} {finding.Path}"));
        Assert.All(findings, finding => Assert.Equal(FindingLevel.Warning, finding.Level));
    }
}
