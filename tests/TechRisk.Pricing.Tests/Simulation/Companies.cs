namespace TechRisk.Pricing.Tests.Simulation;

/// <summary>Submissions that the tests of the engine run.</summary>
internal static class Companies
{
    public static readonly PolicyTerms Layer = new()
    {
        Retention = 50_000, Limit = 2_000_000, InsuredShare = 0.1, AggregateRetention = 20_000, AggregateLimit = 5_000_000,
    };

    public static Cover Cyber { get; } = new("cyber", new Poisson(2.5), new LogNormal(11, 1.6), Layer);

    public static Cover Product { get; } = new(
        "product liability", new NegativeBinomial(6, dispersion: 2.2), new LogNormal(9, 1.5), new PolicyTerms { Franchise = 12_000, Limit = 500_000 });

    public static Cover Equipment { get; } = new(
        "equipment",
        new Poisson(0.7),
        new Spliced(new LogNormal(11.5, 1.2), 500_000, new GeneralizedPareto(400_000, 0.4), 0.05),
        new PolicyTerms { Retention = 100_000, Limit = 3_000_000 });

    public static Cover Busy { get; } = new("busy", new Poisson(900), new Exponential(1_000), new PolicyTerms { Retention = 500 });

    public static Submission Three(Dependence? dependence = null) => new("Chip designer")
    {
        Covers = [Cyber, Product, Equipment],
        Dependence = dependence ?? Independent.Instance,
    };

    /// <summary>Every dependence that ties the three covers (a shock needs Poisson counts).</summary>
    public static IEnumerable<Dependence> Dependences()
    {
        yield return Independent.Instance;
        yield return new GaussianCopula(0.3);
        yield return new GaussianCopula(new CorrelationMatrix(
            ["cyber", "absent", "product liability", "equipment"],
            [[1, 0.2, 0.3, 0.1], [0.2, 1, 0.1, 0.4], [0.3, 0.1, 1, -0.2], [0.1, 0.4, -0.2, 1]]));
        yield return new CommonShock(0.3) { Covers = ["cyber", "equipment"] };
        yield return new SharedRateFactor(new LogNormal(-0.5 * 0.09, 0.3));
    }

    public static void SameBits(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (BitConverter.DoubleToInt64Bits(expected[i]) != BitConverter.DoubleToInt64Bits(actual[i]))
            {
                Assert.Fail($"row {i}: {expected[i]:R} against {actual[i]:R}");
            }
        }
    }
}
