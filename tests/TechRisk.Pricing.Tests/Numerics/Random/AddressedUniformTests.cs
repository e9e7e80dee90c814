using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

/// <summary>Filled lists of uniforms are those of their single addresses, at every length.</summary>
public class AddressedUniformTests
{
    private static readonly RandomKey Key = RandomKey.FromSeed(5).Derive("addresses");

    [Fact]
    public void Numbers_of_one_year_are_its_single_uniforms()
    {
        for (int length = 0; length <= 67; length++)
        {
            double[] u = new double[length];
            UniformFill.Numbers(Key, 4_000_000_000, 6, u, 2);
            for (int i = 0; i < length; i++)
            {
                Assert.Equal(Key.Uniform(4_000_000_000, 6 + i, 0, 2), u[i]);
            }
        }
    }

    [Fact]
    public void Words_are_the_four_of_each_counter()
    {
        uint[] words = new uint[96];
        UniformFill.Words(Key, 4_000_000_000, 8, words, 2);
        for (int i = 0; i < words.Length; i += 4)
        {
            (ulong first, ulong second) = Philox.Of(Key.Value, 4_000_000_000, (uint)(2 + i / 4), 0, 2);
            Assert.Equal([(uint)first, (uint)(first >> 32), (uint)second, (uint)(second >> 32)], words[i..(i + 4)]);
        }
    }

    [Fact]
    public void Addresses_are_their_single_uniforms()
    {
        for (int length = 0; length <= 67; length++)
        {
            int[] year = [.. Enumerable.Range(0, length).Select(i => 37 * i % 2_048)];
            uint[] number = [.. Enumerable.Range(0, length).Select(i => i % 5 == 4 ? uint.MaxValue - (uint)i : (uint)(i % 3))];
            int[] item = [.. Enumerable.Range(0, length).Select(i => i * i)];
            double[] u = new double[length];
            double[] without = new double[length];
            UniformFill.Addresses(Key, 2_048, new() { Year = year, Number = number, Item = item }, u, 3);
            UniformFill.Addresses(Key, 2_048, new() { Year = year, Number = number }, without, 3);
            for (int i = 0; i < length; i++)
            {
                Assert.Equal(Key.Uniform(2_048 + year[i], number[i], item[i], 3), u[i]);
                Assert.Equal(Key.Uniform(2_048 + year[i], number[i], 0, 3), without[i]);
            }
        }
    }
}
