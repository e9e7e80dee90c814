namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The first double at which a condition holds that, once true, stays true: bisection over the ordered doubles themselves, so
/// that the answer is exact, also where the condition jumps. At most 64 evaluations.
/// </summary>
internal static class MonotoneInversion
{
    /// <summary>The smallest x in [low, high] with reached(x); <paramref name="high"/> is taken to satisfy it.</summary>
    /// <param name="reached">False below some point and true from it on.</param>
    /// <param name="low">Smallest candidate.</param>
    /// <param name="high">Largest candidate.</param>
    public static double Smallest(Func<double, bool> reached, double low, double high)
    {
        if (!(low <= high))
        {
            throw Require.Wrong(nameof(high), high, FormattableString.Invariant($"must be at least {low}"));
        }

        long below = Order(low) - 1;
        long above = Order(high);
        while (below + 1 < above)
        {
            long middle = (below & above) + ((below ^ above) >> 1); // their mean, without overflow
            if (middle < Order(low) || !reached(FromOrder(middle)))
            {
                below = middle;
            }
            else
            {
                above = middle;
            }
        }

        return FromOrder(above);
    }

    // whole numbers in the order of the doubles
    private static long Order(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x + 0.0);
        return bits >= 0 ? bits : long.MinValue - bits;
    }

    private static double FromOrder(long order) => BitConverter.Int64BitsToDouble(order >= 0 ? order : long.MinValue - order);
}
