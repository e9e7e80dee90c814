using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

/// <summary>What the tests of the transforms share: the defining sum with about 105 bits, addressed random numbers, distances.</summary>
internal static class FourierReference
{
    /// <summary>n numbers between -1 and 1.</summary>
    public static double[] Noise(int n, int seed)
    {
        double[] x = new double[n];
        UniformFill.Years(RandomKey.FromSeed(seed), 0, x, 0);
        return Array.ConvertAll(x, u => (2 * u) - 1);
    }

    /// <summary>X[k] by the defining sum; roots of unity as unevaluated sums of two doubles, products and sums likewise.</summary>
    public static (double Re, double Im) Direct(double[] x, (Twofold Cos, Twofold Sin)[] roots, int k)
    {
        Twofold re = new(0, 0);
        Twofold im = new(0, 0);
        for (int j = 0; j < x.Length; j++)
        {
            (Twofold cos, Twofold sin) = roots[(int)((long)j * k % roots.Length)];
            re += cos * x[j];
            im -= sin * x[j];
        }

        return (re.Value, im.Value);
    }

    /// <summary>exp(2 pi i k / n) for k = 0 .. n - 1, each the product of two by <see cref="Root"/>.</summary>
    public static (Twofold Cos, Twofold Sin)[] Roots(int n)
    {
        int fine = 1 << (int.Log2(n) / 2);
        (Twofold Cos, Twofold Sin)[] low = [.. Enumerable.Range(0, fine).Select(k => Root(k, n))];
        (Twofold Cos, Twofold Sin)[] high = [.. Enumerable.Range(0, n / fine).Select(k => Root(k, n / fine))];
        (Twofold, Twofold)[] all = new (Twofold, Twofold)[n];
        for (int k = 0; k < n; k++)
        {
            (Twofold c, Twofold s) = high[k / fine];
            (Twofold d, Twofold t) = low[k % fine];
            all[k] = (c * d - s * t, s * d + c * t);
        }

        return all;
    }

    /// <summary>exp(2 pi i k / n) to about 30 digits: the Taylor series at k / n / 256, squared eight times.</summary>
    public static (Twofold Cos, Twofold Sin) Root(long k, int n)
    {
        const int Doublings = 8;
        Twofold x = new Twofold(3.141592653589793, 1.2246467991473532e-16) * (2.0 * k / n / (1 << Doublings));
        Twofold termRe = new(1, 0);
        Twofold termIm = new(0, 0);
        Twofold lessOne = new(0, 0); // cos - 1 keeps its digits
        Twofold sin = new(0, 0);
        for (int j = 1; j < 20; j++)
        {
            (termRe, termIm) = (-(termIm * x) / new Twofold(j, 0), termRe * x / new Twofold(j, 0));
            lessOne += termRe;
            sin += termIm;
        }

        for (int j = 0; j < Doublings; j++)
        {
            // cos 2a - 1 = -2 sin^2 a, sin 2a = 2 sin a + 2 sin a (cos a - 1)
            (lessOne, sin) = (sin * sin * -2, sin * 2 + sin * lessOne * 2);
        }

        return (lessOne + 1, sin);
    }

    /// <summary>The Euclidean norm of the difference, relative to that of the first.</summary>
    public static double Distance(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        double size = 0;
        double error = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            size += expected[i] * expected[i];
            error += (expected[i] - actual[i]) * (expected[i] - actual[i]);
        }

        return Math.Sqrt(error / size);
    }

    /// <summary>The spectrum of x at length n.</summary>
    public static (double[] Re, double[] Im) Forward(double[] x, int n)
    {
        double[] re = new double[(n / 2) + 1];
        double[] im = new double[(n / 2) + 1];
        RealFourier.OfLength(n).Forward(x, re, im);
        return (re, im);
    }

    /// <summary>The sequence of a spectrum, which stays as it is.</summary>
    public static double[] Inverse(double[] re, double[] im)
    {
        double[] x = new double[2 * (re.Length - 1)];
        RealFourier.OfLength(x.Length).Inverse([.. re], [.. im], x);
        return x;
    }
}
