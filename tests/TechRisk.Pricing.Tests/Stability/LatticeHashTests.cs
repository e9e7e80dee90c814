namespace TechRisk.Pricing.Tests.Stability;

/// <summary>
/// Hashes (FNV-1a, 64 bits) of the bits of the bounds and values of annual laws. Origin: this library; their truth is held by
/// closed forms and finer lattices. They are the same with AVX-512, AVX2 or all intrinsics switched off, and whatever runs beside them.
/// </summary>
public sealed class LatticeHashTests
{
    private static readonly Func<Cover>[] Covers =
    [
        () => new Cover("c", new Poisson(10), new Gamma(2, 500)),
        () => new Cover("c", NegativeBinomial.FromSizeAndBeta(2.5, 2), new LogNormal(10, 1.8), new PolicyTerms { Retention = 1e4, Limit = 1e6 }),
        () => new Cover("c", new Binomial(40, 0.08), new Weibull(0.7, 2e6), new PolicyTerms { Franchise = 1e5, AggregateLimit = 1e8 }),
        () => new Cover("c", new PoissonInverseGaussian(3, 2), new Discrete((100, 0.5), (250, 0.5))),
    ];

    [Theory]
    [InlineData(0, "e579b86f34477985")]
    [InlineData(1, "a74c0c406bab42bb")]
    [InlineData(2, "49bd5699079da457")]
    [InlineData(3, "c5819931da44b89f")]
    public void Laws_keep_their_bits(int cover, string hash) => Assert.Equal(hash, Hash(Covers[cover]().Aggregate(new Lattice(cover == 3 ? 50 : cover == 0 ? 10 : 1e4, 2048))));

    [Fact]
    public void Laws_computed_side_by_side_have_the_same_bits()
    {
        string alone = Hash(Covers[1]().Aggregate());
        string[] together = new string[8];
        Parallel.For(0, together.Length, i => together[i] = Hash(Covers[1]().Aggregate()));
        Assert.All(together, hash => Assert.Equal(alone, hash));
    }

    internal static string Hash(LatticeLoss loss)
    {
        ulong hash = 14695981039346656037;
        foreach (double value in (IEnumerable<double>)[.. loss.Law.Lower!.Nodes, .. loss.Law.Upper!.Nodes, .. loss.Law.Shape.Nodes, loss.TailValueAtRisk(0.99).Value, new WangTransform(0.3).Of(loss).Value])
        {
            ulong bits = BitConverter.DoubleToUInt64Bits(value);
            for (int i = 0; i < 64; i += 8)
            {
                hash = unchecked((hash ^ (byte)(bits >> i)) * 1099511628211);
            }
        }

        return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
