namespace TechRisk.Pricing.Tests.Architecture;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_approved_one() =>
        Approval.Check("tests/TechRisk.Pricing.Tests/Architecture/PublicApi.approved.txt", ApiText.Of(typeof(Submission).Assembly));
}
