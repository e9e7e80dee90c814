namespace TechRisk.Pricing.Tests.Numerics;

/// <summary>The distance of a double from a high-precision value, in units of the value's last digit.</summary>
internal static class Ulps
{
    /// <summary>|actual - (rounded + remainder)| / ulp(rounded).</summary>
    public static double Between(double actual, double rounded, double remainder)
    {
        if (actual == rounded && remainder == 0)
        {
            return 0;
        }

        double size = Math.Abs(rounded);
        double ulp = Math.BitIncrement(size);
        ulp = double.IsFinite(ulp) ? ulp - size : size - Math.BitDecrement(size);

        // actual - rounded is exact for neighbours; halving both keeps the quotient inside the range
        return Math.Abs((actual - rounded) / ulp - remainder / ulp);
    }
}
