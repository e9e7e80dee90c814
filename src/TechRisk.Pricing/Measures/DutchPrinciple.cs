using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>
/// E[S] + loading * E[(S - factor E[S])+]: the mean, and a share of what a stop loss at a multiple of the mean would pay. With factor
/// 1 it is coherent. Source: van Heerwaarden, Kaas, The Dutch premium principle, Insurance: Mathematics and Economics 11 (1992).
/// </summary>
public sealed record DutchPrinciple : RiskMeasure
{
    /// <summary>A loading on the excess over the mean.</summary>
    /// <param name="loading">Share of the mean excess, a fraction in [0, 1].</param>
    public DutchPrinciple(double loading) => Loading = loading;

    /// <summary>Loading on the excess.</summary>
    /// <value>A fraction in [0, 1].</value>
    public double Loading { get; init => field = Require.Fraction(value, nameof(Loading)); }

    /// <summary>Where the excess starts, as a multiple of the mean.</summary>
    /// <value>A finite number, at least 1; the default is 1.</value>
    public double Factor { get; init => field = Require.Between(value, 1, double.MaxValue, nameof(Factor)); } = 1;

    /// <inheritdoc/>
    public override string AllocationMethod => "Euler: E[X] + loading * E[X - factor E[X]; S > factor E[S]]";

    /// <summary>Name, loading and, where it is not 1, the factor.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"DutchPrinciple {Loading}{(Factor == 1 ? "" : $" above {Factor} means")}");

    internal override Functional Evaluate(AnnualLoss loss) => loss.MeanFunctional().Combine(1, (Loading, loss.ExcessOverMeanFunctional(Factor)));

    internal override Functional[] Allocate(SampleAllocation sample) =>
        SampleAllocation.Combine(1, sample.Means(), Loading, sample.ExcessesOverMean(Factor));
}
