using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

/// <summary>What the tests of the lanes share: the widths, awkward numbers, and comparison by bits.</summary>
internal static class Widths
{
    /// <summary>Numbers at the edges of formats and branches, each beside ordinary ones.</summary>
    public static readonly double[] Awkward =
    [
        0, -0.0, 1, -1, 0.5, 2, double.PositiveInfinity, double.NegativeInfinity, double.NaN, double.Epsilon, -double.Epsilon,
        1e-310, -1e-310, 2.2250738585072014e-308, double.MaxValue, double.MinValue, 709.78, 709.79, -708.4, -745.1, -745.2, 40, 40.1,
        0.99999999999999989, 1.0000000000000002, -0.99999999999999989, 0.70710678118654746, 0.70710678118654757, 1.4142135623730951,
        0.0004828, 0.0004829, 0.9995172, 1e-12, 1e-300, 0.3, 0.7, -0.3, 3.7, -37.2, 1e10, -1e10, 4503599627370497.5, 1e17, 0.34657359,
    ];

    /// <summary>True if the processor can run this width.</summary>
    public static bool Supported(int width) => LaneLoop.Width >= width;

    /// <summary>Why a width is skipped.</summary>
    public static string Reason(int width) =>
        width == 8 ? "this processor has no AVX-512" : "this processor has no AVX2 with FMA";

    /// <summary>A buffer of this length that starts anywhere in the awkward numbers and mixes ordinary ones in.</summary>
    public static double[] Buffer(int length, int start)
    {
        double[] values = new double[length];
        for (int i = 0; i < length; i++)
        {
            int k = start + i;
            values[i] = k % 5 == 4 ? RandomKey.FromSeed(start).Uniform(i) : Awkward[k % Awkward.Length];
        }

        return values;
    }

    /// <summary>Fails with the index where two buffers differ in a bit; NaN is equal to NaN.</summary>
    public static void Same(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, ReadOnlySpan<double> source)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            bool same = BitConverter.DoubleToInt64Bits(expected[i]) == BitConverter.DoubleToInt64Bits(actual[i])
                || (double.IsNaN(expected[i]) && double.IsNaN(actual[i]));
            Assert.True(same, $"element {i} of {expected.Length}, argument {source[i]:R}: {actual[i]:R} instead of {expected[i]:R}");
        }
    }
}
