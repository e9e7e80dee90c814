using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The first coefficients of a power of a polynomial whose coefficients are 0 or more, by squaring: nothing is subtracted.</summary>
internal static class ConvolutionPower
{
    /// <summary>Coefficients 0 to length - 1 of p(z)^power.</summary>
    public static double[] Of(double[] polynomial, long power, int length)
    {
        double[] result = [1];
        double[] square = Cut(polynomial, length);
        for (long rest = power; rest > 0; rest >>= 1)
        {
            if ((rest & 1) == 1)
            {
                result = Product(result, square, length);
            }

            if (rest > 1)
            {
                square = Product(square, square, length);
            }
        }

        Array.Resize(ref result, length);
        return result;
    }

    /// <summary>Coefficients 0 to length - 1 at most of a(z) b(z).</summary>
    public static double[] Product(double[] a, double[] b, int length)
    {
        double[] reversed = [.. b];
        Array.Reverse(reversed);
        double[] product = new double[Math.Min(a.Length + b.Length - 1, length)];
        for (int k = 0; k < product.Length; k++)
        {
            int first = Math.Max(0, k - b.Length + 1);
            int terms = Math.Min(k, a.Length - 1) - first + 1;
            product[k] = BlockSum.Dot(a.AsSpan(first, terms), reversed.AsSpan(b.Length - 1 - k + first, terms));
        }

        return product;
    }

    private static double[] Cut(double[] polynomial, int length) => polynomial.Length <= length ? polynomial : polynomial[..length];
}
