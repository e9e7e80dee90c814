using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Estimates from data: 95 % intervals on the scale where the error is nearest to normal.</summary>
internal static class FromData
{
    /// <summary>The upper 2.5 % point of the normal law.</summary>
    public const double Normal975 = 1.9599639845400545;

    /// <summary>The 95 % point of the chi-squared law with one degree of freedom.</summary>
    public const double ChiSquared95 = 3.841458820694124;

    /// <summary>A number with a symmetric interval.</summary>
    public static Estimate Normal(double value, double standardError) =>
        Estimate.Fitted(value, double.IsNaN(standardError) ? double.PositiveInfinity : standardError);

    /// <summary>A number above 0 with an interval that is symmetric in its logarithm: value exp(-+ z se / value).</summary>
    public static Estimate Positive(double value, double standardError)
    {
        if (!(standardError < double.PositiveInfinity) || double.IsInfinity(value))
        {
            return double.IsInfinity(value) ? Normal(value, standardError) : Estimate.Fitted(value, double.PositiveInfinity, 0, double.PositiveInfinity);
        }

        double factor = value > 0 ? Exp.Of(Math.Min(Normal975 * standardError / value, 700)) : 1;
        return Estimate.Fitted(value, standardError, value / factor, value * factor);
    }

    /// <summary>
    /// A number above <paramref name="floor"/> with an interval that is symmetric in the logarithm of its distance from it.
    /// </summary>
    public static Estimate Above(double floor, double value, double standardError)
    {
        if (double.IsInfinity(value) || !(value > floor))
        {
            return Normal(value, standardError);
        }

        Estimate distance = Positive(value - floor, standardError);
        return Estimate.Fitted(value, distance.StandardError, Math.Min(floor + distance.Lower, value), Math.Max(floor + distance.Upper, value));
    }

    /// <summary>A share with an interval that is symmetric in ln(p / (1 - p)), so that it stays inside [0, 1].</summary>
    public static Estimate Share(double value, double standardError)
    {
        if (!(value > 0 && value < 1) || !(standardError < double.PositiveInfinity))
        {
            return Estimate.Fitted(value, double.IsNaN(standardError) ? double.PositiveInfinity : standardError, value is 0 or 1 && standardError == 0 ? value : 0, value is 0 or 1 && standardError == 0 ? value : 1);
        }

        double factor = Exp.Of(Math.Min(Normal975 * standardError / (value * (1 - value)), 700));
        return Estimate.Fitted(value, standardError, Math.Min(value, value / (value + (1 - value) * factor)), Math.Max(value, value / (value + (1 - value) / factor)));
    }

    /// <summary>The mean of a sample with the standard error of a mean.</summary>
    public static Estimate Mean(ReadOnlySpan<double> values)
    {
        double mean = BlockSum.Sum(values) / values.Length;
        double squares = BlockSum.SumSquares(values, mean);
        return Normal(mean, values.Length < 2 ? double.PositiveInfinity : Math.Sqrt(squares / (values.Length - 1) / values.Length));
    }

    /// <summary>A value with the spread of its bootstrap replicates: their standard deviation and the 2.5 % and 97.5 % points.</summary>
    /// <param name="value">The value from the data themselves.</param>
    /// <param name="replicates">The same figure from the replicates; sorted in place.</param>
    public static Estimate Bootstrap(double value, Span<double> replicates)
    {
        double mean = BlockSum.Sum(replicates) / replicates.Length;
        double deviation = Math.Sqrt(BlockSum.SumSquares(replicates, mean) / Math.Max(1, replicates.Length - 1));
        replicates.Sort();
        int cut = (int)(0.025 * replicates.Length);
        return Estimate.Fitted(value, deviation, Math.Min(value, replicates[cut]), Math.Max(value, replicates[replicates.Length - 1 - cut]));
    }
}
