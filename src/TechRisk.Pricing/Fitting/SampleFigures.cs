namespace TechRisk.Pricing;

/// <summary>Figures of a sample.</summary>
internal static class SampleFigures
{
    /// <summary>Mean and standard deviation, divisor n - 1.</summary>
    public static (double Mean, double Deviation) Spread(double[] values)
    {
        double mean = values.Average();
        return (mean, Math.Sqrt(values.Sum(x => (x - mean) * (x - mean)) / Math.Max(values.Length - 1, 1)));
    }

    /// <summary>The value at a place between two of a sorted sample, along the straight line that joins them.</summary>
    /// <param name="sorted">The sample.</param>
    /// <param name="place">From 0 to the number of values less 1.</param>
    public static double At(ReadOnlySpan<double> sorted, double place)
    {
        int low = (int)place;
        int high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
    }
}
