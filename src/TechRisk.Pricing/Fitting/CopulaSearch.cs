using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Where the search for the most likely copula of a family ended.</summary>
/// <param name="Copula">The copula; on the boundary the simpler one.</param>
/// <param name="Limit">Null inside the family; on the boundary the search in the simpler family that was found there.</param>
/// <param name="LogLikelihood">ln L there.</param>
/// <param name="Map">The map of the family's parameters; null for independence.</param>
/// <param name="Maximum">Where the search in the family ended; null for independence.</param>
internal sealed record CopulaSearch(Copula Copula, CopulaSearch? Limit, double LogLikelihood, ParameterMap? Map, Maximum? Maximum)
{
    /// <summary>How much likelihood a simpler family may lack to be taken for the boundary itself.</summary>
    public const double Tolerance = 1e-4;

    /// <summary>True where there is a maximum inside the family.</summary>
    public bool HasOptimum => Maximum is { Kind: MaximumKind.Interior } && Maximum.Covariance() is not null;

    /// <summary>The copula of a family with the highest likelihood.</summary>
    public static CopulaSearch Of(CopulaFamily family, Func<Copula, double> logLikelihood, double tau)
    {
        double Value(double[] values) => family.TryCreate(values) is { } copula ? logLikelihood(copula) : double.NegativeInfinity;
        List<double[]> starts = [family.Start(tau)];
        if (!double.IsFinite(Value(starts[0])))
        {
            starts.Add(family.Start(tau / 4));
        }

        (ParameterMap map, Maximum maximum) = MaximumLikelihood.Search(Value, family.Space, starts)
            ?? throw new InvalidOperationException($"{family} gives the pairs no likelihood: it cannot have made them");
        if (maximum.Kind == MaximumKind.Interior)
        {
            maximum = Polished(free => Value(map.ToValues(free)), maximum);
        }

        CopulaSearch found = new(family.Create(map.ToValues(maximum.Point)), null, maximum.Value, map, maximum);
        if (found.HasOptimum)
        {
            return found;
        }

        foreach (CopulaFamily? limit in family.Limits)
        {
            CopulaSearch simpler = limit is null
                ? new(new IndependenceCopula(), null, logLikelihood(new IndependenceCopula()), null, null)
                : Of(limit, logLikelihood, tau);
            if ((limit is null || simpler.HasOptimum) && simpler.LogLikelihood > found.LogLikelihood - Tolerance)
            {
                return found with { Copula = simpler.Copula, Limit = simpler, LogLikelihood = simpler.LogLikelihood };
            }
        }

        return found;
    }

    /// <summary>
    /// Two more steps of Newton's method with gradients extrapolated from two step widths (Richardson): the maximum to about 1e-9 of its unit.
    /// </summary>
    private static Maximum Polished(Func<double[], double> f, Maximum found)
    {
        if (found.Covariance() is not { } covariance)
        {
            return found;
        }

        int n = found.Point.Length;
        double[] x = (double[])found.Point.Clone();
        for (int step = 0; step < 2; step++)
        {
            double[] gradient = new double[n];
            for (int i = 0; i < n; i++)
            {
                double width = 0.1 * Math.Sqrt(covariance[i * n + i]);
                gradient[i] = (4 * Slope(f, x, i, width / 2) - Slope(f, x, i, width)) / 3;
            }

            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    x[i] += covariance[i * n + j] * gradient[j];
                }
            }
        }

        double value = f(x);
        return value > found.Value - 1e-6 ? found with { Point = x, Value = value } : found;
    }

    private static double Slope(Func<double[], double> f, double[] x, int i, double width)
    {
        double old = x[i];
        x[i] = old + width;
        double up = f(x);
        x[i] = old - width;
        double down = f(x);
        x[i] = old;
        return (up - down) / (2 * width);
    }

    /// <summary>The parameters of what was found, with given covariance of the free ones.</summary>
    public ValueList<FittedParameter> Parameters(CopulaFamily family, double[]? covariance) =>
        Limit is { } limit
            ? limit.Map is null ? [] : limit.Parameters(family.Limits[0]!, limit.Maximum!.Covariance())
            : FittedParameter.All(family.Space, Map!, Maximum!.Point, HasOptimum ? covariance : null);
}
