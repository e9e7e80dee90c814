using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

/// <summary>The real transform against its definition, known transforms, and its own inverse.</summary>
public sealed class RealFourierTests
{
    private const double Epsilon = 1.1102230246251565e-16; // half a unit in the last place of 1

    public static TheoryData<int> Lengths => [.. Enumerable.Range(1, 12).Select(power => 1 << power)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_transform_is_the_defining_sum(int n)
    {
        double[] x = FourierReference.Noise(n, n);
        (double[] re, double[] im) = FourierReference.Forward(x, n);
        (Twofold, Twofold)[] roots = FourierReference.Roots(n);
        int step = n <= 256 ? 1 : (n / 128) - 1; // odd, so that all residues occur
        int[] places = [.. Enumerable.Range(0, (n / 2) + 1).Where(k => k % step == 0 || k == n / 2)];
        double[] expected = [.. places.SelectMany(k => Parts(FourierReference.Direct(x, roots, k)))];
        double[] actual = [.. places.SelectMany(k => Parts((re[k], im[k])))];
        Assert.InRange(FourierReference.Distance(expected, actual), 0, Bound(n));
        Assert.Equal(0, im[0]);
        Assert.Equal(0, im[n / 2]);
    }

    // 24 frequencies, 48 numbers, say enough about the norm; they meet the first and the last row and the one that is done apart
    [Theory]
    [InlineData(1 << 16)]
    [InlineData(1 << 17)]
    [InlineData(1 << 20)]
    public void The_error_of_a_long_transform_grows_with_the_logarithm_of_its_length(int n)
    {
        double[] x = FourierReference.Noise(n, n);
        (double[] re, double[] im) = FourierReference.Forward(x, n);
        (Twofold, Twofold)[] roots = FourierReference.Roots(n);
        int[] places = [0, 1, n / 2, n / 4, 1 << (int.Log2(n) / 2 - 1), .. Enumerable.Range(1, 19).Select(i => i * ((n / 41) | 1))];
        places = [.. places.Select(k => k % ((n / 2) + 1))];
        double[] expected = [.. places.SelectMany(k => Parts(FourierReference.Direct(x, roots, k)))];
        double[] actual = [.. places.SelectMany(k => Parts((re[k], im[k])))];
        Assert.InRange(FourierReference.Distance(expected, actual), 0, Bound(n));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    [InlineData(1 << 13)]
    [InlineData(1 << 16)]
    [InlineData(1 << 17)]
    [InlineData(1 << 20)]
    public void The_inverse_undoes_the_transform(int n)
    {
        double[] x = FourierReference.Noise(n, n + 1);
        (double[] re, double[] im) = FourierReference.Forward(x, n);
        Assert.InRange(FourierReference.Distance(x, FourierReference.Inverse(re, im)), 0, 1.5 * Bound(n));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void What_is_missing_counts_as_zero(int n)
    {
        foreach (int length in new[] { 0, 1, n / 2, (n / 2) + 1, n - 1 })
        {
            double[] x = FourierReference.Noise(length, n);
            double[] padded = [.. x, .. new double[n - length]];
            (double[] re, double[] im) = FourierReference.Forward(x, n);
            (double[] reOfPadded, double[] imOfPadded) = FourierReference.Forward(padded, n);
            Widths.Same(reOfPadded, re, re);
            Widths.Same(imOfPadded, im, im);
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    [InlineData(1 << 18)]
    public void Impulses_and_waves_have_their_known_transforms(int n)
    {
        double[] x = new double[n];
        x[1] = 1;
        (double[] re, double[] im) = FourierReference.Forward(x, n);
        UnitRoots roots = new(n);
        double worst = Enumerable.Range(0, (n / 2) + 1).Max(k => Math.Max(Math.Abs(re[k] - roots[k].Cos), Math.Abs(im[k] + roots[k].Sin)));
        Assert.InRange(worst, 0, 4 * Epsilon); // one or two roundings of roots no larger than 1

        int frequency = n / 4;
        double[] wave = [.. Enumerable.Range(0, n).Select(j => roots[(long)j * frequency].Cos)];
        (re, im) = FourierReference.Forward(wave, n);
        for (int k = 0; k <= n / 2; k++)
        {
            double expected = k != frequency ? 0 : k % (n / 2) == 0 ? n : n / 2.0;
            Assert.InRange(Math.Abs(re[k] - expected) + Math.Abs(im[k]), 0, n * 4 * Epsilon);
        }
    }

    [Theory]
    [InlineData(1 << 10)]
    [InlineData(1 << 16)]
    [InlineData(1 << 20)]
    public void The_spectrum_has_the_energy_of_the_sequence(int n)
    {
        double[] x = FourierReference.Noise(n, 5);
        (double[] re, double[] im) = FourierReference.Forward(x, n);
        double energy = re.Zip(im, (a, b) => 2 * ((a * a) + (b * b))).Sum() - (re[0] * re[0]) - (re[^1] * re[^1]);
        double expected = n * x.Sum(v => v * v);
        Assert.InRange(energy / expected, 1 - 1e-12, 1 + 1e-12); // plain sums of a million terms lose up to 1e-13
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        foreach (int n in new[] { -4, 0, 1, 3, 48, (1 << 24) + 1, 1 << 25 })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => RealFourier.OfLength(n));
        }

        RealFourier fourier = RealFourier.OfLength(8);
        Assert.Equal(8, fourier.Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => fourier.Forward(new double[9], new double[5], new double[5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => fourier.Forward(new double[8], new double[4], new double[5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => fourier.Forward(new double[8], new double[5], new double[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => fourier.Inverse(new double[5], new double[5], new double[7]));
        Assert.Throws<ArgumentOutOfRangeException>(() => fourier.Inverse(new double[4], new double[5], new double[8]));
    }

    // the relative error in the Euclidean norm grows with the number of passes, that is with log2 n
    private static double Bound(int n) => (0.25 * int.Log2(n) + 1) * Epsilon;

    private static double[] Parts((double Re, double Im) value) => [value.Re, value.Im];
}
