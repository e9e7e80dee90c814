using System.Text.Json;

namespace TechRisk.Pricing.Tests.Conformance;

/// <summary>What passes, what fails, what is not run, and what is refused.</summary>
public class VerificationTests
{
    [Fact]
    public void A_case_within_its_tolerances_passes_and_says_how_near_it_came()
    {
        VerificationResult result = CaseText.Run(CaseText.CopulaSum);
        Assert.True(result.Status == VerificationStatus.Passed, result.ToString());
        Assert.Equal(6, result.Figures);
        Assert.InRange(result.WorstShare, 0, 1);
        Assert.Contains(result.WorstFigure, new[] { "mean", "sd", "VaR_0.9", "TVaR_0.99", "VaR_0.995", "VaR_0.99_comonotonic" });
        Assert.Equal("quadrature; scipy 1.10.1", result.Citation);
        Assert.Equal("log-normal and gamma", result.Title);
    }

    [Fact]
    public void A_wrong_expected_figure_fails_and_is_named()
    {
        VerificationResult result = CaseText.Run(CaseText.CopulaSum.Replace("6519.682063446504", "6519.69", StringComparison.Ordinal));
        Assert.Equal(VerificationStatus.Failed, result.Status);
        Assert.Equal("VaR_0.9", result.WorstFigure);

        // |6519.682063 - 6519.69| = 7.9366e-3 over 1e-9 * 6519.69
        Assert.InRange(result.WorstShare, 1217, 1218);
        Assert.StartsWith("VaR_0.9 is 6519.68206344", result.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"VaR_0.9\": {\"rel\": 1e-5}}", VerificationStatus.Passed)]
    [InlineData("{\"VaR_0.9\": {\"abs\": 0.01, \"rel\": 0}}", VerificationStatus.Passed)]
    [InlineData("{\"VaR_0.9\": {\"abs\": 0.001, \"rel\": 0}}", VerificationStatus.Failed)]
    [InlineData("{\"VaR_0\": {\"rel\": 1e-5}}", VerificationStatus.Passed)]
    [InlineData("{\"VaR\": {\"rel\": 1e-5}}", VerificationStatus.Failed)]
    [InlineData("{\"TVaR_0.99\": {\"rel\": 1e-5}}", VerificationStatus.Failed)]
    public void An_override_holds_for_its_path_and_what_is_below_it(string overrides, VerificationStatus status)
    {
        string text = CaseText.CopulaSum.Replace("6519.682063446504", "6519.69", StringComparison.Ordinal)
            .Replace("\"abs\": 1e-9}}", "\"abs\": 1e-9}, \"overrides\": " + overrides + "}", StringComparison.Ordinal);
        Assert.Equal(status, CaseText.Run(text).Status);
    }

