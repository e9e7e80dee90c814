using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

/// <summary>The transform of a table against its definition, a product of two sequences, and its own inverse.</summary>
public sealed class RealFourier2DTests
{
    private const double Epsilon = 1.1102230246251565e-16;

    [Theory]
    [InlineData(16, 2)]
    [InlineData(16, 16)]
    [InlineData(32, 8)]
    [InlineData(16, 64)]
    public void The_transform_is_the_defining_double_sum(int rows, int columns)
    {
        double[] x = FourierReference.Noise(rows * columns, rows + columns);
        (RealFourier2D fourier, double[] re, double[] im) = Forward(x, rows, columns);
        (Twofold Cos, Twofold Sin)[] down = FourierReference.Roots(rows);
        (Twofold Cos, Twofold Sin)[] across = FourierReference.Roots(columns);
        double[] expected = new double[2 * re.Length];
        for (int k = 0; k < rows; k++)
        {
            for (int l = 0; l < fourier.SpectrumColumns; l++)
            {
                Twofold sumRe = new(0, 0);
                Twofold sumIm = new(0, 0);
                for (int place = 0; place < x.Length; place++)
                {
                    (Twofold c, Twofold s) = down[place / columns * k % rows];
                    (Twofold d, Twofold t) = across[place % columns * l % columns];
                    sumRe += (c * d - s * t) * x[place];
                    sumIm -= (s * d + c * t) * x[place];
                }

                expected[(k * fourier.SpectrumColumns) + l] = sumRe.Value;
                expected[re.Length + (k * fourier.SpectrumColumns) + l] = sumIm.Value;
            }
        }

        Assert.InRange(FourierReference.Distance(expected, [.. re, .. im]), 0, Bound(rows * columns));
    }

    [Theory]
    [InlineData(128, 1024)]
    [InlineData(1024, 128)]
    public void A_product_of_two_sequences_has_the_product_of_their_spectra(int rows, int columns)
    {
        double[] a = FourierReference.Noise(rows, 1);
        double[] b = FourierReference.Noise(columns, 2);
        (_, double[] re, double[] im) = Forward([.. a.SelectMany(u => b.Select(v => u * v))], rows, columns);
        (double[] aRe, double[] aIm) = FourierReference.Forward(a, rows);
        (double[] bRe, double[] bIm) = FourierReference.Forward(b, columns);
        double[] expected = new double[2 * re.Length];
        for (int place = 0; place < re.Length; place++)
        {
            int k = place / bRe.Length;
            int l = place % bRe.Length;
            (double u, double v) = k <= rows / 2 ? (aRe[k], aIm[k]) : (aRe[rows - k], -aIm[rows - k]);
            expected[place] = (u * bRe[l]) - (v * bIm[l]);
            expected[re.Length + place] = (u * bIm[l]) + (v * bRe[l]);
        }

        Assert.InRange(FourierReference.Distance(expected, [.. re, .. im]), 0, 2 * Bound(rows * columns));
    }

    [Theory]
    [InlineData(16, 2)]
    [InlineData(64, 32)]
    [InlineData(32, 512)]
    [InlineData(1024, 1024)]
    public void The_inverse_undoes_the_transform_and_what_is_missing_counts_as_zero(int rows, int columns)
    {
        double[] x = FourierReference.Noise((rows * columns / 2) + 1, 9);
        (RealFourier2D fourier, double[] re, double[] im) = Forward(x, rows, columns);
        double[] back = new double[rows * columns];
        fourier.Inverse(re, im, back);
        Assert.InRange(FourierReference.Distance([.. x, .. new double[back.Length - x.Length]], back), 0, 1.5 * Bound(rows * columns));
    }

    [Fact]
    public void Wrong_sizes_are_refused()
    {
        foreach ((int rows, int columns) in new[] { (8, 8), (24, 8), (16, 1), (16, 24), (1 << 14, 1 << 13), (1 << 25, 2) })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new RealFourier2D(rows, columns));
        }

        RealFourier2D fourier = new(16, 4);
        Assert.Equal((16, 4, 3), (fourier.Rows, fourier.Columns, fourier.SpectrumColumns));
        Assert.Throws<ArgumentOutOfRangeException>(() => fourier.Forward(new double[65], new double[48], new double[48]));
        Assert.Throws<ArgumentOutOfRangeException>(() => fourier.Forward(new double[64], new double[47], new double[48]));
        Assert.Throws<ArgumentOutOfRangeException>(() => fourier.Inverse(new double[48], new double[47], new double[64]));
        Assert.Throws<ArgumentOutOfRangeException>(() => fourier.Inverse(new double[48], new double[48], new double[63]));
    }

    private static (RealFourier2D Fourier, double[] Re, double[] Im) Forward(double[] x, int rows, int columns)
    {
        RealFourier2D fourier = new(rows, columns);
        double[] re = new double[rows * fourier.SpectrumColumns];
        double[] im = new double[rows * fourier.SpectrumColumns];
        fourier.Forward(x, re, im);
        return (fourier, re, im);
    }

    // as for one sequence of as many numbers
    private static double Bound(int n) => (0.25 * int.Log2(n) + 1) * Epsilon;
}
