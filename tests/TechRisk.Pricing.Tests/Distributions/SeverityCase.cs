namespace TechRisk.Pricing.Tests.Distributions;

/// <summary>One severity with values of an independent program.</summary>
public sealed record SeverityCase(Severity Law)
{
    public required double Mean { get; init; }

    public required double Variance { get; init; }

    public required double ThirdMoment { get; init; }

    public required IReadOnlyList<(int Order, double Limit, double Value)> LimitedMoments { get; init; }

    public required IReadOnlyList<(double X, double Cdf, double Survival, double LogDensity)> Points { get; init; }

    public required IReadOnlyList<(double P, double X)> Quantiles { get; init; }

    public required IReadOnlyList<(double S, double X)> InverseSurvivals { get; init; }

    public override string ToString() => Law.ToString();
}
