using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The empirical law of observed losses: each observation with its share of the weight, equal shares unless weights are given.</summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", section 14.1. Values and weights are fixed at construction, because they pair up.</remarks>
public sealed record Empirical : Severity
{
    private readonly Lazily<AtomTable> _table;

    /// <summary>Observations of equal weight.</summary>
    /// <param name="values">Losses of 0 or more in the submission's currency; at least one.</param>
    public Empirical(params ReadOnlySpan<double> values)
        : this(values, [])
    {
    }

    /// <summary>Observations with weights.</summary>
    /// <param name="values">Losses of 0 or more in the submission's currency; at least one.</param>
    /// <param name="weights">Weights of 0 or more with a positive sum, one for each value; none at all means equal weights.</param>
    public Empirical(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        if (values.IsEmpty)
        {
            throw Require.Wrong(nameof(values), "empty", "must hold at least one loss");
        }

        if (!weights.IsEmpty && weights.Length != values.Length)
        {
            throw Require.Wrong(nameof(weights), weights.Length, $"must be as many as the {values.Length} values");
        }

        double sum = 0;
        foreach (double value in values)
        {
            Require.NonNegative(value, nameof(values));
        }

        foreach (double weight in weights)
        {
            sum += Require.NonNegative(weight, nameof(weights));
        }

        if (!weights.IsEmpty)
        {
            Require.Positive(sum, nameof(weights));
        }

        Values = ValueList.Create(values);
        Weights = ValueList.Create(weights);
        _table = new(MakeTable);
    }

    private Empirical(Empirical other)
        : base(other)
    {
        Values = other.Values;
        Weights = other.Weights;
        _table = other._table;
    }

    /// <summary>Observed losses, 0 or more, in the submission's currency, in the order given.</summary>
    public ValueList<double> Values { get; }

    /// <summary>Weights of the values, 0 or more, in any unit; empty if all are equal.</summary>
    public ValueList<double> Weights { get; }

    /// <inheritdoc/>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    /// <remarks>That of the law itself: divisor n, not n - 1.</remarks>
    public override double Variance => _table.Value.SecondMomentAround(Mean);

    /// <inheritdoc/>
    public override double Minimum => _table.Value.Minimum;

    /// <inheritdoc/>
    public override double Maximum => _table.Value.Maximum;

    /// <inheritdoc/>
    public override TailFacts Tail => TailFacts.BoundedBy(Maximum);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"{Values.Count} values from {Minimum} to {Maximum}");

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
        return new Empirical(Values.Select(value => value * factor).ToArray(), Weights.AsSpan());
    }

    internal override IEnumerable<double> Kinks => Values;

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
        new(Values.AsSpan(), Weights.Count > 0 ? Weights.AsSpan() : Enumerable.Repeat(1.0, Values.Count).ToArray());
}
