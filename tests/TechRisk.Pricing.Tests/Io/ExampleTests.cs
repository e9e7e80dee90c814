using TechRisk.Pricing.Tests.Architecture;

namespace TechRisk.Pricing.Tests.Io;

public class ExampleTests
{
    private static string Json => Repository.Read("docs/examples/chip-designer.json");

    [Fact]
    public void The_example_has_no_findings_and_comes_back_equal()
    {
        Assert.True(SubmissionDocument.TryFromJson(Json, out SubmissionDocument? document, out ValueList<Finding> findings));
        Assert.Empty(findings);
        Assert.Equal(document, SubmissionDocument.FromJson(document.ToJson()));
        Assert.Equal(document.Basis, PricingBasis.FromJson(Json));
        Assert.Equal(document.Basis, PricingBasis.FromJson(document.Basis!.ToJson()));
    }

    [Fact]
    public void Every_judgement_in_the_example_is_told_as_unconfirmed()
    {
        SubmissionDocument document = SubmissionDocument.FromJson(Json);
        ParameterSource[] sources = [.. document.Submission.Covers.SelectMany(cover => cover.Sources), .. document.Submission.Sources];
        Assert.All(document.Submission.Covers, cover => Assert.NotEmpty(cover.Sources));
        Assert.All(sources.Where(source => source.Provenance.Source.Contains("judgement", StringComparison.Ordinal)), source => Assert.False(source.Provenance.IsConfirmed));
    }
}
