namespace TechRisk.Pricing;

/// <summary>
/// The sum of weight_i TVaR_(p_i). As a distortion, g(s) = sum of weight_i min(s / (1 - p_i), 1): every concave piecewise linear
/// distortion, and the limit of all coherent ones that depend on the law alone. Level 0 is the mean, level 1 the largest possible loss
/// by the terms. Source: Acerbi, Spectral measures of risk: a coherent representation of subjective risk aversion, Journal of Banking
/// and Finance 26 (2002).
/// </summary>
public sealed record WeightedTailValueAtRisk : Distortion
{
    /// <summary>A mixture of TVaR.</summary>
    /// <param name="components">Weights above 0 that sum to 1, and levels in [0, 1].</param>
    public WeightedTailValueAtRisk(params ReadOnlySpan<(double Weight, double Level)> components) => Components = ValueList.Create(components);

    /// <summary>Weights (fractions above 0 that sum to 1 within 1e-12) and levels in [0, 1].</summary>
    public ValueList<(double Weight, double Level)> Components
    {
        get;
        init
        {
            Weights.RequireSumOfOne(value, component => component.Weight, nameof(Components));
            foreach ((_, double level) in value)
            {
                Require.Fraction(level, "level");
            }

            field = value;
        }
    }

    /// <inheritdoc/>
    public override string AllocationMethod => "Euler: each cover's parts of the TVaRs, in the weights of the measure";

    private protected override double ValueOrder => TailValueMixture.ValueOrder(Components.AsSpan());

    private protected override double ErrorOrder => TailValueMixture.ErrorOrder(Components.AsSpan());

    /// <summary>Name, weights and levels.</summary>
    public override string ToString() => TailValueMixture.Text(nameof(WeightedTailValueAtRisk), Components.AsSpan());

    internal override IDistortionCurve? RankCurve => TailValueMixture.HasLargest(Components.AsSpan()) ? null : this;

    internal override Functional Evaluate(AnnualLoss loss) => TailValueMixture.Evaluate(Components.AsSpan(), loss, ToString());

    internal override Functional[] Allocate(SampleAllocation sample) => TailValueMixture.Allocate(Components.AsSpan(), sample, ToString());

    internal override void Distort(Span<double> survival) => TailValueMixture.Distort(Components.AsSpan(), survival);
}
