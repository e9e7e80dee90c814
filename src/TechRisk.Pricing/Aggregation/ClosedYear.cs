namespace TechRisk.Pricing;

/// <summary>
/// A compound law in closed form after the terms of a cover: claims as they are or by an insured share; exponential claims above a retention, which
/// are fewer but the same; claims of one amount under any terms. The year's layer is min((S - R)+, L).
/// </summary>
internal sealed class ClosedYear : IClosedYear
{
    private readonly ClosedCompound _sum;
    private readonly double _retention;
    private readonly double _limit;
    private readonly double _variance;

    private ClosedYear(ClosedCompound sum, PolicyTerms terms, double variance)
    {
        _sum = sum;
        _retention = terms.AggregateRetention;
        _limit = terms.AggregateLimit;
        _variance = variance;
    }

    public string Name => _sum.Name;

    public double Mean => StopLoss(0);

    /// <summary>Of the whole year only: that of a layer is an integral.</summary>
    public double? StandardDeviation => _retention == 0 && double.IsPositiveInfinity(_limit) ? Math.Sqrt(_variance) : null;

    public double ProbabilityOfLoss => _sum.Survival(_retention);

    private double Top => _retention + _limit;

    /// <summary>The closed form of a compound model under terms; null where there is none.</summary>
    public static ClosedYear? Of(FrequencySeverity model, PolicyTerms terms)
    {
        if (Paid(model, terms) is not (Frequency count, Severity claim) || ClosedCompound.Of(count, claim) is not { } sum)
        {
            return null;
        }

        double variance = count.Mean * claim.Variance + count.Variance * claim.Mean * claim.Mean;
        return new ClosedYear(sum, terms, variance);
    }

    public double Quantile(double level) => Math.Min(Math.Max(_sum.Quantile(level) - _retention, 0), _limit);

    public double TailValueAtRisk(double level)
    {
        double quantile = Quantile(level);
        return quantile + StopLoss(quantile) / (1 - level);
    }

    public double StopLoss(double retention) =>
        retention >= _limit ? 0
        : _sum.StopLoss(_retention + retention) - (double.IsPositiveInfinity(_limit) ? 0 : _sum.StopLoss(Top));

    // the law of the paid claims and of their number
    private static (Frequency Count, Severity Claim)? Paid(FrequencySeverity model, PolicyTerms terms)
    {
        if (terms.InsuredShare == 1)
        {
            return null;
        }

        if (model.Severity is Discrete { Points.Count: 1 } point)
        {
            double paid = terms.PaidOfClaim(point.Points[0].Value);
            return paid > 0 ? (model.Frequency, new Discrete((paid, 1))) : null;
        }

        bool passes = terms.Franchise == 0 && double.IsPositiveInfinity(terms.Limit) && (terms.Retention == 0 || model.Severity is Exponential);
        Frequency count = terms.Retention > 0 ? model.Frequency.Thin(model.Severity.Survival(terms.Retention)) : model.Frequency;
        return passes ? (count, terms.InsuredShare == 0 ? model.Severity : model.Severity.Times(terms.InsurerShare)) : null;
    }
}
