using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Intervals of the profile likelihood of generalised Pareto excesses: the values whose best log-likelihood is within half the 95 % point
/// of chi-squared with one degree of freedom of the maximum.
/// </summary>
internal sealed class ParetoProfile(Func<double, double, double> logLikelihood, ParetoPoint best, double maximum)
{
    private const double GoldenShare = 0.3819660112501051;
    private const int MostDoublings = 60;

    /// <summary>The interval of the excess level y with growth ratio r: beta = y / g(r, xi) for each xi.</summary>
    public (double Lower, double Upper) ReturnLevel(double logRatio)
    {
        double spread = Spread();
        double At(double level) => Best(
            shape => logLikelihood(level / TailGrowth.Of(logRatio, shape).Value, shape),
            Math.Max(best.Shape - spread, -0.99),
            best.Shape + spread);
        double here = best.Scale * TailGrowth.Of(logRatio, best.Shape).Value;
        double AtFactor(double distance, int sign) => At(here * Exp.Of(sign * distance));
        double up = Reach(distance => AtFactor(distance, 1), 0.1);
        double down = Reach(distance => AtFactor(distance, -1), 0.1);
        return (here * Exp.Of(-down), double.IsInfinity(up) ? up : here * Exp.Of(up));
    }

    /// <summary>The interval of the shape.</summary>
    public (double Lower, double Upper) Shape()
    {
        double centre = Log.Of(best.Scale);
        double At(double shape) => Best(log => logLikelihood(Exp.Of(log), shape), centre - 4, centre + 4);
        double step = 0.25 * Spread() / 8 + 1e-6;
        double up = Reach(distance => At(best.Shape + distance), step);
        double down = Reach(distance => best.Shape - distance > -0.999 ? At(best.Shape - distance) : double.NegativeInfinity, step);
        return (best.Shape - down, best.Shape + up);
    }

    private double Spread() => Math.Min(8 * Math.Sqrt(best.ShapeVariance), 8);

    // the distance at which the profile has fallen by the threshold; it falls to both sides of the maximum
    private double Reach(Func<double, double> profile, double step)
    {
        double Rest(double distance) => maximum - 0.5 * FromData.ChiSquared95 - Math.Max(profile(distance), -1e300);
        double near = 0;
        for (int i = 0; i < MostDoublings; i++)
        {
            double far = near + step;
            if (Rest(far) >= 0)
            {
                return RootFinder.Find(Rest, near, far, 1e-9 * far);
            }

            near = far;
            step *= 1.5;
            if (step > 1e3)
            {
                break;
            }
        }

        return double.PositiveInfinity;
    }

    // golden section for a function with one maximum
    private static double Best(Func<double, double> f, double low, double high)
    {
        double left = low + GoldenShare * (high - low);
        double right = high - GoldenShare * (high - low);
        double atLeft = f(left);
        double atRight = f(right);
        for (int i = 0; i < 80 && high - low > 1e-8; i++)
        {
            if (atLeft > atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = low + GoldenShare * (high - low);
                atLeft = f(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = high - GoldenShare * (high - low);
                atRight = f(right);
            }
        }

        return Math.Max(atLeft, atRight);
    }
}
