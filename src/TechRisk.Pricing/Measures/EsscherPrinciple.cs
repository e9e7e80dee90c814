namespace TechRisk.Pricing;

/// <summary>
/// E[S exp(h S)] / E[exp(h S)]. It exists for bounded or light-tailed losses. Source: Bühlmann, An economic premium principle,
/// ASTIN Bulletin 11 (1980).
/// </summary>
public sealed record EsscherPrinciple : RiskMeasure
{
    /// <summary>An exponential weight.</summary>
    /// <param name="h">Per unit of currency, 0 or more.</param>
    public EsscherPrinciple(double h) => H = h;

    /// <summary>Exponential weight h.</summary>
    /// <value>Per unit of currency, 0 or more.</value>
    public double H { get; init => field = Require.NonNegative(value, nameof(H)); }

    /// <inheritdoc/>
    public override string AllocationMethod => "Esscher weights: E[X exp(h S)] / E[exp(h S)]";

    /// <summary>Name and parameter.</summary>
    public override string ToString() => MeasureText.Of(nameof(EsscherPrinciple), H);

    internal override Functional Evaluate(AnnualLoss loss) => H == 0 ? loss.MeanFunctional() : loss.EsscherFunctional(H);

    internal override Functional[] Allocate(SampleAllocation sample) => H == 0 ? sample.Means() : sample.Esscher(H);
}
