using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The growth g = (r^xi - 1) / xi of a tail of shape xi over a ratio r, ln r at xi = 0, and its derivative by xi.</summary>
internal readonly record struct TailGrowth(double Value, double ByShape, double Power)
{
    /// <summary>The growth over a ratio given by its logarithm; <see cref="Power"/> is r^xi.</summary>
    public static TailGrowth Of(double logRatio, double shape)
    {
        double s = shape * logRatio;
        double power = Exp.Of(s);
        if (Math.Abs(s) < 0.05)
        {
            // (e^s - 1) / s = sum s^m / (m + 1)!, (e^s (s - 1) + 1) / s^2 = sum s^m / (m! (m + 2))
            double value = 0;
            double slope = 0;
            double term = 1;
            for (int m = 0; m < 10; m++)
            {
                value += term / (m + 1);
                slope += term / (m + 2);
                term *= s / (m + 1);
            }

            return new(logRatio * value, logRatio * logRatio * slope, power);
        }

        return new(Expm1.Of(s) / shape, (power * (s - 1) + 1) / (shape * shape), power);
    }
}
