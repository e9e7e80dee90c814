using System.Runtime.InteropServices;
using System.Security.Cryptography;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Distributions;

/// <summary>
/// The bits of one sample of every law: the same on every processor and at every lane width. They were made by this library itself (AVX-512) and
/// hold it to its own word; a change here is value-breaking.
/// </summary>
public class SamplingVectorTests
{
    public static TheoryData<string, string> Vectors => new()
    {
        { "lognormal", "7D4344CBA3F27B8B" },
        { "exponential", "799C2D528755548F" },
        { "gamma", "E7F77550D9B197BC" },
        { "weibull", "21712E62CAA98439" },
        { "pareto", "A82421D82A6A76B4" },
        { "lomax", "5AC639F05A653539" },
        { "generalised pareto", "3CBCD94CD4F13884" },
        { "mixed exponential", "3F6A7398D3DCEEC4" },
        { "pert", "A05777488D619F07" },
        { "empirical", "1B46E3155D70E681" },
        { "discrete", "B6DAFE0D02FF8F93" },
        { "mixture", "DA8CDD2B45B07324" },
        { "spliced", "E9C3565CAD1072CE" },
        { "truncated", "0A9FF33FF42793CF" },
        { "truncated at its lower tail", "4F934ED3932B941E" },
        { "shifted", "178C1033CAF018A0" },
        { "scaled", "AE202DB90BCDCD8A" },
        { "layer", "36BA11BF675310F0" },
        { "truncated pareto", "E08127F5811B7E37" },
        { "piecewise pareto", "EC92BC10ABD03E22" },
        { "histogram", "7E98F69332F9ADD8" },
        { "kernel smoothed", "F16C70916EBD7DBD" },
    };

    private static Dictionary<string, Severity> Laws => new()
    {
        ["lognormal"] = new LogNormal(11, 1.6),
        ["exponential"] = new Exponential(1000),
        ["gamma"] = new Gamma(0.7, 1000),
        ["weibull"] = new Weibull(0.7, 1e4),
        ["pareto"] = new Pareto(2.5, 1e4),
        ["lomax"] = new Lomax(2.5, 1e5),
        ["generalised pareto"] = new GeneralizedPareto(1e5, 0.4),
        ["mixed exponential"] = new MixedExponential((0.8, 60_000), (0.2, 500_000)),
        ["pert"] = new Pert(1000, 5000, 20_000),
        ["empirical"] = new Empirical(3, 1, 4, 1, 5),
        ["discrete"] = new Discrete((100, 0.25), (50, 0.75)),
        ["mixture"] = new Mixture((0.75, new LogNormal(9, 1)), (0.25, new Gamma(2, 10_000))),
        ["spliced"] = new Spliced(new LogNormal(10, 1.5), 250_000, new GeneralizedPareto(200_000, 0.45), 0.05),
        ["truncated"] = new Truncated(new LogNormal(10, 1.5), 50_000, 2_000_000),
        ["truncated at its lower tail"] = new Truncated(new LogNormal(10, 1.5), 0, 40),
        ["shifted"] = new Shifted(new LogNormal(9, 1.2), 25_000),
        ["scaled"] = new Scaled(new LogNormal(9, 1.2), 1.37),
        ["layer"] = new LayerOf(new LogNormal(11, 1.6), 100_000, 900_000),
        ["truncated pareto"] = new TruncatedPareto(0.57, 5e4, 2e8),
        ["piecewise pareto"] = new PiecewisePareto([1e6, 2e6, 5e6], [3, 0.5, 1], 4e7),
        ["histogram"] = new Histogram([0, 1000, 5000, 20_000, 100_000], [0.375, 0.25, 0.25, 0.125]),
        ["kernel smoothed"] = new KernelSmoothed([1200, 3500, 800, 12_000, 90_000], 0.4),
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_sample_has_the_same_bits_everywhere(string law, string hash)
    {
        // the points of a Weyl sequence on the grid of addressed uniforms: arithmetic of whole numbers only
        double[] sample = new double[1003];
        ulong state = 0;
        for (int i = 0; i < sample.Length; i++)
        {
            state += 0x9E3779B97F4A7C15;
            sample[i] = ((state >> 12) + 0.5) / (1L << 52);
        }

        Laws[law].SampleInPlace(sample, new SampleBuffer());
        Assert.Equal(hash, Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(sample.AsSpan())))[..16]);
    }
}
