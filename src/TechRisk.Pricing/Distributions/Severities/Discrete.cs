using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>A loss that takes finitely many amounts with given probabilities: a scenario table.</summary>
public sealed record Discrete : Severity
{
    private readonly Lazily<AtomTable> _table;

    /// <summary>A loss on given amounts.</summary>
    /// <param name="points">Amounts of 0 or more in the submission's currency, and probabilities above 0 that sum to 1.</param>
    public Discrete(params ReadOnlySpan<(double Value, double Probability)> points)
    {
        Points = ValueList.Create(points);
        _table = new(MakeTable);
    }

    private Discrete(Discrete other)
        : base(other)
    {
        Points = other.Points;
        _table = new(MakeTable);
    }

    /// <summary>Amounts (0 or more, in the submission's currency) and probabilities (fractions above 0 that sum to 1 within 1e-12).</summary>
    public ValueList<(double Value, double Probability)> Points
    {
        get;
        init
        {
            Weights.RequireSumOfOne(value, point => point.Probability, nameof(Points));
            foreach ((double amount, _) in value)
            {
                Require.NonNegative(amount, nameof(Points));
            }

            field = value;
        }
    }

    /// <inheritdoc/>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    public override double Variance => _table.Value.SecondMomentAround(Mean);

    /// <inheritdoc/>
    public override double Minimum => _table.Value.Minimum;

    /// <inheritdoc/>
    public override double Maximum => _table.Value.Maximum;

    /// <inheritdoc/>
    public override TailFacts Tail => TailFacts.BoundedBy(Maximum);

    private protected override string Parameters =>
        string.Join(", ", Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.Probability}: {point.Value}")));

    /// <inheritdoc/>
    public override double Moment(int order) => _table.Value.LimitedMoment(LawArgument.Order(order), double.PositiveInfinity);

    /// <inheritdoc/>
    public override double LimitedMoment(int order, double limit) =>
        _table.Value.LimitedMoment(LawArgument.Order(order), LawArgument.Limit(limit));

    /// <summary>Logarithm of the probability of x.</summary>
    /// <param name="x">A loss.</param>
    public override double LogDensity(double x) => Log.Of(Atom(LawArgument.Amount(x)));

    /// <inheritdoc/>
    public override double Cdf(double x) => _table.Value.Cdf(LawArgument.Amount(x));

    /// <inheritdoc/>
    public override double Survival(double x) => _table.Value.Survival(LawArgument.Amount(x));

    /// <inheritdoc/>
    public override double Quantile(double p) => _table.Value.Quantile(Require.Fraction(p));

    /// <inheritdoc/>
    public override double InverseSurvival(double s) => _table.Value.InverseSurvival(Require.Fraction(s));

    /// <inheritdoc/>
    public override Severity Times(double factor)
    {
        Require.Positive(factor);
        return this with { Points = Points.Select(point => (point.Value * factor, point.Probability)).ToValueList() };
    }

    internal override IEnumerable<double> Kinks => Points.Select(point => point.Value);

    internal override double Atom(double x) => _table.Value.Probability(x);

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer)
    {
        AtomTable table = _table.Value;
        for (int i = 0; i < uniforms.Length; i++)
        {
            uniforms[i] = table.InverseSurvival(uniforms[i]);
        }
    }

    private AtomTable MakeTable() =>
        new(Points.Select(point => point.Value).ToArray(), Points.Select(point => point.Probability).ToArray());
}
