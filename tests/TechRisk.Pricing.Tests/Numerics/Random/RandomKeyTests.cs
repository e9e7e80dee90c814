namespace TechRisk.Pricing.Tests.Numerics;

public sealed class RandomKeyTests
{
    private static readonly RandomKey Key = RandomKey.FromSeed(1);

    [Fact]
    public void Paths_that_differ_give_different_keys()
    {
        RandomKey[] keys =
        [
            Key, Key.Derive("a"), Key.Derive("b"), Key.Derive("A"), Key.Derive("a "), Key.Derive("a\0"), Key.Derive("a").Derive("b"),
            Key.Derive("b").Derive("a"), Key.Derive("ab"), Key.Derive(1), Key.Derive("1"), Key.Derive(97), RandomKey.FromSeed(2),
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public void The_same_path_gives_the_same_key() =>
        Assert.Equal(Key.Derive("acme").Derive(2), RandomKey.FromSeed(1).Derive("acme").Derive(2));

    [Fact]
    public void A_key_prints_as_16_hexadecimal_digits() =>
        Assert.Equal("7655ea7ec1f6cf7b", Key.ToString());

    [Theory]
    [InlineData(-1, 0, 0, 0, "year")]
    [InlineData(4294967296, 0, 0, 0, "year")]
    [InlineData(0, -1, 0, 0, "event")]
    [InlineData(0, 8589934592, 0, 0, "event")]
    [InlineData(0, 0, 4294967296, 0, "item")]
    [InlineData(0, 0, 0, 4294967295, "draw")]
    public void An_address_out_of_range_is_refused(long year, long @event, long item, long draw, string name)
    {
        ArgumentOutOfRangeException wrong =
            Assert.Throws<ArgumentOutOfRangeException>(() => Key.Uniform(year, @event, item, draw));
        Assert.Equal(name, wrong.ParamName);
        Assert.Contains("whole number from 0", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_name_is_refused() =>
        Assert.Equal("name", Assert.Throws<ArgumentOutOfRangeException>(() => Key.Derive("")).ParamName);
}
