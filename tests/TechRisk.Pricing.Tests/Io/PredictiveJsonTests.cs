namespace TechRisk.Pricing.Tests.Io;

public class PredictiveJsonTests
{
    [Fact]
    public void Every_predictive_model_comes_back_equal()
    {
        foreach (Predictive model in Simulation.PredictiveTests.All)
        {
            Submission submission = new("x", new Cover("a", model));
            Submission again = Submission.FromJson(submission.ToJson());
            Assert.Equal(submission, again);
            Assert.Equal(submission.Simulate(100).Hash, again.Simulate(100).Hash);
        }
    }

    [Fact]
    public void Parameters_are_written_by_the_names_of_law_and_constructor()
    {
        Submission submission = new("x", new Cover("a", Simulation.PredictiveTests.All[^1]));
        string compact = string.Concat(submission.ToJson().Where(c => !char.IsWhiteSpace(c)));
        Assert.Contains("""
            "severity":{"kind":"severityOfFamily","family":{"law":"pareto","fixed":{"minimum":100000}},"parameters":{"kind":"asymptoticParameters","centre":[1.8],"covariance":[[0.04]]}}
            """.Trim(), compact, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"law":"lognormal"}""", "json.unknown-value")]
    [InlineData("""{"law":"logNormal","fixed":{"tau":1}}""", "json.value")]
    [InlineData("""{"law":"logNormal","fixed":{"sigma":"1"}}""", "json.wrong-type")]
    [InlineData("""{"law":"logNormal","fixed":3}""", "json.wrong-type")]
    public void A_wrong_family_is_a_finding_with_its_path(string family, string code)
    {
        string json = """
            {"name":"x","covers":[{"name":"a","lossModel":{"kind":"predictive",
              "frequency":{"kind":"frequencyOfList","laws":[{"weight":1,"frequency":{"kind":"poisson","mean":1}}]},
              "severity":{"kind":"severityOfFamily","family":FAMILY,"parameters":{"kind":"parameterSets","sets":[[11,1.6]]}}}}]}
            """;
        SubmissionException error = Assert.Throws<SubmissionException>(() => Submission.FromJson(json.Replace("FAMILY", family, StringComparison.Ordinal)));
        Assert.Contains(error.Findings, finding => finding.Code == code && finding.Path.StartsWith("covers[0].lossModel.severity.family", StringComparison.Ordinal));
    }

    [Fact]
    public void Sets_without_a_centre_have_their_mean()
    {
        const string json = """
            {"name":"x","covers":[{"name":"a","lossModel":{"kind":"predictive",
              "frequency":{"kind":"frequencyOfList","laws":[{"weight":1,"frequency":{"kind":"poisson","mean":1}}]},
              "severity":{"kind":"severityOfFamily","family":{"law":"logNormal"},"parameters":{"kind":"parameterSets","sets":[[11,1.5],[12,1.7]]}}}}]}
            """;
        Predictive model = (Predictive)Submission.FromJson(json).Covers[0].LossModel;
        Assert.Equal(new LogNormal(11.5, 1.6), model.AtEstimate.Severity);
    }
}
