namespace TechRisk.Pricing.Tests.LossModels;

/// <summary>The year of a word is the first whose end, the part of the weights up to it in units of 2^-32, lies above the word.</summary>
public class YearWeightsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Words_fall_into_years_as_a_plain_search_says(int kind)
    {
        Random random = new(11); // any weights and words: the reference sees the same ones
        double[] factors = [.. Enumerable.Range(0, LossProgram.AddressYears).Select(year => kind switch
        {
            0 => 0.5 + random.NextDouble(),
            1 => random.Next(3) == 0 ? random.NextDouble() : 0,
            _ => year is 77 or 78 ? 1e6 : year == LossProgram.AddressYears - 1 ? 0 : 1e-3 * random.NextDouble(),
        })];
        YearWeights weights = new();
        weights.Set(factors);
        Assert.Equal(factors.Sum(), weights.Sum);
        uint[] words = [0, 1, uint.MaxValue, uint.MaxValue - 1, .. Enumerable.Range(0, 20_000).Select(_ => (uint)random.NextInt64(1L << 32))];
        int[] years = new int[words.Length];
        weights.Place(words, years);
        double upTo = 0;
        double[] ends = Array.ConvertAll(factors, factor => Math.Round((upTo += factor) / weights.Sum * 4294967296));
        for (int i = 0; i < words.Length; i++)
        {
            int expected = Array.FindIndex(ends, end => end > words[i]);
            Assert.Equal(expected, years[i]);
            Assert.True(factors[years[i]] > 0);
        }
    }
}
