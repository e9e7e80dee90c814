using System.Text.Json;
using FsCheck.Xunit;
using TechRisk.Pricing.Tests.Reference;

namespace TechRisk.Pricing.Tests.Aggregation;

/// <summary>Probabilities of sums by recursion, against published-style tables, a program with 80 and more digits, and plain convolution.</summary>
public class PanjerRecursionTests
{
    private static readonly double[] Claim = [0.1, 0.4, 0.3, 0.15, 0.05];

    [Theory]
    [InlineData("agg-d1")]
    [InlineData("agg-d2")]
    [InlineData("agg-d4")]
    [InlineData("agg-d5")]
    [InlineData("agg-d6")]
    [InlineData("agg-d8")]
    public void Tables_of_the_reference_hold(string id)
    {
        JsonElement reference = ReferenceFile.Case("aggregate.json", id);
        double[] claim = [.. reference.GetProperty("severity").GetProperty("probabilities").EnumerateArray().Select(p => p.GetDouble())];
        double[] sums = PanjerRecursion.Probabilities(Count(reference.GetProperty("frequency")), claim, 61);
        int k = 0;
        foreach (JsonElement expected in reference.GetProperty("expected").GetProperty("pmf_0_to_60").EnumerateArray())
        {
            // 1e-13 absolute: the file's own error
            Assert.Equal(expected.GetDouble(), sums[k], 1e-13);
            k++;
        }

        Assert.Equal(61, k);
    }

    /// <summary>
    /// P(N = 0) is e^-10000, 4^-3333 and 0.4^20000. Expected: the recursion of the (a, b, 0) class in mpmath 1.2.1 with 80 digits, for the
    /// binomial with 6,000. 1e-12 relative: 18,000 steps that each round.
    /// </summary>
    [Theory]
    [MemberData(nameof(LargeMeans))]
    public void Large_means_start_below_the_smallest_double(Frequency count, int at, double expected)
    {
        double actual = PanjerRecursion.Probabilities(count, Claim, at + 1)[at];
        Assert.Equal(1, actual / expected, 1e-12);
    }

    public static TheoryData<Frequency, int, double> LargeMeans => new()
    {
        { new Poisson(10_000), 10_000, 4.85540943509056992e-297 },
        { new Poisson(10_000), 15_000, 6.59173965295653124e-17 },
        { new Poisson(10_000), 16_500, 0.00206010208500554517 },
        { new Poisson(10_000), 18_000, 5.08403049325171101e-16 },
        { new NegativeBinomial(10_000, 4), 10_000, 7.98285675074258008e-104 },
        { new NegativeBinomial(10_000, 4), 15_000, 5.93265882317905769e-8 },
        { new NegativeBinomial(10_000, 4), 16_500, 0.00115559125394545621 },
        { new NegativeBinomial(10_000, 4), 18_000, 1.35088594212810115e-7 },
        { new Binomial(20_000, 0.6), 18_000, 1.02273321345355988e-31 },
        { new Binomial(20_000, 0.6), 19_800, 0.00250326123824536214 },
        { new Binomial(20_000, 0.6), 20_400, 2.18594381516097743e-6 },
    };

    [Fact]
    public void A_claim_of_one_gives_the_law_of_counts()
    {
        Frequency[] laws =
        [
            new Poisson(10_000), new NegativeBinomial(5_000, 3), new Geometric(800), new Binomial(3_000, 0.97), new Logarithmic(40),
            new ZeroTruncated(new Poisson(0.01)), new ZeroModified(new NegativeBinomial(3, 30), 0.2), ZeroModified.Inflated(new Binomial(9, 0.3), 0.9),
        ];
        foreach (Frequency law in laws)
        {
            double[] sums = PanjerRecursion.Probabilities(law, [0, 1], 12_000);
            for (int n = 0; n < sums.Length; n += 1 + n / 20)
            {
                // 2e-11 relative is what 12,000 steps may lose at worst; values below 1e-290 have no digits left
                Assert.InRange(sums[n], law.Probability(n) * (1 - 2e-11) - 1e-290, law.Probability(n) * (1 + 2e-11) + 1e-290);
            }
        }
    }

    [Property(MaxTest = 60)]
    public void Equals_plain_convolution(int seed)
    {
        Random random = new(seed);
        Frequency count = Laws(random);
        double[] claim = Masses(random);
        double[] sums = PanjerRecursion.Probabilities(count, claim, 40);
        double[] plain = Plain(count, claim, 40);
        for (int k = 0; k < sums.Length; k++)
        {
            // both are sums of positive terms: 1e-11 relative is what 40 convolutions may lose
            Assert.InRange(sums[k], plain[k] * (1 - 1e-11) - 1e-300, plain[k] * (1 + 1e-11) + 1e-300);
        }
    }

