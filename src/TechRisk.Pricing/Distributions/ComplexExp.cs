using System.Numerics;

namespace TechRisk.Pricing;

/// <summary>The complex exponential near 0, which <see cref="Complex"/> lacks.</summary>
internal static class ComplexExp
{
    /// <summary>e^z - 1, for small z by its series.</summary>
    public static Complex MinusOne(Complex z)
    {
        if (z.Magnitude > 0.5)
        {
            return Complex.Exp(z) - 1;
        }

        Complex sum = 0;
        for (int k = 16; k > 0; k--)
        {
            sum = z / k * (1 + sum);
        }

        return sum;
    }
}
