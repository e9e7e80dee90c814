using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// For comparison only: a gamma law that is shifted so that three moments fit: shape 4 / skewness^2, scale sd skewness / 2, shift
/// E[S] - 2 sd / skewness.
/// </summary>
/// <remarks>Source: Seal, "Approximations to risk theory's F(x, t) by means of the gamma distribution", ASTIN Bulletin 9 (1977).</remarks>
public sealed record ShiftedGammaApproximation : MomentApproximation
{
    private readonly Gamma _law;

    /// <summary>A shifted gamma approximation.</summary>
    /// <param name="mean">E[S], finite, in the submission's currency.</param>
    /// <param name="standardDeviation">Above 0, in the submission's currency.</param>
    /// <param name="skewness">Above 0 and finite.</param>
    public ShiftedGammaApproximation(double mean, double standardDeviation, double skewness)
        : base(mean, standardDeviation)
    {
        Skewness = Require.Positive(skewness);
        _law = new Gamma(4 / (skewness * skewness), skewness / 2);
    }

    /// <summary>Skewness, as given.</summary>
    public double Skewness { get; }

    private double Shift => -2 / Skewness;

    private protected override double StandardQuantile(double p) => Shift + _law.Quantile(p);

    private protected override double StandardTail(double p)
    {
        double quantile = _law.Quantile(p);
        return Shift + (_law.Mean * IncompleteGamma.Q(_law.Shape + 1, quantile / _law.Scale) / (1 - p));
    }

    private protected override double StandardSurvival(double x) => x > Shift ? _law.Survival(x - Shift) : 1;
}