    [Fact]
    public void A_claim_that_is_mostly_zero_keeps_its_digits()
    {
        // Poisson(3) thinned to 3e-12: the sum is 1 with probability 3e-12 e^-3e-12
        double[] sums = PanjerRecursion.Probabilities(new Poisson(3), [1 - 1e-12, 1e-12], 3);
        Assert.Equal(3e-12 - 9e-24, sums[1], 1e-26);
        Assert.Equal(4.5e-24, sums[2], 1e-34);
    }

    [Fact]
    public void Masses_that_lack_something_leave_it_beyond_the_end()
    {
        // claims of 1 with probability 0.5, else beyond: P(S = k) = P(N = k) 0.5^k
        double[] sums = PanjerRecursion.Probabilities(new Poisson(2), [0, 0.5], 6);
        for (int k = 0; k < 6; k++)
        {
            Assert.Equal(new Poisson(2).Probability(k) * Math.Pow(0.5, k), sums[k], 1e-16);
        }
    }

    [Fact]
    public void No_claim_for_sure_is_a_sum_of_zero()
    {
        Assert.Equal([1, 0, 0], PanjerRecursion.Probabilities(new Poisson(0), Claim, 3));
        Assert.Equal([1, 0, 0], PanjerRecursion.Probabilities(new NegativeBinomial(3, 2), [1], 3));
    }

    [Fact]
    public void A_law_outside_the_class_is_refused_by_name()
    {
        Frequency law = new ZeroModified(new PoissonInverseGaussian(2, 1), 0.3);
        Assert.Contains("Panjer's class", PanjerRecursion.Refusal(law), StringComparison.Ordinal);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => PanjerRecursion.Probabilities(law, Claim, 10));
        Assert.Contains("ZeroModified", error.Message, StringComparison.Ordinal);
        Assert.Null(PanjerRecursion.Refusal(new ZeroTruncated(new Binomial(3, 0.5))));
    }

    private static Frequency Laws(Random random)
    {
        Frequency[] laws =
        [
            new Poisson(6 * random.NextDouble()), new NegativeBinomial(5 * random.NextDouble(), 1 + 4 * random.NextDouble()), new Geometric(3 * random.NextDouble()),
            new Binomial(random.Next(1, 30), random.NextDouble()), new Logarithmic(3 * random.NextDouble()),
        ];
        Frequency law = laws[random.Next(laws.Length)];
        return random.Next(3) switch { 0 => new ZeroTruncated(law), 1 => new ZeroModified(law, random.NextDouble()), _ => law };
    }

    private static double[] Masses(Random random)
    {
        double[] masses = [.. Enumerable.Range(0, random.Next(2, 50)).Select(_ => random.Next(3) == 0 ? 0 : random.NextDouble())];
        masses[^1] += 0.1;
        double sum = masses.Sum();
        return [.. masses.Select(p => p / sum)];
    }

    // Σ P(N = n) times the n-fold convolution of the claims, until the counts have become impossible
    private static double[] Plain(Frequency count, double[] claim, int length)
    {
        double[] total = new double[length];
        double[] power = new double[length];
        power[0] = 1;
        for (long n = 0; n < 60 || count.Survival(n - 1) > 1e-18; n++)
        {
            double[] next = new double[length];
            for (int k = 0; k < length; k++)
            {
                total[k] += count.Probability(n) * power[k];
                for (int j = 0; j < claim.Length && j + k < length; j++)
                {
                    next[k + j] += power[k] * claim[j];
                }
            }

            power = next;
        }

        return total;
    }

    private static Frequency Count(JsonElement frequency)
    {
        double Number(string name) => frequency.GetProperty(name).GetDouble();
        return frequency.GetProperty("kind").GetString() switch
        {
            "poisson" => new Poisson(Number("mean")),
            "negativeBinomial" => NegativeBinomial.FromSizeAndBeta(Number("r"), Number("beta")),
            "geometric" => new Geometric(Number("beta")),
            "logarithmic" => new Logarithmic(Number("beta")),
            "zeroTruncated" => new ZeroTruncated(Count(frequency.GetProperty("base"))),
            "zeroModified" => new ZeroModified(Count(frequency.GetProperty("base")), Number("p0")),
            string other => throw new InvalidOperationException($"frequency '{other}' is not known"),
            null => throw new InvalidOperationException("a frequency has no kind"),
        };
    }
}
