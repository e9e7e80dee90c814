using System.Globalization;

namespace TechRisk.Pricing.Tests.Aggregation;

/// <summary>Every figure of a loss that has bounds, by name, at amounts that a first loss sets.</summary>
internal sealed class BoundsFigures
{
    private readonly List<(string Name, Func<AnnualLoss, Estimate> Of)> _figures = [];

    public BoundsFigures(AnnualLoss scale)
    {
        double large = scale.Quantile(0.995).Value;
        double unit = large > 0 ? large : scale.Mean.Value > 0 && double.IsFinite(scale.Mean.Value) ? 100 * scale.Mean.Value : 1;
        Add("mean", loss => loss.Mean);
        Add("standard deviation", loss => loss.StandardDeviation);
        Add("skewness", loss => loss.Skewness);
        foreach (double p in (double[])[0.5, 0.9, 0.99, 0.995, 0.999, 0.99999])
        {
            Add(Text("VaR", p), loss => loss.Quantile(p));
            Add(Text("TVaR", p), loss => loss.TailValueAtRisk(p));
        }

        foreach (double share in (double[])[0, 1e-3, 0.05, 0.31, 0.5, 0.77, 1, 1.4, 3])
        {
            Add(Text("P(S > x)", share), loss => loss.ExceedanceProbability(share * unit));
            Add(Text("stop loss", share), loss => loss.StopLoss(share * unit));
        }

        Add("layer low", loss => loss.LayerMean(0.3 * unit, 0.1 * unit));
        Add("layer middle", loss => loss.LayerMean(0.5 * unit, 0.5 * unit));
        Add("layer high", loss => loss.LayerMean(unit, unit));
        Add("Wang 0.4", new WangTransform(0.4).Of);
        Add("proportional hazard 0.8", new ProportionalHazard(0.8).Of);
        Add("proportional hazard 0.5", new ProportionalHazard(0.5).Of);
        Add("dual power 3", new DualPower(3).Of);
        Add("cost of capital", new CostOfCapital(0.06, 0.995).Of);
        Add("policyholder deficit 1 %", new ExpectedPolicyholderDeficit(0.01).Of);
        Add("semi-variance", new SemiVariancePrinciple(0.5).Of);
        Add("Dutch", new DutchPrinciple(1).Of);
        if (TailRule.MayHaveExponential(scale.Tail, 1 / unit))
        {
            Add("exponential", Existing(new ExponentialPrinciple(1 / unit).Of));
            Add("Esscher", Existing(new EsscherPrinciple(1 / unit).Of));
        }

        Add("layer of a layer", loss => loss is LatticeLoss lattice
            ? lattice.Layer(0.8 * unit, 0.05 * unit).Layer(0.5 * unit, 0.1 * unit).StandardDeviation
            : Estimate.Exact(double.NaN));
    }

    public IReadOnlyList<(string Name, Func<AnnualLoss, Estimate> Of)> All => _figures;

    private static string Text(string name, double x) => string.Create(CultureInfo.InvariantCulture, $"{name} {x}");

    // not computed for an open layer: no figure
    private static Func<AnnualLoss, Estimate> Existing(Func<AnnualLoss, Estimate> of) => loss =>
    {
        try
        {
            return of(loss);
        }
        catch (InvalidOperationException)
        {
            return Estimate.Exact(double.NaN);
        }
    };

    private void Add(string name, Func<AnnualLoss, Estimate> of) => _figures.Add((name, of));
}
