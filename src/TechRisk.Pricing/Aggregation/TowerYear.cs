namespace TechRisk.Pricing;

/// <summary>A year under a tower of layers per claim.</summary>
/// <remarks>Made by <c>cover.AggregateTower(layers)</c>. The layers' losses depend on one another: their laws here are each for itself.</remarks>
public sealed record TowerYear
{
    internal TowerYear(LatticeLoss gross, ValueList<LatticeLoss> ceded, LatticeLoss? net) => (Gross, Ceded, Net) = (gross, ceded, net);

    /// <summary>The year before the treaties.</summary>
    public LatticeLoss Gross { get; }

    /// <summary>What each layer pays, in the order of the layers.</summary>
    public ValueList<LatticeLoss> Ceded { get; }

    /// <summary>What stays with the cedant; null where a layer has an aggregate deductible or a capacity, so that it depends on more than each claim.</summary>
    public LatticeLoss? Net { get; }
}
