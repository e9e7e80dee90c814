namespace TechRisk.Pricing;

/// <summary>The figures of a year's loss by the names of a file of cases.</summary>
/// <param name="loss">The year.</param>
/// <param name="stopLossUnit">What the retention of a stop loss is a multiple of, where the name ends in <c>*mean</c>.</param>
internal sealed class AnnualFigures(AnnualLoss loss, double stopLossUnit)
{
    private const string OfMean = "*mean";

    // just below a limit: near enough for every digit, far enough to be another point than the limit
    private const double Below = 1 - 1e-10;

    /// <summary>The most that the year can cost, where the terms have a limit.</summary>
    public double Limit { get; init; } = double.PositiveInfinity;

    /// <summary>P(S = n) where all amounts are whole numbers; null where they are not.</summary>
    public Func<long, double>? Probability { get; init; }

    /// <summary>The figure of a name; null where the name is not known.</summary>
    public double? Find(string name) => name switch
    {
        "mean" => loss.Mean.Value,
        "sd" => loss.StandardDeviation.Value,
        "variance" => loss.StandardDeviation.Value * loss.StandardDeviation.Value,
        "cv" => loss.StandardDeviation.Value / loss.Mean.Value,
        "skewness" or "skew" => loss.Skewness.Value,
        "prob_zero" => 1 - loss.ProbabilityOfLoss.Value,
        "prob_at_limit" when double.IsFinite(Limit) => loss.ExceedanceProbability(Limit * Below).Value,
        _ => AtPoint(name) ?? AtLevel(name),
    };

    private double? AtLevel(string name) =>
        FigureName.After("VaR_", name) is double var ? loss.Quantile(var).Value
        : FigureName.After("TVaR_", name) is double tail ? loss.TailValueAtRisk(tail).Value
        : null;

    private double? AtPoint(string name) =>
        FigureName.After("pmf_0_to_60.", name) is double n && Probability is not null ? Probability((long)n)
        : FigureName.After("cdf.", name) is double x ? 1 - loss.ExceedanceProbability(x).Value
        : Retention(name) is double retention ? loss.StopLoss(retention).Value
        : null;

    private double? Retention(string name)
    {
        const string prefix = "stop_loss.";
        if (!name.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        return name.EndsWith(OfMean, StringComparison.Ordinal)
            ? stopLossUnit * FigureName.Number(name[prefix.Length..^OfMean.Length])
            : FigureName.Number(name[prefix.Length..]);
    }
}
