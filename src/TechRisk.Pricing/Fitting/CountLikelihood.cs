using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The log likelihood of counts: sum of units times ln P_e(n), or ln P_e(N >= n) for an open class.</summary>
internal sealed class CountLikelihood(CountCells cells, ExposureRule rule)
{
    public CountCells Cells => cells;

    public ExposureRule Rule => rule;

    /// <summary>Minus infinity where the law cannot have made the counts.</summary>
    /// <exception cref="InvalidOperationException">The law has none for one of the exposures.</exception>
    public double Of(Frequency law)
    {
        double sum = 0;
        foreach (ExposureGroup group in cells.Groups)
        {
            Frequency exposed = ExposedLaw.Of(law, group.Exposure, rule);
            foreach (CountCell cell in group.Cells)
            {
                double term = !cell.IsOpen ? exposed.LogProbability(cell.Count)
                    : cell.Count == 0 ? 0
                    : Log.Of(exposed.Survival(cell.Count - 1));
                if (double.IsNegativeInfinity(term))
                {
                    return term;
                }

                sum += cell.Units * term;
            }
        }

        return sum;
    }

    /// <summary>Of the parameters of a family; minus infinity where they make no law.</summary>
    public double Of(FrequencyFamily family, double[] values)
    {
        try
        {
            return family.TryCreate(values) is { } law ? Of(law) : double.NegativeInfinity;
        }
        catch (Exception wrong) when (wrong is ArgumentOutOfRangeException or InvalidOperationException)
        {
            return double.NegativeInfinity; // these parameters have no law for one of the exposures
        }
    }

    /// <summary>
    /// True if the score at the Poisson, by the parameter that adds spread, is not above 0: sum of (n - mu)^2 - n, each by mu where units add up.
    /// </summary>
    public bool IsNotOverDispersed()
    {
        double rate = cells.Rate;
        return !cells.HasOpenClass
            && cells.Sum((e, n) => ((n - rate * e) * (n - rate * e) - n) / (rule == ExposureRule.Additive ? rate * e : 1)) <= 0;
    }

    /// <summary>Rough mean, variance and share of zeros of a unit of exposure, by moments under the rule.</summary>
    public (double Mean, double Variance, double Zeros) Moments()
    {
        double rate = cells.Rate;
        double squares = cells.Sum((e, n) => (n - rate * e) * (n - rate * e));
        double variance = rule == ExposureRule.Additive
            ? squares / cells.Exposure
            : rate + rate * rate * Math.Max(squares - cells.Claims, 0) / cells.Sum((e, _) => rate * e * rate * e);
        if (rule == ExposureRule.Mixed && cells.HasOneExposure && squares < cells.Claims)
        {
            variance = squares / cells.Exposure;
        }

        return (rate, Math.Max(variance, 1e-12 * rate), cells.Zeros / cells.Units);
    }
}
