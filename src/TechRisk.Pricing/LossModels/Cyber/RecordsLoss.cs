using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Cost of a breach from the number of records: ln cost = a + b ln records + s e, e standard normal. Lognormal records with parameters
/// m and t give a lognormal cost with a + b m and sqrt(b^2 t^2 + s^2), exactly.
/// </summary>
/// <remarks>
/// Source of the defaults: Jacobs (2014), regression on the Ponemon cost of data breach studies, 113 degrees of freedom, R^2 0.51; costs
/// in US dollars. A flat cost a record explains next to nothing of the same data and is not offered.
/// </remarks>
public sealed record RecordsLoss : PerilLoss
{
    private readonly Lazily<RecordsCost> _cost;

    /// <summary>Cost of breaches with a law of the number of records.</summary>
    /// <param name="records">Law of the number of records of a breach, above 0.</param>
    public RecordsLoss(Severity records)
        : base("breach response")
    {
        Records = records;
        _cost = new(() => new RecordsCost(this));
    }

    /// <summary>Cost of breaches of a known number of records.</summary>
    /// <param name="records">Number of records, above 0.</param>
    public RecordsLoss(double records)
        : this(new Discrete((Require.Positive(records), 1)))
    {
    }

    private RecordsLoss(RecordsLoss other)
        : base(other)
    {
        Records = other.Records;
        Intercept = other.Intercept;
        Slope = other.Slope;
        ResidualDeviation = other.ResidualDeviation;
        _cost = new(() => new RecordsCost(this));
    }

    /// <summary>Law of the number of records of a breach.</summary>
    public Severity Records
    {
        get;
        init => field = value is null ? throw new ArgumentNullException(nameof(Records))
            : value.Cdf(0) == 0 ? value
            : throw Require.Wrong(nameof(Records), value, "must be a law of numbers above 0: a breach has records");
    }

    /// <summary>a, the logarithm of the cost of one record in the submission's currency.</summary>
    /// <value>Finite; the default 7.6799625 is of US dollars.</value>
    public double Intercept { get; init => field = Require.Finite(value, nameof(Intercept)); } = 7.6799625;

    /// <summary>b, the elasticity of the cost in the number of records.</summary>
    /// <value>Above 0; the default is 0.7583576.</value>
    public double Slope { get; init => field = Require.Positive(value, nameof(Slope)); } = 0.7583576;

    /// <summary>s, standard deviation of the logarithm of the cost at a given number of records.</summary>
    /// <value>Above 0; the default is 0.523.</value>
    public double ResidualDeviation { get; init => field = Require.Positive(value, nameof(ResidualDeviation)); } = 0.523;

    /// <inheritdoc/>
    public override Severity Amount => Records switch
    {
        LogNormal law => new LogNormal(Intercept + Slope * law.Mu, Math.Sqrt(Slope * Slope * law.Sigma * law.Sigma + ResidualDeviation * ResidualDeviation)),
        Discrete { Points.Count: 1 } law => CostOf(law.Points[0].Value),
        Discrete law => new Mixture([.. law.Points.Where(point => point.Probability > 0).Select(point => (point.Probability, (Severity)CostOf(point.Value)))]),
        _ => _cost.Value,
    };

    /// <summary>The law of the cost of a breach of so many records: lognormal with a + b ln records and s.</summary>
    /// <param name="records">Number of records, above 0.</param>
    public LogNormal CostOf(double records) => new(Intercept + Slope * Log.Of(Require.Positive(records)), ResidualDeviation);

    internal override PerilLoss Times(double factor) => this with { Intercept = Intercept + Log.Of(Require.Positive(factor)) };
}
