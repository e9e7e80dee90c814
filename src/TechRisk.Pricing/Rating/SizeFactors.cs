using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Factors of a volume, linear in its logarithm between given points; beyond the first and the last point the factor stays.</summary>
public sealed record SizeFactors
{
    /// <summary>A table.</summary>
    /// <param name="points">At least one; sizes above 0 that rise, factors above 0.</param>
    public SizeFactors(params ReadOnlySpan<(double Size, double Factor)> points) => Points = ValueList.Create(points);

    /// <summary>Sizes, rising, and their factors, above 0.</summary>
    public ValueList<(double Size, double Factor)> Points { get; init => field = RisingPoints.Checked(value, nameof(Points), "size"); }

    /// <summary>The factor of a size: f0 + (f1 - f0) ln(size / s0) / ln(s1 / s0).</summary>
    /// <param name="size">Above 0.</param>
    public double Factor(double size)
    {
        Require.Positive(size);
        if (size <= Points[0].Size)
        {
            return Points[0].Factor;
        }

        for (int i = 1; i < Points.Count; i++)
        {
            (double Size, double Factor) high = Points[i];
            if (size <= high.Size)
            {
                (double Size, double Factor) low = Points[i - 1];
                return low.Factor + ((high.Factor - low.Factor) * (Log.Of(size / low.Size) / Log.Of(high.Size / low.Size)));
            }
        }

        return Points[^1].Factor;
    }
}
