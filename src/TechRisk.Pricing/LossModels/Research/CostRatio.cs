namespace TechRisk.Pricing;

/// <summary>min(R, limit): the insured ratio of actual to planned cost.</summary>
internal sealed record CostRatio(Severity Law, double Limit)
{
    /// <summary>Its mean; infinite where it diverges.</summary>
    public double Mean => Law.LimitedMoment(1, Limit);

    /// <summary>Its mean square; infinite where it diverges.</summary>
    public double Square => Law.LimitedMoment(2, Limit);

    /// <summary>Its largest value.</summary>
    public double Largest => Math.Min(Law.Maximum, Limit);

    /// <summary>The ratio of one addressed uniform.</summary>
    public double Sample(double uniform) => Math.Min(Law.InverseSurvival(uniform), Limit);

    /// <summary>Tail of a cost times the ratio.</summary>
    public TailFacts Tail(double cost) => double.IsPositiveInfinity(Limit) ? (cost > 0 ? Law.Times(cost).Tail : TailFacts.BoundedBy(0)) : TailFacts.BoundedBy(cost * Largest);
}
