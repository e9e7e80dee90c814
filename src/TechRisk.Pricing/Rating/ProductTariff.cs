namespace TechRisk.Pricing;

/// <summary>
/// A manual premium on sales: rate = base rate times the factors of the limit, of the aggregate limit and of the volume of sales, times others. The
/// deposit premium is taken on the estimated sales and adjusted to the actual ones at the same rate.
/// </summary>
/// <remarks>Source: instructions of Chinese product liability tariffs, in document copies; use them for their shape, not their level.</remarks>
public sealed record ProductTariff
{
    /// <summary>A tariff.</summary>
    /// <param name="baseRate">Premium per unit of sales at the basic limit, a fraction: 0.0025 is 2.5 per mille; above 0.</param>
    public ProductTariff(double baseRate) => BaseRate = baseRate;

    /// <summary>Premium per unit of sales at the basic limit, a fraction.</summary>
    /// <value>Above 0: 0.0025 is 2.5 per mille.</value>
    public double BaseRate { get; init => field = Require.Positive(value, nameof(BaseRate)); }

    /// <summary>Factor of the limit per occurrence, such as <see cref="LimitFactors.Factor"/> gives it.</summary>
    /// <value>Above 0; the default is 1.</value>
    public double LimitFactor { get; init => field = Require.Positive(value, nameof(LimitFactor)); } = 1;

    /// <summary>Factor of the aggregate limit.</summary>
    /// <value>Above 0; the default is 1.</value>
    public double AggregateFactor { get; init => field = Require.Positive(value, nameof(AggregateFactor)); } = 1;

    /// <summary>Product of further factors: deductible, territory, quality system.</summary>
    /// <value>Above 0; the default is 1.</value>
    public double OtherFactor { get; init => field = Require.Positive(value, nameof(OtherFactor)); } = 1;

    /// <summary>Factors of the volume of sales.</summary>
    /// <value>The default has factor 1 throughout.</value>
    public SizeFactors Size { get; init => field = value ?? throw new ArgumentNullException(nameof(Size)); } = new((1, 1));

    /// <summary>Premium per unit of sales.</summary>
    /// <param name="sales">Estimated sales of the year, in the unit of the size factors; above 0.</param>
    public double Rate(double sales) => BaseRate * LimitFactor * AggregateFactor * OtherFactor * Size.Factor(sales);

    /// <summary>Premium on the estimated sales.</summary>
    /// <param name="estimatedSales">Sales of the year, in the unit of the size factors; above 0.</param>
    public double DepositPremium(double estimatedSales) => Rate(estimatedSales) * estimatedSales;

    /// <summary>Premium on the actual sales at the rate of the estimated ones.</summary>
    /// <param name="estimatedSales">Sales on which the rate was set; above 0.</param>
    /// <param name="actualSales">Sales of the year as they came; 0 or more.</param>
    public double AdjustedPremium(double estimatedSales, double actualSales) => Rate(estimatedSales) * Require.NonNegative(actualSales);

    /// <summary>Adjusted less deposit premium: additional where sales were higher, a return (below 0) where they were lower.</summary>
    /// <param name="estimatedSales">Sales on which the rate was set; above 0.</param>
    /// <param name="actualSales">Sales of the year as they came; 0 or more.</param>
    public double AdditionalPremium(double estimatedSales, double actualSales) => Rate(estimatedSales) * (Require.NonNegative(actualSales) - estimatedSales);
}
