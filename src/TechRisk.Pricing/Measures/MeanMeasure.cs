namespace TechRisk.Pricing;

/// <summary>The pure premium E[S]: no loading for risk. As a distortion, g(s) = s.</summary>
public sealed record MeanMeasure : Distortion
{
    /// <inheritdoc/>
    public override string AllocationMethod => "mean of each cover";

    /// <summary>The name of the measure.</summary>
    public override string ToString() => "MeanMeasure";

    internal override IDistortionCurve? RankCurve => null;

    internal override Functional Evaluate(AnnualLoss loss) => loss.MeanFunctional();

    internal override Functional[] Allocate(SampleAllocation sample) => sample.Means();

    internal override void Distort(Span<double> survival)
    {
    }
}
