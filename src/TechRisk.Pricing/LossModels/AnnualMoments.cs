namespace TechRisk.Pricing;

/// <summary>Exact mean and variance of a year's loss.</summary>
/// <param name="Mean">E[S], in the submission's currency; infinite where it diverges.</param>
/// <param name="Variance">Var[S]; infinite where it diverges.</param>
public sealed record AnnualMoments(double Mean, double Variance)
{
    /// <summary>Square root of the variance.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);
}
