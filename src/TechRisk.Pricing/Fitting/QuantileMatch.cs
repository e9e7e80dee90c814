using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The law of a family through quantiles, or nearest to them on the scale of logarithms.</summary>
internal static class QuantileMatch
{
    /// <summary>Two logarithms of losses this close are the same.</summary>
    public const double Exact = 1e-9;

    /// <summary>The parameters nearest to all targets, and the root mean square of the differences of logarithms.</summary>
    /// <param name="family">The family.</param>
    /// <param name="targets">What the law should have, by logarithms: figures and their values.</param>
    /// <param name="shape">Amounts for starting points.</param>
    /// <exception cref="InvalidOperationException">No start has the figures.</exception>
    public static (double[] Values, double Distance) Find(SeverityFamily family, IReadOnlyList<(Func<Severity, double> LogFigure, double Value)> targets, SampleShape shape)
    {
        (double[] Values, double Squares)? best = null;
        foreach (double[] start in Starts(family, shape))
        {
            ParameterMap map = new(family.Space, start);
            (double[] point, double squares) = LeastSquares.Find(free => Residuals(family, map.ToValues(free), targets), map.ToFree(start));
            if (double.IsFinite(squares) && (best is null || squares < best.Value.Squares))
            {
                best = (map.ToValues(point), squares);
            }
        }

        return best is { } found
            ? (found.Values, Math.Sqrt(found.Squares / targets.Count))
            : throw new InvalidOperationException($"no {family} near the stated figures has them");
    }

    /// <summary>ln of the quantile at a level, from the nearer tail.</summary>
    public static double LogQuantile(Severity law, double level) => Log.Of(level > 0.5 ? law.InverseSurvival(1 - level) : law.Quantile(level));

    private static double[]? Residuals(SeverityFamily family, double[] values, IReadOnlyList<(Func<Severity, double> LogFigure, double Value)> targets)
    {
        if (family.TryCreate(values) is not { } law)
        {
            return null;
        }

        double[] residuals = new double[targets.Count];
        for (int i = 0; i < residuals.Length; i++)
        {
            residuals[i] = targets[i].LogFigure(law) - targets[i].Value;
        }

        return residuals;
    }

    // the family's own starts, and the same in a wider and a narrower sample
    private static IEnumerable<double[]> Starts(SeverityFamily family, SampleShape shape)
    {
        double median = shape.Median;
        double[] around = [shape.Minimum, median, shape.Maximum];
        return new[] { 1, 0.5, 2 }.SelectMany(power =>
            family.Starts(new SampleShape(Array.ConvertAll(around, x => median * Exp.Of(power * Log.Of(x / median)))))).Where(start => family.TryCreate(start) is not null);
    }
}
