using System.Buffers;

namespace TechRisk.Pricing;

/// <summary>Rising amounts that a law's survival function and limited expected values are asked for.</summary>
internal static class GridPoints
{
    /// <summary>How many of the rising points lie below an amount.</summary>
    public static int CountBelow(ReadOnlySpan<double> points, double amount)
    {
        int low = 0;
        int high = points.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = points[middle] < amount ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>S(x) and E[min(X, x)] at points that are kept.</summary>
    public static void Fill(Severity law, ReadOnlySpan<double> points, Span<double> survival, Span<double> limited)
    {
        points.CopyTo(limited);
        law.FillAt(survival, limited);
    }

    /// <summary>A working copy; give the array back to <see cref="Return"/>.</summary>
    public static Span<double> Rent(int length, out double[] rented)
    {
        rented = ArrayPool<double>.Shared.Rent(length);
        return rented.AsSpan(0, length);
    }

    /// <summary>Gives a rented array back.</summary>
    public static void Return(double[] rented) => ArrayPool<double>.Shared.Return(rented);
}
