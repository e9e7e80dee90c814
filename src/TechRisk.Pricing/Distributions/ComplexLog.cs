using System.Numerics;

namespace TechRisk.Pricing;

/// <summary>The complex logarithm near 1, which <see cref="Complex"/> lacks.</summary>
internal static class ComplexLog
{
    /// <summary>ln(1 + z): real part ln|1 + z| from |1 + z|^2 - 1 = 2 x + x^2 + y^2, which does not cancel for small z.</summary>
    public static Complex OnePlus(Complex z)
    {
        double x = z.Real;
        double y = z.Imaginary;
        double excess = x * (2 + x) + y * y;
        double real = Math.Abs(excess) < 0.5 ? Numerics.Log1p.Of(excess) / 2 : Numerics.Log.Of((1 + x) * (1 + x) + y * y) / 2;
        return new Complex(real, Math.Atan2(y, 1 + x));
    }
}
