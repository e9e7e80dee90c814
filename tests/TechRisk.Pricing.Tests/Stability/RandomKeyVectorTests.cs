namespace TechRisk.Pricing.Tests.Stability;

/// <summary>
/// Vectors of stream contract 1. Origin: an independent program in Python 3 that follows the remarks of <see cref="RandomKey"/>,
/// checked against the Random123 vectors. A change here changes every simulated number.
/// </summary>
public sealed class RandomKeyVectorTests
{
    [Fact]
    public void Stream_contract_is_version_1() => Assert.Equal(1, TechRisk.Pricing.Numerics.StreamContract.Version);

    [Theory]
    [InlineData(0, 0x17559afbb597cbe1)]
    [InlineData(1, 0x7655ea7ec1f6cf7b)]
    [InlineData(42, 0x572b1353b6143990)]
    [InlineData(-1, 0x2097e885e48faa93)]
    [InlineData(long.MaxValue, 0x15825352a0744280)]
    public void Seeds_give_the_keys_of_the_contract(long seed, ulong key) => Assert.Equal(key, RandomKey.FromSeed(seed).Value);

    [Theory]
    [InlineData("a", 0xad2595b25aa6ab5e)]
    [InlineData("cyber", 0xc25d5d8c0dcdebfd)]
    [InlineData("product liability", 0x1ce86983dd25301f)]
    [InlineData("twelve bytes", 0xd44dd55df9d63d85)]
    [InlineData("thirteen byte", 0xc82a4a2665358070)]
    [InlineData("\u00dcberspannung \u96f7", 0x86ed6ca1a8fdb392)]
    public void Names_give_the_keys_of_the_contract(string name, ulong key) =>
        Assert.Equal(key, RandomKey.FromSeed(42).Derive(name).Value);

    [Theory]
    [InlineData(0, 0x9c8b63fd070da8e3)]
    [InlineData(1, 0x5f1836444d10b592)]
    [InlineData(-7, 0x81eba2079280dea9)]
    [InlineData(1L << 40, 0x5f9791d7b4880c9e)]
    public void Numbers_give_the_keys_of_the_contract(long number, ulong key) =>
        Assert.Equal(key, RandomKey.FromSeed(42).Derive(number).Value);

    [Theory]
    [InlineData(0, 0, 0, 0, 0.13554367701491)]
    [InlineData(0, 1, 0, 0, 0.7081498486725969)]
    [InlineData(1, 0, 0, 0, 0.37620115618296557)]
    [InlineData(0, 0, 1, 0, 0.8116840130834816)]
    [InlineData(0, 0, 0, 1, 0.6069720927437264)]
    [InlineData(4294967295, 8589934591, 4294967295, 4294967294, 0.3407423258127783)]
    [InlineData(999999, 7, 3, 2, 0.9158568111571884)]
    public void Addresses_give_the_uniforms_of_the_contract(long year, long @event, long item, long draw, double uniform)
    {
        RandomKey key = RandomKey.FromSeed(42).Derive("acme").Derive("cyber").Derive(3);
        Assert.Equal(0x251c8bb4f1e44cc4UL, key.Value);
        Assert.Equal(uniform, key.Uniform(year, @event, item, draw));
    }
}
