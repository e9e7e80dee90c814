using System.Globalization;
using System.Numerics;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>A number of claims as observed or tabulated: the share of units with 0, 1, 2, ... claims.</summary>
/// <remarks>
/// Source: Klugman, Panjer, Willmot, "Loss Models", section 14.1; thinning by the binomial law of the claims kept of n. Both tails are sums from
/// their own end. Weights are fixed at construction.
/// </remarks>
public sealed record EmpiricalCounts : Frequency
{
    private const int MostCount = 10_000;

    private readonly Lazily<Table> _table;

    /// <summary>Shares of the units with 0, 1, 2, ... claims.</summary>
    /// <param name="weights">Weights of 0, 1, 2, ... claims in any unit, such as numbers of policies or probabilities: 0 or more, with a positive sum; at most 10001.</param>
    public EmpiricalCounts(params ReadOnlySpan<double> weights)
    {
        double sum = 0;
        foreach (double weight in weights)
        {
            sum += Require.NonNegative(weight, nameof(weights));
        }

        Require.Positive(sum, nameof(weights));
        if (weights.Length > MostCount + 1)
        {
            throw Require.Wrong(nameof(weights), weights.Length, $"must be at most {MostCount + 1} numbers, those of 0 to {MostCount} claims");
        }

        Weights = ValueList.Create(weights);
        _table = new(() => new Table(Weights));
    }

    private EmpiricalCounts(EmpiricalCounts other)
        : base(other)
    {
        Weights = other.Weights;
        _table = other._table;
    }

    /// <summary>Weights of 0, 1, 2, ... claims in any unit: 0 or more, with a positive sum.</summary>
    public ValueList<double> Weights { get; }

    /// <inheritdoc/>
    /// <remarks>Σ n P(n).</remarks>
    public override double Mean => _table.Value.Mean;

    /// <inheritdoc/>
    /// <remarks>Σ (n - E[N])^2 P(n).</remarks>
    public override double Variance => _table.Value.Variance;

    /// <inheritdoc/>
    public override double GeneratingRadius => double.PositiveInfinity;

    internal override double LargestCount => _table.Value.Last;

    private protected override string Parameters =>
        string.Join(", ", Weights.Select((weight, n) => string.Create(CultureInfo.InvariantCulture, $"{n}: {weight}")));

    /// <summary>The law of observed numbers of claims, one for each unit or year.</summary>
    /// <param name="counts">Numbers of claims, 0 to 10000 each; at least one.</param>
    public static EmpiricalCounts FromCounts(params ReadOnlySpan<long> counts)
    {
        if (counts.IsEmpty)
        {
            throw Require.Wrong(nameof(counts), "empty", "must hold at least one number of claims");
        }

        long largest = 0;
        foreach (long count in counts)
        {
            largest = Math.Max(largest, count is >= 0 and <= MostCount
                ? count
                : throw Require.Wrong(nameof(counts), count, $"must be numbers of claims between 0 and {MostCount}"));
        }

        double[] weights = new double[largest + 1];
        foreach (long count in counts)
        {
            weights[count]++;
        }

        return new EmpiricalCounts(weights);
    }

    /// <inheritdoc/>
    public override double Probability(long n) => n < 0 ? 0 : _table.Value.Probability(n);

    /// <inheritdoc/>
    public override double Cdf(long n) => n < 0 ? 0 : _table.Value.Cdf(n);

    /// <inheritdoc/>
    public override double Survival(long n) => n < 0 ? 1 : _table.Value.Survival(n);

    /// <inheritdoc/>
    /// <remarks>Σ P(n) z^n.</remarks>
    public override Complex GeneratingFunction(Complex z) => _table.Value.Generating.At(z);

    internal override void GenerateInPlace(Span<double> real, Span<double> imaginary) => LaneLoop.Pairs(real, imaginary, _table.Value.Generating);

    /// <inheritdoc/>
    /// <remarks>For a factor below 1 each claim is kept with that probability; a factor above 1 is an error: observed counts do not tell those of more exposure.</remarks>
    public override Frequency Scale(double factor) =>
        Require.NonNegative(factor) <= 1
            ? Thin(factor)
            : throw Require.Wrong(nameof(factor), factor, "must be at most 1 for observed counts: they do not tell those of more exposure");

    /// <inheritdoc/>
    /// <remarks>P(k) = Σ over n of P(n) C(n, k) q^k (1 - q)^(n - k).</remarks>
    public override Frequency Thin(double probability)
    {
        if (Require.Fraction(probability) == 1)
        {
            return this;
        }

        CompensatedSum[] kept = new CompensatedSum[Weights.Count];
        for (int n = 0; n < kept.Length; n++)
        {
            // beyond forty deviations and two hundred claims a binomial probability is below the smallest double
            double p = _table.Value.Probability(n);
            double width = 40 * Math.Sqrt(n * probability * (1 - probability)) + 200;
            int last = (int)Math.Min(n, n * probability + width);
            for (int k = (int)Math.Max(0, n * probability - width); p > 0 && k <= last; k++)
            {
                kept[k].Add(p * BinomialTerms.Probability(k, n - k, probability, 1 - probability));
            }
        }

        return new EmpiricalCounts([.. kept.Select(sum => sum.Value)]);
    }

    private sealed class Table
    {
        private readonly double[] _probabilities;
        private readonly double[] _upTo;
        private readonly double[] _from;

        public Table(ValueList<double> weights)
        {
            CompensatedSum total = default;
            foreach (double weight in weights)
            {
                total.Add(weight);
            }

            _probabilities = [.. weights.Select(weight => weight / total.Value)];
            _upTo = new double[weights.Count];
            _from = new double[weights.Count];
            CompensatedSum lower = default;
            CompensatedSum upper = default;
            CompensatedSum mean = default;
            CompensatedSum variance = default;
            for (int n = 0; n < weights.Count; n++)
            {
                lower.Add(_probabilities[n]);
                _upTo[n] = Math.Min(lower.Value, 1);
                upper.Add(_probabilities[^(n + 1)]);
                _from[^(n + 1)] = Math.Min(upper.Value, 1);
                mean.Add(n * _probabilities[n]);
            }

            Mean = mean.Value;
            for (int n = 0; n < weights.Count; n++)
            {
                variance.Add((n - Mean) * (n - Mean) * _probabilities[n]);
                Last = _probabilities[n] > 0 ? n : Last;
            }

            Variance = variance.Value;
            Array.Fill(_upTo, 1, Last, _upTo.Length - Last);
        }

        public GeneratingKernels.OfProbabilities Generating => new(_probabilities);

        public double Mean { get; }

        public double Variance { get; }

        public int Last { get; }

        public double Probability(long n) => n < _probabilities.Length ? _probabilities[n] : 0;

        public double Cdf(long n) => n < _upTo.Length ? _upTo[n] : 1;

        public double Survival(long n) => n + 1 < _from.Length ? _from[n + 1] : 0;
    }
}
