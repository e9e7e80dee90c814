using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Mean and central moments of a weighted sample.</summary>
internal static class WeightedMoments
{
    /// <summary>Mean and sums of weight * (x - mean)^k; weights add up to the number of rows.</summary>
    public static CentralMoments Of(ReadOnlySpan<double> values, RowDesign rows)
    {
        if (rows.Weights is null)
        {
            return CentralMoments.Of(values);
        }

        double mean = rows.Mean(values);
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double d = values[i] - mean;
            double weighted = rows.Weights[i] * d * d;
            second += weighted;
            third += weighted * d;
            fourth += weighted * d * d;
        }

        double n = values.Length;
        return new() { Count = n, Mean = mean, Second = second * n, Third = third * n, Fourth = fourth * n };
    }
}
