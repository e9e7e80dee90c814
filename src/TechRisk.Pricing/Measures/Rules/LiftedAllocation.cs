using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>
/// The lifted natural allocation of a distortion price of the loss limited to assets a, each cover paid X min(S, a) / S: the mean under
/// the rank weights of the unlimited S, so that among the years beyond the assets the worst weigh most. Where g jumps at 0, the jump
/// falls on the worst year of the sample. The parts add up to the price of min(S, a); without a limit it is the linear allocation.
/// Source: Mildenhall, Major, Pricing Insurance Risk (2022), the natural allocation.
/// </summary>
public sealed record LiftedAllocation : AllocationRule
{
    /// <summary>Assets that limit what is paid.</summary>
    /// <value>Above 0, in the submission's currency; the default, infinite, pays every loss.</value>
    public double Assets { get; init => field = Require.PositiveOrInfinite(value, nameof(Assets)); } = double.PositiveInfinity;

    /// <inheritdoc/>
    public override string Method => "natural, lifted: rank weights of the sum without limit, applied to what is paid within the assets";

    /// <summary>Name and, where they are finite, the assets.</summary>
    public override string ToString() =>
        double.IsFinite(Assets) ? string.Create(CultureInfo.InvariantCulture, $"LiftedAllocation with assets {Assets}") : "LiftedAllocation";

    internal override Functional[] Allocate(RiskMeasure measure, SampleAllocation sample) =>
        sample.Limited(Assets).RankedBy(sample).Distorted(RequireDistortion(measure, ToString()));
}
