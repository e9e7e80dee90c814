using TechRisk.Pricing.Numerics;
using TechRisk.Pricing.Tests.Numerics;

namespace TechRisk.Pricing.Tests.Distributions;

/// <summary>Every kernel of generating functions and of lattices has the same bits at widths 1, 4 and 8, for lengths 0 to 67.</summary>
public sealed unsafe class PairWidthTests
{
    private static readonly double[] Amounts = [0, double.Epsilon, 1e-300, 1e-9, 0.3, 1, 2.5, 5, 5.0000000000000009, 7, 9.9999, 10, 50, 1e3, 1e9, 1e60, 1e290];

    [SkippableTheory]
    [InlineData(4)]
    [InlineData(8)]
    public void Generating_functions_have_the_same_bits_at_every_width(int width)
    {
        Skip.IfNot(Widths.Supported(width), Widths.Reason(width));
        for (int length = 0; length <= 67; length++)
        {
            double[] x = new double[length];
            double[] y = new double[length];
            for (int i = 0; i < length; i++)
            {
                double size = i % 3 == 0 ? 1.0000000000000002 : 1 - i * 0.014;
                (x[i], y[i]) = (size * Math.Cos((i + length) * 0.1), size * Math.Sin((i + length) * 0.1));
            }

            Compare(width, x, y, new GeneratingKernels.OfPoisson(2.5));
            Compare(width, x, y, new GeneratingKernels.OfPoisson(1e12));
            Compare(width, x, y, new GeneratingKernels.OfNegativeBinomial(2.5, 3));
            Compare(width, x, y, new GeneratingKernels.OfDelaporte(1, 2.5, 3));
            Compare(width, x, y, new GeneratingKernels.OfBinomial(17, 0.9));
            Compare(width, x, y, new GeneratingKernels.OfGeometric(4));
            Compare(width, x, y, new GeneratingKernels.OfLogarithmic(2, Log1p.Of(2)));
            Compare(width, x, y, new GeneratingKernels.OfPoissonInverseGaussian(4, 2));
            Compare(width, x, y, new GeneratingKernels.OfPolyaAeppli(4, 2));
            Compare(width, x, y, new GeneratingKernels.OfPoissonLessOne(2));
            Compare(width, x, y, new GeneratingKernels.OfEvents(2));
            Compare(width, x, y, new GeneratingKernels.Reweighted(0.3));
            Compare(width, x, y, new GeneratingKernels.OfProbabilities([0.5, 0, 0.25, 0.125, 0.125]));
        }
    }

    [SkippableTheory]
    [InlineData(4)]
    [InlineData(8)]
    public void Lattices_have_the_same_bits_at_every_width(int width)
    {
        Skip.IfNot(Widths.Supported(width), Widths.Reason(width));
        for (int length = 0; length <= 67; length++)
        {
            double[] x = Array.ConvertAll(Enumerable.Range(length, length).ToArray(), i => Amounts[i % Amounts.Length]);
            double[] unused = new double[length];
            Compare(width, unused, x, new GridKernels.OfExponential(3));
            Compare(width, unused, x, new GridKernels.OfMixedExponential([(0.5, 3), (0.5, 400)]));
            Compare(width, unused, x, new GridKernels.OfLogNormal(1, 2, Exp.Of(3)));
            Compare(width, unused, x, new GridKernels.OfPareto(1, 5));
            Compare(width, unused, x, new GridKernels.OfLomax(2.5, 5));
            Compare(width, unused, x, new GridKernels.OfGeneralizedPareto(0.4, 3, double.PositiveInfinity, 5));
            Compare(width, unused, x, new GridKernels.OfGeneralizedPareto(-0.4, 4, 10, 4 / 1.4));
            Compare(width, unused, x, new GridKernels.TruncatedParetoLimited(1.5, (5, 1e3), 0.6, 9));

            double[] expected = new double[length];
            double[] actual = new double[length];
            fixed (double* e = expected, a = actual)
            {
                LaneLoop.Lattice<Lane1>(-3.7, 0.1, e, length);
                if (width == 4)
                {
                    LaneLoop.Lattice<Lane4>(-3.7, 0.1, a, length);
                }
                else
                {
                    LaneLoop.Lattice<Lane8>(-3.7, 0.1, a, length);
                }
            }

            Widths.Same(expected, actual, x);
        }
    }

    private static void Compare<TPair>(int width, double[] x, double[] y, TPair pair)
        where TPair : struct, IPair
    {
        (double[] first, double[] second) = ([.. x], [.. y]);
        (double[] wideFirst, double[] wideSecond) = ([.. x], [.. y]);
        fixed (double* a = first, b = second, c = wideFirst, d = wideSecond)
        {
            LaneLoop.Pairs<Lane1, TPair>(a, b, x.Length, ref pair);
            if (width == 4)
            {
                LaneLoop.Pairs<Lane4, TPair>(c, d, x.Length, ref pair);
            }
            else
            {
                LaneLoop.Pairs<Lane8, TPair>(c, d, x.Length, ref pair);
            }
        }

        Widths.Same(first, wideFirst, y);
        Widths.Same(second, wideSecond, y);
    }
}
