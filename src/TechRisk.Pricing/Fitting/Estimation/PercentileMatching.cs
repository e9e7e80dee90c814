using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>Quantiles of the law at some levels equal those of the claims, the smoothed empirical ones of order n + 1.</summary>
/// <remarks>
/// With a common deductible the quantiles are those of reported claims; with claims at limits, of the product-limit estimator. More levels than
/// parameters: least squares of the logarithms. Source: Klugman, Panjer, Willmot, "Loss Models", section on percentile matching.
/// </remarks>
public sealed record PercentileMatching : EstimationMethod
{
    /// <summary>Quantiles at levels.</summary>
    /// <param name="levels">Levels strictly between 0 and 1, ascending, at least as many as parameters; none for evenly spaced ones.</param>
    public PercentileMatching(params ReadOnlySpan<double> levels)
    {
        Levels = ValueList.Create(levels);
        for (int i = 0; i < levels.Length; i++)
        {
            Require.Level(levels[i], nameof(levels));
        }
    }

    /// <summary>Levels strictly between 0 and 1; empty for evenly spaced ones, one a parameter.</summary>
    public ValueList<double> Levels { get; }

    internal override Func<Severity, double> Distance(ClaimHistory history, int parameters)
    {
        double deductible = history.Claims[0].Deductible;
        if (history.Claims.Any(claim => claim.Deductible != deductible || (!claim.IsExact && !claim.IsCensored)))
        {
            throw new InvalidOperationException("percentile matching needs one common deductible and no bands; maximum likelihood takes any");
        }

        double[] levels = Levels.Count > 0 ? [.. Levels] : [.. Enumerable.Range(1, parameters).Select(i => i / (parameters + 1.0))];
        if (levels.Length < parameters)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"percentile matching needs at least as many levels as parameters: {levels.Length} for {parameters}"));
        }

        double[] quantiles = [.. levels.Select(p => ReportedQuantile(history, p))];
        return law =>
        {
            double reported = law.Survival(deductible);
            return Enumerable.Range(0, levels.Length).Sum(i => Squared(Numerics.Log.Of(law.InverseSurvival((1 - levels[i]) * reported) / quantiles[i])));
        };
    }

    // without limits the smoothed order statistic; with limits the product-limit estimator
    private static double ReportedQuantile(ClaimHistory history, double p)
    {
        Claim[] sorted = [.. history.Claims.OrderBy(claim => claim.From).ThenBy(claim => claim.IsCensored)];
        if (sorted.All(claim => claim.IsExact && claim.Weight == 1))
        {
            double place = Math.Clamp(p * (sorted.Length + 1) - 1, 0, sorted.Length - 1);
            int low = (int)place;
            int high = Math.Min(low + 1, sorted.Length - 1);
            return sorted[low].From + (place - low) * (sorted[high].From - sorted[low].From);
        }

        double atRisk = sorted.Sum(claim => claim.Weight);
        double survival = 1;
        foreach (Claim claim in sorted)
        {
            survival *= claim.IsExact ? 1 - claim.Weight / atRisk : 1;
            atRisk -= claim.Weight;
            if (survival <= 1 - p)
            {
                return claim.From;
            }
        }

        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"the claims do not reach the level {p}: too many are cut at their limits"));
    }
}
