using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>What a reader has to know of the facts of product liability.</summary>
internal static class ProductExposureFindings
{
    public static IEnumerable<Finding> Of(ProductExposure facts)
    {
        (double smallest, double largest) = ProductStarters.SizeRange;
        if (facts.SizeElasticity.Value > 0 && (facts.TotalSales < smallest || facts.TotalSales > largest))
        {
            yield return new("exposure.extrapolated", "sales", string.Create(
                CultureInfo.InvariantCulture,
                $"sales of {facts.TotalSales / 1e6:#,0.##}m lie outside the {smallest / 1e6:#,0}m to {largest / 1e6:#,0}m of the size table: its last factor is used"));
        }

        if (facts.ClaimsMadeStep > 1 && facts.Sales.Any(line => line.PastSales.Count == 0))
        {
            yield return new("exposure.no-past-sales", "sales", "a claims-made policy insures damage of earlier years, whose sales are taken as those of the policy year", FindingLevel.Note);
        }

        if (facts.Sales.Any(line => line.Territory == Territory.NorthAmerica))
        {
            yield return new("exposure.proxy-population", "sales", "claims in North America have the mean of US products claims and an assumed rate: exports differ");
        }
    }
}
