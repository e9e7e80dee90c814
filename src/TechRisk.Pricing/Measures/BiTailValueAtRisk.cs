namespace TechRisk.Pricing;

/// <summary>
/// (1 - w) TVaR_p0 + w TVaR_p1. As a distortion, g(s) = (1 - w) min(s / (1 - p0), 1) + w min(s / (1 - p1), 1), concave. Level 0 is the
/// mean, level 1 the largest possible loss by the terms: p0 = 0, p1 = 1 is a constant cost of capital. The extreme prices among all
/// coherent distortions with one known price are of this form. Source: Mildenhall, Major, Pricing Insurance Risk (2022).
/// </summary>
public sealed record BiTailValueAtRisk : Distortion
{
    /// <summary>A mixture of two TVaR.</summary>
    /// <param name="lowerLevel">p0, a fraction in [0, 1].</param>
    /// <param name="upperLevel">p1, a fraction in [0, 1].</param>
    /// <param name="upperWeight">w, the weight of TVaR_p1, a fraction in [0, 1].</param>
    public BiTailValueAtRisk(double lowerLevel, double upperLevel, double upperWeight)
    {
        LowerLevel = lowerLevel;
        UpperLevel = upperLevel;
        UpperWeight = upperWeight;
    }

    /// <summary>Level p0.</summary>
    /// <value>A fraction in [0, 1].</value>
    public double LowerLevel { get; init => field = Require.Fraction(value, nameof(LowerLevel)); }

    /// <summary>Level p1.</summary>
    /// <value>A fraction in [0, 1].</value>
    public double UpperLevel { get; init => field = Require.Fraction(value, nameof(UpperLevel)); }

    /// <summary>Weight w of TVaR_p1.</summary>
    /// <value>A fraction in [0, 1].</value>
    public double UpperWeight { get; init => field = Require.Fraction(value, nameof(UpperWeight)); }

    /// <inheritdoc/>
    public override string AllocationMethod => "Euler: each cover's parts of both TVaRs, in the weights of the measure";

    private protected override double ValueOrder => TailValueMixture.ValueOrder(Parts);

    private protected override double ErrorOrder => TailValueMixture.ErrorOrder(Parts);

    private (double Weight, double Level)[] Parts => [(1 - UpperWeight, LowerLevel), (UpperWeight, UpperLevel)];

    /// <summary>Name, weights and levels.</summary>
    public override string ToString() => TailValueMixture.Text(nameof(BiTailValueAtRisk), Parts);

    internal override IDistortionCurve? RankCurve => TailValueMixture.HasLargest(Parts) ? null : this;

    internal override Functional Evaluate(AnnualLoss loss) => TailValueMixture.Evaluate(Parts, loss, ToString());

    internal override Functional[] Allocate(SampleAllocation sample) => TailValueMixture.Allocate(Parts, sample, ToString());

    internal override void Distort(Span<double> survival) => TailValueMixture.Distort(Parts, survival);
}
