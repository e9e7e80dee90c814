using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>
/// The linear natural allocation of a distortion price of the loss limited to assets a, each cover paid X min(S, a) / S: the mean under
/// the rank weights of min(S, a). All years beyond the assets are one atom, shared by conditional expectation. Where g jumps at 0, the
/// jump falls on the largest limited loss of the sample. The parts add up to the price of min(S, a). Source: Mildenhall, Major, Pricing
/// Insurance Risk (2022), the natural allocation; Major, Distortion measures and homogeneous financial derivatives, Insurance:
/// Mathematics and Economics 79 (2018).
/// </summary>
public sealed record NaturalAllocation : AllocationRule
{
    /// <summary>Assets that limit what is paid.</summary>
    /// <value>Above 0, in the submission's currency; the default, infinite, pays every loss.</value>
    public double Assets { get; init => field = Require.PositiveOrInfinite(value, nameof(Assets)); } = double.PositiveInfinity;

    /// <inheritdoc/>
    public override string Method => "natural, linear: rank weights of the limited sum, years beyond the assets shared by conditional expectation";

    /// <summary>Name and, where they are finite, the assets.</summary>
    public override string ToString() =>
        double.IsFinite(Assets) ? string.Create(CultureInfo.InvariantCulture, $"NaturalAllocation with assets {Assets}") : "NaturalAllocation";

    internal override Functional[] Allocate(RiskMeasure measure, SampleAllocation sample) =>
        sample.Limited(Assets).Distorted(RequireDistortion(measure, ToString()));
}
