using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Where the profile of a likelihood falls by half the 95 % quantile of chi-square with 1 degree of freedom.</summary>
internal static class ProfileInterval
{
    private const double Fall = 1.9207294103470494;
    private const double Farthest = 30;

    public static Estimate Of(FrequencyFit fit, CountLikelihood likelihood, string parameter)
    {
        int at = fit.Family.IndexOf(parameter);
        Estimate normal = fit.Parameters[at].Value;
        if (!fit.HasOptimum || !double.IsFinite(normal.StandardError))
        {
            Parameter space = fit.Family.Space[at];
            return Estimate.Fitted(normal.Value, double.PositiveInfinity, space.Lower, space.Upper);
        }

        double Below(double free)
        {
            double[] point = [.. fit.Maximum.Point];
            point[at] = free;
            return Profile(fit, likelihood, parameter, fit.Map.ToValues(point)) - fit.LogLikelihood + Fall;
        }

        double centre = fit.Maximum.Point[at];
        double deviation = Math.Sqrt(fit.FreeCovariance![at * fit.Family.Space.Count + at]);
        return Estimate.Fitted(normal.Value, normal.StandardError, End(Below, fit, at, centre, -deviation), End(Below, fit, at, centre, deviation));
    }

    // steps of one deviation until the profile is below, then the root
    private static double End(Func<double, double> below, FrequencyFit fit, int at, double centre, double step)
    {
        double inside = centre;
        for (double outside = centre + 1.5 * step; Math.Abs(outside - centre) < Farthest; outside += step)
        {
            if (below(outside) < 0)
            {
                double root = RootFinder.Find(below, inside, outside, 1e-9);
                double[] point = [.. fit.Maximum.Point];
                point[at] = root;
                return fit.Map.ToValues(point)[at];
            }

            inside = outside;
        }

        Parameter space = fit.Family.Space[at];
        return step < 0 ? space.Lower : space.Upper;
    }

    private static double Profile(FrequencyFit fit, CountLikelihood likelihood, string parameter, double[] values)
    {
        if (values.Length == 1)
        {
            return likelihood.Of(fit.Family, values);
        }

        int at = fit.Family.IndexOf(parameter);
        if (!(values[at] > fit.Family.Space[at].Lower && values[at] < fit.Family.Space[at].Upper))
        {
            return double.NegativeInfinity;
        }

        FrequencyFamily held = fit.Family.Fixing(parameter, values[at]);
        double[] start = [.. values[..at], .. values[(at + 1)..]];
        return MaximumLikelihood.Search(rest => likelihood.Of(held, rest), held.Space, [start])?.Maximum.Value ?? double.NegativeInfinity;
    }
}
