namespace TechRisk.Pricing;

/// <summary>The cost of a cover where it is known without a simulation: what a premium is made of.</summary>
public sealed record CoverCost
{
    /// <summary>A cover with its loss cost and its risk margin.</summary>
    /// <param name="name">Name of the cover.</param>
    /// <param name="lossCost">Mean loss after policy terms, undiscounted; 0 or more, infinite where the mean is.</param>
    /// <param name="riskMargin">The cover's part of the risk margin of the sum of the covers; a finite amount or infinite.</param>
    public CoverCost(string name, double lossCost, double riskMargin)
    {
        Name = name;
        LossCost = lossCost;
        RiskMargin = riskMargin;
        StandaloneMargin = riskMargin;
    }

    /// <summary>Name of the cover.</summary>
    /// <value>A text that is not empty.</value>
    public string Name { get; init => field = Require.Text(value, nameof(Name)); }

    /// <summary>Mean loss after policy terms, undiscounted, in the submission's currency.</summary>
    /// <value>0 or more; infinite where the mean is.</value>
    public double LossCost { get; init => field = Require.NonNegativeOrInfinite(value, nameof(LossCost)); }

    /// <summary>The cover's part of the risk margin of the sum of the covers, in the submission's currency.</summary>
    /// <value>Any number but minus infinity.</value>
    public double RiskMargin { get; init => field = Require.Between(value, double.MinValue, double.PositiveInfinity, nameof(RiskMargin)); }

    /// <summary>The risk margin the cover would need on its own, in the submission's currency.</summary>
    /// <value>Any number but minus infinity; the default is <see cref="RiskMargin"/>.</value>
    public double StandaloneMargin { get; init => field = Require.Between(value, double.MinValue, double.PositiveInfinity, nameof(StandaloneMargin)); }

    /// <summary>The most one claim can cost the insurer: per-claim limit * (1 - insured share), in the submission's currency.</summary>
    /// <value>0 or more; the default is infinite, no limit.</value>
    public double Limit { get; init => field = Require.NonNegativeOrInfinite(value, nameof(Limit)); } = double.PositiveInfinity;
}
