namespace TechRisk.Pricing;

/// <summary>The premium principles by the names of a file of cases.</summary>
/// <param name="loss">The year's loss that is priced.</param>
/// <param name="expected">What the case expects: it holds the risk aversions a and h, which are given and not computed.</param>
internal sealed class PriceFigures(AnnualLoss loss, IReadOnlyDictionary<string, double?> expected)
{
    // the loading of the variance principle, as a share of the mean over the variance
    private const double VarianceShare = 0.1;

    /// <summary>The figure of a name; null where the name is not known.</summary>
    public double? Find(string name) => name switch
    {
        "variance_principle.loading" => VarianceShare / loss.Mean.Value,
        "variance_principle.premium" => new VariancePrinciple(VarianceShare / loss.Mean.Value).Of(loss).Value,
        "exponential.a" or "esscher.h" => Given(name),
        "exponential.premium" => Given("exponential.a") is double a ? new ExponentialPrinciple(a).Of(loss).Value : null,
        "esscher.premium" => Given("esscher.h") is double h ? new EsscherPrinciple(h).Of(loss).Value : null,
        _ => Principle(name)?.Of(loss).Value,
    };

    private static RiskMeasure? Principle(string name) =>
        FigureName.After("expected_value_", name) is double loading ? new ExpectedValuePrinciple(loading)
        : FigureName.After("sd_principle_", name) is double deviations ? new StandardDeviationPrinciple(deviations)
        : FigureName.After("wang_", name) is double lambda ? new WangTransform(lambda)
        : FigureName.After("ph_", name) is double rho and >= 1 ? new ProportionalHazard(1 / rho)
        : FigureName.After("dual_power_", name) is double power ? new DualPower(power)
        : FigureName.After("tvar_", name) is double level ? new TailValueAtRisk(level)
        : FigureName.After("ccoc_", name) is double cost ? new ConstantCostOfCapital(cost)
        : null;

    private double? Given(string name) => expected.GetValueOrDefault("pricing." + name);
}
