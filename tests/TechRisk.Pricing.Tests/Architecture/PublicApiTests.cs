namespace TechRisk.Pricing.Tests.Architecture;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_approved_one() =>
        Approval.Check("tests/TechRisk.Pricing.Tests/Architecture/PublicApi.approved.txt", ApiText.Of(typeof(Submission).Assembly));

    [Fact]
    public void The_version_that_quotes_print_is_that_of_the_assembly() =>
        Assert.Equal(typeof(Submission).Assembly.GetName().Version!.ToString(3), LibraryIdentity.Version);
}
