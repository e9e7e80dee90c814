namespace TechRisk.Pricing.Tests.Distributions;

/// <summary>One law of counts with values of an independent program.</summary>
public sealed record FrequencyCase(Frequency Law)
{
    public required IReadOnlyList<(long N, double Probability, double Cdf, double Survival)> Points { get; init; }

    public required IReadOnlyList<(double S, long N)> InverseSurvivals { get; init; }

    public override string ToString() => Law.ToString();
}
