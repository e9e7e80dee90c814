namespace TechRisk.Pricing;

/// <summary>Gathers the few elements of a buffer that need other treatment, without a branch per element.</summary>
internal static class Gather
{
    /// <summary>Copies the values below a bound, with their positions, in order; returns how many there are.</summary>
    /// <param name="source">Numbers of 0 or more.</param>
    /// <param name="bound">The bound, 0 or more.</param>
    /// <param name="values">At least as long as the source: receives the values.</param>
    /// <param name="places">At least as long as the source: receives the positions.</param>
    public static unsafe int Below(ReadOnlySpan<double> source, double bound, Span<double> values, Span<int> places)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Length, source.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(places.Length, source.Length);
        int count = 0;
        fixed (double* from = source)
        fixed (double* to = values)
        fixed (int* at = places)
        {
            for (int i = 0; i < source.Length; i++)
            {
                double x = from[i];
                to[count] = x;
                at[count] = i;

                // the sign of x - bound is exact (gradual underflow)
                count += (int)(BitConverter.DoubleToUInt64Bits(x - bound) >> 63);
            }
        }

        return count;
    }
}
