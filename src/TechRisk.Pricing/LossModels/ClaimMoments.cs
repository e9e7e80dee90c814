namespace TechRisk.Pricing;

/// <summary>Exact moments of what the insurer pays of one claim.</summary>
/// <param name="Mean">E[Y], in the submission's currency; infinite where it diverges.</param>
/// <param name="SecondMoment">E[Y^2]; infinite where it diverges.</param>
/// <param name="ProbabilityOfPayment">P(Y &gt; 0).</param>
public sealed record ClaimMoments(double Mean, double SecondMoment, double ProbabilityOfPayment)
{
    /// <summary>E[Y^2] - E[Y]^2.</summary>
    public double Variance => double.IsPositiveInfinity(SecondMoment) ? double.PositiveInfinity : Math.Max(SecondMoment - Mean * Mean, 0);
}
