using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Inversion of a falling function of an amount, exact to the last bit also at jumps.</summary>
/// <remarks>
/// Secants between the logarithms of amount and function, in the Illinois form (Dowell and Jarratt, BIT 11, 1971), guarded by bisection of the
/// bit patterns, which halves the number of doubles left between the ends.
/// </remarks>
internal static class MonotoneInverse
{
    /// <summary>The smallest x in [low, high] with f(x) &lt;= target; high if there is none.</summary>
    /// <param name="f">Falls in x; its sign is that of the target throughout.</param>
    /// <param name="target">A number that is not 0.</param>
    /// <param name="low">0 or more.</param>
    /// <param name="high">At least low.</param>
    public static double Smallest(Func<double, double> f, double target, double low, double high)
    {
        double atLow = f(low);
        if (atLow <= target || low >= high)
        {
            return low;
        }

        double a = Excess(atLow, target);
        double b = Excess(f(high), target);
        long lowBits = BitConverter.DoubleToInt64Bits(low);
        long highBits = BitConverter.DoubleToInt64Bits(high);
        long width = highBits - lowBits;
        int kept = 0;
        for (int step = 0; highBits - lowBits > 1; step++)
        {
            long middle = lowBits + (highBits - lowBits) / 2;

            // a secant step unless the last three together failed to halve the bracket
            if (step % 3 != 2 || highBits - lowBits < width / 2)
            {
                middle = Secant(lowBits, highBits, a, b) ?? middle;
            }

            if (step % 3 == 2)
            {
                width = highBits - lowBits;
            }

            double value = f(BitConverter.Int64BitsToDouble(middle));
            double excess = Excess(value, target);
            if (value <= target)
            {
                highBits = middle;
                b = excess;
                a = kept > 0 ? a / 2 : a;
                kept = 1;
            }
            else
            {
                lowBits = middle;
                a = excess;
                b = kept < 0 ? b / 2 : b;
                kept = -1;
            }
        }

        return BitConverter.Int64BitsToDouble(highBits);
    }

    // ln(f / target), with the sign of f - target
    private static double Excess(double value, double target) => target > 0 ? Log.Of(value / target) : -Log.Of(value / target);

    private static long? Secant(long lowBits, long highBits, double a, double b)
    {
        double low = BitConverter.Int64BitsToDouble(lowBits);
        double high = BitConverter.Int64BitsToDouble(highBits);
        if (!(low > 0) || !double.IsFinite(high) || !double.IsFinite(a) || !double.IsFinite(b) || a <= b)
        {
            return null;
        }

        double x = low * Exp.Of(a / (a - b) * Log.Of(high / low));
        return Math.Clamp(BitConverter.DoubleToInt64Bits(x), lowBits + 1, highBits - 1);
    }
}
