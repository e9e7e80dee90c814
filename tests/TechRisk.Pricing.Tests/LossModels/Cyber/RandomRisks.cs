namespace TechRisk.Pricing.Tests.LossModels.Cyber;

/// <summary>Cyber risks with random parameters, from a seed.</summary>
internal sealed class RandomRisks(int seed)
{
    private readonly Random _random = new(seed);

    public double Between(double low, double high) => low + (high - low) * _random.NextDouble();

    public CyberRisk Risk() => new()
    {
        Perils =
        [
            new("breach", Arrivals(), new RecordsLoss(new LogNormal(Between(5, 8), Between(0.3, 0.8)))) { Tags = ["worm"] },
            new(
                "ransomware",
                Arrivals(),
                new AmountLoss(new Gamma(Between(0.8, 3), Between(50_000, 200_000))) { Section = "extortion" },
                new OutageLoss(new LogNormal(Between(2, 3.5), Between(0.4, 0.9)), Between(1_000, 20_000)) { DependencyShare = Between(0.2, 1) })
            {
                Tags = ["worm", "cloud"],
                ComponentDependence = _random.Next(2) == 0 ? ComponentDependence.Comonotone : ComponentDependence.Independent,
            },
            new("provider", new Poisson(0), new OutageLoss(new Weibull(Between(0.8, 2), Between(10, 40)), Between(1_000, 20_000)) { Section = "dependent business interruption" })
            {
                Tags = ["cloud"],
            },
        ],
        Systemic =
        [
            new("worm", Between(0.02, 0.3)) { Footprint = new Beta(Between(0.5, 2), Between(1, 4)) },
            new("cloud", new NegativeBinomial(Between(0.1, 0.5), Between(1.2, 2))) { Footprint = Between(0.3, 1), OutageHours = _random.Next(2) == 0 ? null : new Gamma(2, Between(5, 20)) },
        ],
    };

    /// <summary>Terms that look at hours and sections and let the event pass.</summary>
    public PolicyTerms Inside() => new()
    {
        WaitingHours = Between(0, 20),
        WaitingForm = (WaitingForm)_random.Next(2),
        IndemnityHours = Between(20, 200),
        InsuredShare = Between(0, 0.4),
        Sections =
        [
            new("extortion") { InsuredShare = Between(0, 0.6), Limit = Between(50_000, 400_000), Order = (SectionOrder)_random.Next(2) },
            new("dependent business interruption") { Limit = Between(20_000, 300_000) },
        ],
    };

    /// <summary>The layer of an event.</summary>
    public PolicyTerms Layer() => new() { Retention = Between(1_000, 50_000), Limit = Between(100_000, 600_000), Franchise = Between(0, 80_000), InsuredShare = Between(0, 0.3) };

    public Arrivals Arrivals() => _random.Next(4) switch
    {
        0 => new Poisson(Between(0.05, 1)),
        1 => new NegativeBinomial(Between(0.1, 1), Between(1.1, 2)),
        2 => new Hawkes(Between(0.1, 0.8), Between(0.1, 0.5), Between(5, 20)) { Kernel = (HawkesKernel)_random.Next(2), Start = (HawkesStart)_random.Next(2) },
        _ => new ClusterArrivals(Between(0.05, 0.4), new ZeroTruncated(new Geometric(Between(0.5, 2)))),
    };
}
