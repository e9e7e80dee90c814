using FsCheck.Xunit;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

/// <summary>Laws of the transform at any length and any sequence.</summary>
public class RealFourierLaws
{
    private const double Tolerance = 4e-15; // a few roundings for each of at most 13 passes, relative to the norm

    // both sides are compared in the norm of the spectrum
    [Property(MaxTest = 100)]
    public bool It_is_linear(byte power, int seed)
    {
        int n = Length(power);
        double[] x = FourierReference.Noise(n, seed);
        double[] y = FourierReference.Noise(n, seed ^ 77);
        double[] sum = [.. x.Zip(y, (a, b) => (3 * a) - (0.5 * b))];
        double[] expected = [.. Flat(x).Zip(Flat(y), (a, b) => (3 * a) - (0.5 * b))];
        return FourierReference.Distance(expected, Flat(sum)) < Tolerance;
    }

    [Property(MaxTest = 100)]
    public bool A_shift_turns_every_frequency(byte power, int seed, ushort by)
    {
        int n = Length(power);
        int shift = by % n;
        double[] x = FourierReference.Noise(n, seed);
        double[] shifted = [.. x[(n - shift)..], .. x[..(n - shift)]];
        (double[] re, double[] im) = FourierReference.Forward(x, n);
        UnitRoots roots = new(n);
        for (int k = 0; k < re.Length; k++)
        {
            (double cos, double sin) = roots[(long)k * shift];
            (re[k], im[k]) = ((re[k] * cos) + (im[k] * sin), (im[k] * cos) - (re[k] * sin));
        }

        return FourierReference.Distance([.. re, .. im], Flat(shifted)) < Tolerance;
    }

    [Property(MaxTest = 50)]
    public bool A_product_of_spectra_is_a_circular_convolution(byte power, int seed)
    {
        int n = Math.Min(Length(power), 1024);
        double[] x = FourierReference.Noise(n, seed);
        double[] y = FourierReference.Noise(n, seed ^ 5);
        double[] expected = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                expected[(i + j) & (n - 1)] += x[i] * y[j];
            }
        }

        (double[] re, double[] im) = FourierReference.Forward(x, n);
        (double[] otherRe, double[] otherIm) = FourierReference.Forward(y, n);
        for (int k = 0; k < re.Length; k++)
        {
            (re[k], im[k]) = ((re[k] * otherRe[k]) - (im[k] * otherIm[k]), (re[k] * otherIm[k]) + (im[k] * otherRe[k]));
        }

        return FourierReference.Distance(expected, FourierReference.Inverse(re, im)) < Tolerance;
    }

    [Property(MaxTest = 50)]
    public bool A_reversed_sequence_has_the_conjugate_spectrum(byte power, int seed)
    {
        int n = Length(power);
        double[] x = FourierReference.Noise(n, seed);
        double[] reversed = [x[0], .. x[1..].Reverse()];
        (double[] re, double[] im) = FourierReference.Forward(x, n);
        return FourierReference.Distance([.. re, .. im.Select(v => -v)], Flat(reversed)) < Tolerance;
    }

    private static int Length(byte power) => 2 << (power % 13);

    private static double[] Flat(double[] x)
    {
        (double[] re, double[] im) = FourierReference.Forward(x, x.Length);
        return [.. re, .. im];
    }
}
