using System.Diagnostics;
using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Benchmarks;

/// <summary>A workload of kind 'fft': the real transform of a length and its inverse, each the best of many calls.</summary>
internal static class FourierWorkload
{
    private const string Prefix = "FFT_";

    /// <summary>True if the name is that of a transform; the number after it is the power of two.</summary>
    public static bool Is(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    public static int Run(string name, long seed)
    {
        int power = int.Parse(name[Prefix.Length..], CultureInfo.InvariantCulture);
        int n = 1 << power;
        int calls = power < 16 ? 4_000 : power < 19 ? 200 : 25;
        RandomKey key = RandomKey.FromSeed(seed);
        double[] x = [.. Enumerable.Range(0, n).Select(i => key.Uniform(i))];
        double[] real = new double[(n / 2) + 1];
        double[] imaginary = new double[(n / 2) + 1];
        double[] back = new double[n];
        RealFourier fourier = RealFourier.OfLength(n);
        double forward = double.PositiveInfinity;
        double inverse = double.PositiveInfinity;
        for (int call = 0; call <= calls; call++)
        {
            long start = Stopwatch.GetTimestamp();
            fourier.Forward(x, real, imaginary);
            long middle = Stopwatch.GetTimestamp();
            fourier.Inverse(real, imaginary, back);
            long end = Stopwatch.GetTimestamp();
            if (call > 0) // the first call warms up
            {
                forward = Math.Min(forward, Stopwatch.GetElapsedTime(start, middle).TotalSeconds);
                inverse = Math.Min(inverse, Stopwatch.GetElapsedTime(middle, end).TotalSeconds);
            }
        }

        double error = x.Zip(back, (a, b) => Math.Abs(a - b)).Max();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"workload\":\"{name}\",\"peer\":\"TechRisk.Pricing\",\"seconds\":{forward + inverse:F9},\"r2c_seconds\":{forward:F9},\"c2r_seconds\":{inverse:F9},\"largest_error\":{error:R},\"threads\":1}}"));
        return 0;
    }
}
