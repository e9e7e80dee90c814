using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Where the profile of a likelihood falls by half the 95 % quantile of chi-square with 1 degree of freedom.</summary>
internal static class ProfileInterval
{
    private const double Fall = 1.9207294103470494;
    private const double Farthest = 30;

    public static Estimate Of(FrequencyFit fit, FrequencyFamily family, CountLikelihood likelihood, string parameter)
    {
        int at = family.IndexOf(parameter);
        Estimate normal = fit.Parameters.Single(fitted => fitted.Name == parameter).Value;
        if (!fit.HasOptimum || !double.IsFinite(normal.StandardError))
        {
            Parameter space = family.Space[at];
            return Estimate.Fitted(normal.Value, double.PositiveInfinity, space.Lower, space.Upper);
        }

        double Below(double free)
        {
            double[] point = [.. fit.Maximum.Point];
            point[at] = free;
            return Math.Max(Profile(family, likelihood, at, fit.Map.ToValues(point)) - fit.LogLikelihood, -1e6) + Fall;
        }

        double centre = fit.Maximum.Point[at];
        double deviation = Math.Sqrt(fit.FreeCovariance![at * family.Space.Count + at]);
        return Estimate.Fitted(normal.Value, normal.StandardError, End(Below, fit.Map, fit.Maximum.Point, (at, family.Space[at].Lower), -deviation), End(Below, fit.Map, fit.Maximum.Point, (at, family.Space[at].Upper), deviation));
    }

    // steps of one deviation until the profile is below, then the root; the end of the range where it never is
    private static double End(Func<double, double> below, ParameterMap map, double[] maximum, (int At, double Limit) parameter, double step)
    {
        double centre = maximum[parameter.At];
        double inside = centre;
        for (double outside = centre + 1.5 * step; Math.Abs(outside - centre) < Farthest; outside += step)
        {
            if (below(outside) < 0)
            {
                double[] point = [.. maximum];
                point[parameter.At] = RootFinder.Find(below, inside, outside, 1e-9);
                return map.ToValues(point)[parameter.At];
            }

            inside = outside;
        }

        return parameter.Limit;
    }

    private static double Profile(FrequencyFamily family, CountLikelihood likelihood, int at, double[] values)
    {
        Parameter parameter = family.Space[at];
        if (values.Length == 1 || !(values[at] > parameter.Lower && values[at] < parameter.Upper))
        {
            return likelihood.Of(family, values);
        }

        FrequencyFamily held = family.Fixing(parameter.Name, values[at]);
        double[] start = [.. values[..at], .. values[(at + 1)..]];
        return MaximumLikelihood.Search(rest => likelihood.Of(held, rest), held.Space, [start])?.Maximum.Value ?? double.NegativeInfinity;
    }
}
