using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The transform of a law on a cyclic lattice: n / 2 + 1 complex numbers. Operations change it in place.</summary>
internal sealed class Spectrum
{
    private readonly int _length;
    private readonly double _tilt;

    private Spectrum(int length, double tilt)
    {
        _length = length;
        _tilt = tilt;
        Real = new double[(length / 2) + 1];
        Imaginary = new double[(length / 2) + 1];
    }

    public double[] Real { get; }

    public double[] Imaginary { get; }

    /// <summary>The transform of the law that is 0.</summary>
    public static Spectrum One(int length, double tilt)
    {
        var one = new Spectrum(length, tilt);
        Array.Fill(one.Real, 1);
        return one;
    }

    public static Spectrum Of(ReadOnlySpan<double> masses, int length, double tilt)
    {
        var spectrum = new Spectrum(length, tilt);
        double[] tilted = masses[..Math.Min(masses.Length, length)].ToArray();
        CompoundTransform.Tilt(tilted, -tilt);
        RealFourier.OfLength(length).Forward(tilted, spectrum.Real, spectrum.Imaginary);
        return spectrum;
    }

    /// <summary>E[z^N] of each number z.</summary>
    public Spectrum Compound(Frequency count)
    {
        count.GenerateInPlace(Real, Imaginary);
        return this;
    }

    public Spectrum Times(Spectrum other)
    {
        for (int k = 0; k < Real.Length; k++)
        {
            double real = (Real[k] * other.Real[k]) - (Imaginary[k] * other.Imaginary[k]);
            Imaginary[k] = (Real[k] * other.Imaginary[k]) + (Imaginary[k] * other.Real[k]);
            Real[k] = real;
        }

        return this;
    }

    /// <summary>Adds factor * (other - 1).</summary>
    public void AddExcess(double factor, Spectrum other)
    {
        for (int k = 0; k < Real.Length; k++)
        {
            Real[k] += factor * (other.Real[k] - 1);
            Imaginary[k] += factor * other.Imaginary[k];
        }
    }

    /// <summary>Adds other / divisor.</summary>
    public void AddRatio(Spectrum other, double divisor)
    {
        for (int k = 0; k < Real.Length; k++)
        {
            Real[k] += other.Real[k] / divisor;
            Imaginary[k] += other.Imaginary[k] / divisor;
        }
    }

    /// <summary>The sum of weights[j] exp(factors[j] u) over j, u these numbers.</summary>
    public Spectrum Mixed(ReadOnlySpan<double> factors, ReadOnlySpan<double> weights)
    {
        double[] real = new double[Real.Length];
        double[] imaginary = new double[Real.Length];
        double[] a = new double[Real.Length];
        double[] b = new double[Real.Length];
        var one = new Poisson(1);
        for (int j = 0; j < factors.Length; j++)
        {
            for (int k = 0; k < a.Length; k++)
            {
                a[k] = 1 + (factors[j] * Real[k]);
                b[k] = factors[j] * Imaginary[k];
            }

            one.GenerateInPlace(a, b);
            for (int k = 0; k < a.Length; k++)
            {
                real[k] += weights[j] * a[k];
                imaginary[k] += weights[j] * b[k];
            }
        }

        real.CopyTo(Real, 0);
        imaginary.CopyTo(Imaginary, 0);
        return this;
    }

    /// <summary>Back to probabilities, the numbers destroyed.</summary>
    public double[] Inverse()
    {
        double[] p = new double[_length];
        RealFourier.OfLength(_length).Inverse(Real, Imaginary, p);
        CompoundTransform.Tilt(p, _tilt);
        return p;
    }
}
