using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

/// <summary>Both directions of both transforms have the same bits at widths 1, 4 and 8, whole sequences and short ones.</summary>
public sealed class RealFourierWidthTests
{
    public static TheoryData<int, int> Cases
    {
        get
        {
            TheoryData<int, int> cases = [];
            foreach (int power in Enumerable.Range(1, 16))
            {
                cases.Add(4, 1 << power);
                cases.Add(8, 1 << power);
            }

            return cases;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void The_transform_has_the_same_bits_at_every_width(int width, int n)
    {
        Skip.IfNot(Widths.Supported(width), Widths.Reason(width));
        foreach (int length in new[] { n, (n / 2) + 1, n / 3 })
        {
            double[] x = FourierReference.Noise(length, n);
            (double[] re, double[] im, double[] back) = width == 4 ? There<Lane4>(x, n) : There<Lane8>(x, n);
            (double[] reAtOne, double[] imAtOne, double[] backAtOne) = There<Lane1>(x, n);
            Widths.Same(reAtOne, re, re);
            Widths.Same(imAtOne, im, im);
            Widths.Same(backAtOne, back, back);
        }
    }

    [SkippableTheory]
    [InlineData(4)]
    [InlineData(8)]
    public void The_transform_of_a_table_has_the_same_bits_at_every_width(int width)
    {
        Skip.IfNot(Widths.Supported(width), Widths.Reason(width));
        foreach ((int rows, int columns) in new[] { (16, 2), (16, 64), (32, 16), (64, 256), (128, 4), (256, 1024) })
        {
            double[] x = FourierReference.Noise((rows * columns) - (columns / 2), rows);
            (double[] re, double[] im, double[] back) = width == 4 ? Table<Lane4>(x, rows, columns) : Table<Lane8>(x, rows, columns);
            (double[] reAtOne, double[] imAtOne, double[] backAtOne) = Table<Lane1>(x, rows, columns);
            Widths.Same(reAtOne, re, re);
            Widths.Same(imAtOne, im, im);
            Widths.Same(backAtOne, back, back);
        }
    }

    private static (double[] Re, double[] Im, double[] Back) There<V>(double[] x, int n)
        where V : struct, ILane<V>
    {
        double[] re = new double[(n / 2) + 1];
        double[] im = new double[(n / 2) + 1];
        double[] back = new double[n];
        RealFourier fourier = RealFourier.OfLength(n);
        fourier.Forward<V>(x, re, im);
        fourier.Inverse<V>([.. re], [.. im], back);
        return (re, im, back);
    }

    private static (double[] Re, double[] Im, double[] Back) Table<V>(double[] x, int rows, int columns)
        where V : struct, ILane<V>
    {
        RealFourier2D fourier = new(rows, columns);
        double[] re = new double[rows * fourier.SpectrumColumns];
        double[] im = new double[rows * fourier.SpectrumColumns];
        double[] back = new double[rows * columns];
        fourier.Forward<V>(x, re, im);
        fourier.Inverse<V>([.. re], [.. im], back);
        return (re, im, back);
    }
}
