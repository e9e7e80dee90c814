using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>
/// The initial premium of a layer with reinstatements paid pro rata as to amount, and its parts:
/// P = E[min(S, (K + 1) L)] / (1 + (1 / L) sum of c_i E[min((S - (i - 1) L)+, L)]), i = 1 ... K.
/// </summary>
/// <param name="loss">The layer's yearly loss before the terms of the year.</param>
/// <param name="treaty">The layer with its reinstatements and what the year bears before it pays.</param>
internal sealed class ReinstatementFigures(AnnualLoss loss, ExcessOfLoss treaty)
{
    private const string Parts = "expected_layer_by_reinstatement.";
    private const string Charges = "charges.";

    private ValueList<double> Prices => treaty.Reinstatements ?? [];

    /// <summary>The figure of a name; null where the name is not known.</summary>
    public double? Find(string name) => name switch
    {
        "layer_limit" => treaty.Limit,
        "aggregate_limit" => treaty.Capacity,
        "expected_recovery" => loss.Expected(treaty.Recovery).Value,
        "premium" => loss.PurePremium(treaty).Value,
        "premium_free_reinst" => loss.PurePremium(treaty with { Reinstatements = Prices.Select(_ => 0.0).ToValueList() }).Value,
        _ when Index(Charges, name) is int i && i < Prices.Count => Prices[i],
        _ when Index(Parts, name) is int i && i <= Prices.Count => loss.LayerMean(treaty.Limit, treaty.AggregateDeductible + (i * treaty.Limit)).Value,
        _ => null,
    };

    private static int? Index(string prefix, string name) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && int.TryParse(name[prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int i) ? i : null;
}