    [Fact]
    public void A_figure_that_nobody_knows_is_listed_and_the_case_is_not_passed()
    {
        VerificationResult result = CaseText.Run(CaseText.CopulaSum.Replace("\"mean\": 3510.2039697632626", "\"kurtosis\": 3, \"mean\": 3510.2039697632626", StringComparison.Ordinal));
        Assert.Equal(VerificationStatus.NotRun, result.Status);
        Assert.Equal(["kurtosis"], result.NotCompared);
        Assert.Equal(6, result.Figures);
        Assert.Contains("kurtosis", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_outweighs_a_figure_that_nobody_knows()
    {
        VerificationResult result = CaseText.Run(CaseText.CopulaSum.Replace("\"mean\": 3510.2039697632626", "\"kurtosis\": 3, \"mean\": 3510", StringComparison.Ordinal));
        Assert.Equal(VerificationStatus.Failed, result.Status);
        Assert.Equal(["kurtosis"], result.NotCompared);
    }

    [Theory]
    [InlineData("\"kind\": \"gaussianCopulaSum\"", "\"kind\": \"clusterSum\"", "clusterSum")]
    [InlineData("\"kind\": \"gamma\"", "\"kind\": \"logCauchy\"", "logCauchy")]
    [InlineData("\"correlation\": 0.5", "\"correlation\": 0.5, \"degreesOfFreedom\": 4", "degreesOfFreedom")]
    [InlineData("\"scale\": 1000", "\"scale\": 1000, \"shift\": 5", "lines[1].shift")]
    [InlineData("\"default\": {\"rel\": 1e-9", "\"quantile\": {\"rel\": 1}, \"default\": {\"rel\": 1e-9", "tolerance.quantile")]
    public void What_is_well_formed_but_not_known_is_not_run(string from, string to, string named)
    {
        VerificationResult result = CaseText.Run(CaseText.CopulaSum.Replace(from, to, StringComparison.Ordinal));
        Assert.Equal(VerificationStatus.NotRun, result.Status);
        Assert.Equal(0, result.Figures);
        Assert.Contains(named, result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_that_is_expected_to_be_infinite_must_be_so()
    {
        const string pareto = "{\"kind\": \"pareto\", \"alpha\": 1.5, \"theta\": 1000}";
        string heavy = CaseText.CopulaSum.Replace("{\"kind\": \"gamma\", \"shape\": 2, \"scale\": 1000}", pareto, StringComparison.Ordinal);
        int start = heavy.IndexOf("\"expected\"", StringComparison.Ordinal);
        int end = heavy.IndexOf("\"tolerance\"", StringComparison.Ordinal);
        string With(string expected) => heavy[..start] + "\"expected\": " + expected + ", " + heavy[end..];
        Assert.Equal(VerificationStatus.Passed, CaseText.Run(With("{\"sd\": null}")).Status);
        Assert.Equal(VerificationStatus.Passed, CaseText.Run(With("{\"sd\": \"Infinity\"}")).Status);
        Assert.Equal(VerificationStatus.Failed, CaseText.Run(With("{\"mean\": null}")).Status);
        Assert.Equal(VerificationStatus.Failed, CaseText.Run(With("{\"sd\": 1e9}")).Status);
    }

    [Fact]
    public void A_wrong_file_gets_all_its_problems_with_their_paths()
    {
        const string text = """
            {"cases": [
              {"kind": "compound", "frequency": {"kind": "poisson", "mean": -1}, "severity": {"kind": "gamma", "shape": "2"}, "expected": {}, "tolerance": {"default": {"rel": -1}}},
              {"id": "b", "kind": "independentSum", "lines": 3, "expected": {"mean": 1}, "tolerance": {"default": {}}},
              {"id": "b", "kind": "compound", "frequency": {"kind": "zeroModified", "p0": 2, "base": {"kind": "binomial", "m": 2.5, "q": 0.5}},
               "severity": {"kind": "mixedExponential", "weights": [0.5, 0.4], "means": [1, null]}, "perClaim": {"limit": 0}, "tolerance": {}},
              7
            ]}
            """;
        SubmissionException error = Assert.Throws<SubmissionException>(() => Verification.Run(text));
        Assert.Equal(
            [
                "cases[0].frequency.mean", "cases[0].id", "cases[0].severity.scale", "cases[0].severity.shape", "cases[0].tolerance.default.rel",
                "cases[1].lines",
                "cases[2].expected", "cases[2].frequency.base.m", "cases[2].frequency.p0", "cases[2].id", "cases[2].perClaim.limit", "cases[2].severity.means[1]", "cases[2].tolerance.default",
                "cases[3]",
            ],
            error.Findings.Select(finding => finding.Path).Order(StringComparer.Ordinal));
        Assert.All(error.Findings, finding => Assert.Equal(FindingLevel.Error, finding.Level));
    }

    [Theory]
    [InlineData("{", "json.syntax")]
    [InlineData("[]", "json.wrong-type")]
    [InlineData("{}", "json.missing")]
    [InlineData("{\"cases\": []}", "verify.empty")]
    public void A_document_without_cases_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.Single(Assert.Throws<SubmissionException>(() => Verification.Run(text)).Findings).Code);

    [Fact]
    public void Results_as_text_json_and_markdown_say_the_same()
    {
        ValueList<VerificationResult> results = Verification.Run(CaseText.Of(
            CaseText.CopulaSum + "," + CaseText.CopulaSum.Replace("\"id\": \"sum\"", "\"id\": \"a|b\"", StringComparison.Ordinal).Replace("6519.682063446504", "0", StringComparison.Ordinal)));
        string[] lines = results.ToText().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("passed   sum  ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("FAILED   a|b  ", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("[quadrature; scipy 1.10.1]", lines[0], StringComparison.Ordinal);
        Assert.Equal("2 cases, 12 figures: 1 passed, 1 failed, 0 not run", lines[2]);
        JsonElement json = JsonDocument.Parse(results.ToJson()).RootElement;
        Assert.Equal(1, json.GetProperty("passed").GetInt32());
        Assert.Equal("failed", json.GetProperty("cases")[1].GetProperty("status").GetString());
        Assert.Equal("VaR_0.9", json.GetProperty("cases")[1].GetProperty("worstFigure").GetString());
        Assert.Contains("| a\\|b | FAILED | 6 |", results.ToMarkdown(), StringComparison.Ordinal);
        Assert.Contains(lines[2], results.ToMarkdown(), StringComparison.Ordinal);
    }
}
