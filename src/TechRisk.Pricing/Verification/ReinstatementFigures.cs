using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>
/// The initial premium of a layer with reinstatements paid pro rata as to amount, and its parts:
/// P = E[min(S, (K + 1) L)] / (1 + (1 / L) sum of c_i E[min((S - (i - 1) L)+, L)]), i = 1 ... K.
/// </summary>
/// <remarks>Source: Sundt, "On excess of loss reinsurance with reinstatements", Bulletin of the Swiss Association of Actuaries (1991).</remarks>
/// <param name="loss">The layer's yearly loss before the aggregate limit.</param>
/// <param name="aggregateDeductible">What the year bears before the layer pays.</param>
/// <param name="layer">L.</param>
/// <param name="prices">c_1 ... c_K, as shares of the initial premium.</param>
internal sealed class ReinstatementFigures(AnnualLoss loss, double aggregateDeductible, double layer, double[] prices)
{
    private const string Parts = "expected_layer_by_reinstatement.";
    private const string Charges = "charges.";

    public double Premium => Recovery / (1 + (prices.Select((price, i) => price * Part(i)).Sum() / layer));

    private double Recovery => Between(0, (prices.Length + 1) * layer);

    /// <summary>The figure of a name; null where the name is not known.</summary>
    public double? Find(string name) => name switch
    {
        "layer_limit" => layer,
        "aggregate_limit" => (prices.Length + 1) * layer,
        "expected_recovery" or "premium_free_reinst" => Recovery,
        "premium" => Premium,
        _ when Index(Charges, name) is int i && i < prices.Length => prices[i],
        _ when Index(Parts, name) is int i && i <= prices.Length => Part(i),
        _ => null,
    };

    private static int? Index(string prefix, string name) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && int.TryParse(name[prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int i) ? i : null;

    private double Part(int i) => Between(i * layer, (i + 1) * layer);

    private double Between(double from, double to) => loss.LayerMean(to - from, aggregateDeductible + from).Value;
}
