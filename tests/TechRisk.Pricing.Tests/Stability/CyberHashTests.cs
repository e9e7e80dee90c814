namespace TechRisk.Pricing.Tests.Stability;

/// <summary>
/// Hash of the year table of a cyber risk with every kind of arrivals, component and systemic event. Origin: this library; its moments are
/// held against closed forms elsewhere. A changed hash is a value-breaking change.
/// </summary>
public sealed class CyberHashTests
{
    [Fact]
    public void A_risk_of_all_parts_keeps_its_bits()
    {
        CyberRisk risk = new()
        {
            Perils =
            [
                new("breach", new Poisson(0.6), new RecordsLoss(new LogNormal(7, 1.2))) { Tags = ["worm"] },
                new("attack", new ClusterArrivals(0.2, new Geometric(1.5)), new AmountLoss(new Gamma(2, 60_000)) { Section = "extortion" }, new OutageLoss(new Weibull(1.2, 30), 4_000))
                {
                    ComponentDependence = ComponentDependence.Independent, Tags = ["cloud-a", "worm"],
                },
                new("wave", new Hawkes(0.2, 0.4, 9) { Kernel = HawkesKernel.Delayed, Start = HawkesStart.Stationary }, new LogNormal(10, 1)),
                new("transfer", new NegativeBinomial(0.4, 1.5), new LogNormal(11, 1)),
            ],
            Systemic =
            [
                new("cloud-a", 0.2) { Footprint = new Beta(0.8, 4), OutageHours = new LogNormal(3, 1) },
                new("worm", new NegativeBinomial(0.3, 1.4)) { Footprint = 0.5 },
            ],
        };
        Submission firm = new("Firm")
        {
            Covers =
            [
                new("sums", risk, new PolicyTerms { Retention = 20_000, Limit = 400_000 }),
                new("sections", risk, new PolicyTerms { WaitingHours = 12, AggregateLimit = 2e6, Sections = [new("extortion") { InsuredShare = 0.5, Limit = 90_000 }] }),
            ],
            Dependence = new SharedRateFactor(new Gamma(4, 0.25)),
        };
        Assert.Equal("61ea0a80f3cc139a8ba255c5ec4e40eb2c80b7f0", firm.Simulate(5_000, 3).Hash[..40]);
    }
}
