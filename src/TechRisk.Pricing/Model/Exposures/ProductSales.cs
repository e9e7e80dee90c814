namespace TechRisk.Pricing;

/// <summary>Where products are sold and claims are brought.</summary>
public enum Territory
{
    /// <summary>Mainland China.</summary>
    Domestic,

    /// <summary>Europe.</summary>
    Europe,

    /// <summary>The United States and Canada.</summary>
    NorthAmerica,

    /// <summary>Any other territory.</summary>
    Other,
}

/// <summary>The sales of a class of products in a territory: one line of the risk.</summary>
public sealed record ProductSales
{
    /// <summary>Sales of a class of products.</summary>
    /// <param name="name">Name of the class, unique in the exposure with its territory.</param>
    /// <param name="sales">Sales of the policy year, in the submission's currency; above 0.</param>
    public ProductSales(string name, double sales)
    {
        Name = name;
        Sales = sales;
    }

    /// <summary>Name of the class, such as "infusion pumps".</summary>
    /// <value>A text that is not empty.</value>
    public string Name { get; init => field = Require.Text(value, nameof(Name)); }

    /// <summary>Sales of the policy year, in the submission's currency.</summary>
    /// <value>Above 0.</value>
    public double Sales { get; init => field = Require.Positive(value, nameof(Sales)); }

    /// <summary>Territory of the sales.</summary>
    /// <value>The default is domestic.</value>
    public Territory Territory
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw Require.Wrong(nameof(Territory), value, "must be one of the territories");
    }

    /// <summary>Sales of the years before the policy year, the last first, in the submission's currency; a claims-made policy insures them too.</summary>
    /// <value>0 or more each; the default is empty: sales were what they are.</value>
    public ValueList<double> PastSales
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            foreach (double sales in value)
            {
                Require.NonNegative(sales, nameof(PastSales));
            }

            field = value;
        }
    } = [];

    /// <summary>Factor of the class on the rate, such as a hazard group's.</summary>
    /// <value>Above 0; the default is 1.</value>
    public double HazardFactor { get; init => field = Require.Positive(value, nameof(HazardFactor)); } = 1;
}
