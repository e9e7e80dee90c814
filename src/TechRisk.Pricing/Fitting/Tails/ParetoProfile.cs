using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Intervals of the profile likelihood of generalised Pareto excesses: the values whose best log-likelihood is within half the 95 % point
/// of chi-squared with one degree of freedom of the maximum.
/// </summary>
internal sealed class ParetoProfile(Func<double, double, double> logLikelihood, ParetoPoint best, double maximum)
{
    private const double Tolerance = 1e-8;

    /// <summary>The interval of the excess level y with growth ratio r: beta = y / g(r, xi) for each xi.</summary>
    public (double Lower, double Upper) ReturnLevel(double logRatio)
    {
        double spread = Spread();
        double At(double level) => GoldenSection.Highest(
            shape => logLikelihood(level / TailGrowth.Of(logRatio, shape).Value, shape),
            Math.Max(best.Shape - spread, -0.99),
            best.Shape + spread,
            Tolerance);
        double here = best.Scale * TailGrowth.Of(logRatio, best.Shape).Value;
        double AtFactor(double distance, int sign) => At(here * Exp.Of(sign * distance));
        double up = ProfileReach.Of(maximum, distance => AtFactor(distance, 1), 0.1);
        double down = ProfileReach.Of(maximum, distance => AtFactor(distance, -1), 0.1);
        return (here * Exp.Of(-down), double.IsInfinity(up) ? up : here * Exp.Of(up));
    }

    /// <summary>The interval of the shape.</summary>
    public (double Lower, double Upper) Shape()
    {
        double centre = Log.Of(best.Scale);
        double At(double shape) => GoldenSection.Highest(log => logLikelihood(Exp.Of(log), shape), centre - 4, centre + 4, Tolerance);
        double step = 0.25 * Spread() / 8 + 1e-6;
        double up = ProfileReach.Of(maximum, distance => At(best.Shape + distance), step);
        double down = ProfileReach.Of(maximum, distance => best.Shape - distance > -0.999 ? At(best.Shape - distance) : double.NegativeInfinity, step);
        return (best.Shape - down, best.Shape + up);
    }

    private double Spread() => Math.Min(8 * Math.Sqrt(best.ShapeVariance), 8);
}
