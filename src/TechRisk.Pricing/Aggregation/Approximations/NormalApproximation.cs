namespace TechRisk.Pricing;

/// <summary>For comparison only: the normal law with the mean and standard deviation of the loss.</summary>
/// <remarks>Source: the central limit theorem; Daykin, Pentikainen, Pesonen, "Practical Risk Theory for Actuaries" (1994), section 4.2.</remarks>
public sealed record NormalApproximation : MomentApproximation
{
    /// <summary>A normal approximation.</summary>
    /// <param name="mean">E[S], finite, in the submission's currency.</param>
    /// <param name="standardDeviation">Above 0, in the submission's currency.</param>
    public NormalApproximation(double mean, double standardDeviation)
        : base(mean, standardDeviation)
    {
    }

    private protected override double StandardQuantile(double p) => Normal(p).Quantile;

    private protected override double StandardTail(double p) => Normal(p).Tail;

    private protected override double StandardSurvival(double x) => NormalSurvival(x);
}
