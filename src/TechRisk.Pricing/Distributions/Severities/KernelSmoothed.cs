using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Observed losses smoothed on the scale of logarithms: each value is replaced by a lognormal with that value as its mean and the
/// bandwidth h as its sigma. S(x) = sum of p_i (1 - Phi((ln x - ln v_i + h^2 / 2) / h)).
/// </summary>
/// <remarks>
/// Source: Silverman, "Density Estimation for Statistics and Data Analysis", sections 2.9 (transformed kernels) and 3.4.2 (bandwidth); Klugman,
/// Panjer, Willmot, "Loss Models", section 14.3 (kernels with the observation as their mean). A normal kernel on the logarithm stays above
/// 0, smooths large losses in proportion to their size and has closed moments, and the mean of the law is that of the values. Beyond
/// 1,024 distinct values they are put together in cells of h / 8 of the logarithm, two points with the cell's first three moments each,
/// so that the work is bounded by the range of the logarithms over h, not by the number of values.
/// </remarks>
public sealed record KernelSmoothed : Severity
{
    private readonly Lazily<LogKernels> _kernels;
    private readonly Lazily<InverseTable> _table;

    /// <summary>Smoothed observations of equal weight.</summary>
    /// <param name="values">Losses above 0 in the submission's currency; at least one.</param>
    /// <param name="bandwidth">h, the standard deviation of the logarithm around each value, without unit; above 0.</param>
    public KernelSmoothed(ReadOnlySpan<double> values, double bandwidth)
        : this(values, [], bandwidth)
    {
    }

    /// <summary>Smoothed observations with weights.</summary>
    /// <param name="values">Losses above 0 in the submission's currency; at least one.</param>
    /// <param name="weights">Weights of 0 or more with a positive sum, one for each value; none at all means equal weights.</param>
    /// <param name="bandwidth">h, the standard deviation of the logarithm around each value, without unit; above 0.</param>
    public KernelSmoothed(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double bandwidth)
    {
        RequireSample(values, weights);
        Values = ValueList.Create(values);
        Weights = ValueList.Create(weights);
        Bandwidth = bandwidth;
        _kernels = new(MakeKernels);
        _table = new(() => new InverseTable(this));
    }

    private KernelSmoothed(KernelSmoothed other)
        : base(other)
    {
        Values = other.Values;
        Weights = other.Weights;
        Bandwidth = other.Bandwidth;
        _kernels = new(MakeKernels);
        _table = new(() => new InverseTable(this));
    }

    /// <summary>Observed losses above 0, in the submission's currency, in the order given.</summary>
    public ValueList<double> Values { get; }

    /// <summary>Weights of the values, 0 or more, in any unit; empty if all are equal.</summary>
    public ValueList<double> Weights { get; }

    /// <summary>h, the standard deviation of the logarithm around each value, without unit; above 0.</summary>
    public double Bandwidth { get; init => field = Require.Positive(value, nameof(Bandwidth)); }

    /// <inheritdoc/>
    /// <remarks>That of the values.</remarks>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    /// <remarks>(e^(h^2) - 1) times the second moment of the values, and their own variance (divisor n).</remarks>
    public override double Variance => _kernels.Value.Variance();

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    /// <remarks>All moments are finite, no exponential moment is: those of a lognormal.</remarks>
    public override TailFacts Tail => TailFacts.Unbounded(double.PositiveInfinity, exponentialAbscissa: 0);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"{Values.Count} values from {Values.Min()} to {Values.Max()}, bandwidth {Bandwidth}");

    /// <summary>
    /// The bandwidth of Silverman's rule for the logarithms: h = 0.9 min(standard deviation, interquartile range / 1.34) n^(-1/5), n the effective
    /// number (sum w)^2 / sum w^2.
    /// </summary>
    /// <param name="values">Losses above 0 in the submission's currency; not all equal.</param>
    /// <param name="weights">Weights of 0 or more with a positive sum, one for each value; none at all means equal weights.</param>
    public static KernelSmoothed WithSilvermanBandwidth(ReadOnlySpan<double> values, ReadOnlySpan<double> weights = default)
    {
        RequireSample(values, weights);
        double[] logs = values.ToArray();
        double[] shares = weights.IsEmpty ? [.. Enumerable.Repeat(1.0, values.Length)] : weights.ToArray();
        Array.Sort(logs, shares);
        LaneLoop.Map(logs, logs, default(NaturalLog));
        double total = shares.Sum();
        double mean = logs.Zip(shares, (log, share) => log * share).Sum() / total;
        double deviation = Math.Sqrt(logs.Zip(shares, (log, share) => share * (log - mean) * (log - mean)).Sum() / total);
        double quartiles = (AtShare(logs, shares, 0.75 * total) - AtShare(logs, shares, 0.25 * total)) / 1.34;
        double spread = quartiles > 0 ? Math.Min(deviation, quartiles) : deviation;
        if (!(spread > 0))
        {
            throw Require.Wrong(nameof(values), values[0], "must not be the only value: a bandwidth from the data needs values that differ");
        }

        double effective = total * total / shares.Sum(share => share * share);
        return new KernelSmoothed(values, weights, 0.9 * spread * Exp.Of(-0.2 * Log.Of(effective)));
    }

    /// <inheritdoc/>
    /// <remarks>The sum of p v^k exp((k^2 - k) h^2 / 2).</remarks>
    public override double Moment(int order)
    {
        LawArgument.Order(order);
        return _kernels.Value.Sum(kernel => kernel.Moment(order));
    }

    /// <inheritdoc/>
    /// <remarks>The sum of the kernels' own.</remarks>
    public override double LimitedMoment(int order, double limit)
    {
        LawArgument.Order(order);
        LawArgument.Limit(limit);
        return _kernels.Value.Sum(kernel => kernel.LimitedMoment(order, limit));
    }

    /// <inheritdoc/>
    public override double LogDensity(double x) =>
        LawArgument.Amount(x) > 0 && !double.IsPositiveInfinity(x) ? _kernels.Value.LogDensity(Log.Of(x)) - Log.Of(x) : double.NegativeInfinity;

    /// <inheritdoc/>
    public override double Cdf(double x) =>
        !(LawArgument.Amount(x) > 0) ? 0 : double.IsPositiveInfinity(x) ? 1 : _kernels.Value.Cdf(Log.Of(x));

    /// <inheritdoc/>
    public override double Survival(double x) =>
        !(LawArgument.Amount(x) > 0) ? 1 : double.IsPositiveInfinity(x) ? 0 : _kernels.Value.Survival(Log.Of(x));

    /// <inheritdoc/>
    public override double LogSurvival(double x) =>
        !(LawArgument.Amount(x) > 0) ? 0 : double.IsPositiveInfinity(x) ? double.NegativeInfinity : _kernels.Value.LogSurvival(Log.Of(x));

    /// <inheritdoc/>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? 0
        : p == 1 ? double.PositiveInfinity
        : p <= 0.5 ? FromBelow(p)
        : FromAbove(1 - p);

    /// <inheritdoc/>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? double.PositiveInfinity
        : s == 1 ? 0
        : s < 0.5 ? FromAbove(s)
        : FromBelow(1 - s);

    /// <inheritdoc/>
    public override Severity Times(double factor)
    {
        Require.Positive(factor);
        return new KernelSmoothed(Values.Select(value => value * factor).ToArray(), Weights.AsSpan(), Bandwidth);
    }

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => _table.Value.Sample(uniforms, buffer);

    private static void RequireSample(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        if (values.IsEmpty)
        {
            throw Require.Wrong(nameof(values), "empty", "must hold at least one loss");
        }

        if (!weights.IsEmpty && weights.Length != values.Length)
        {
            throw Require.Wrong(nameof(weights), weights.Length, $"must be as many as the {values.Length} values");
        }

        foreach (double value in values)
        {
            Require.Positive(value, nameof(values));
        }

        double sum = 0;
        foreach (double weight in weights)
        {
            sum += Require.NonNegative(weight, nameof(weights));
        }

        if (!weights.IsEmpty)
        {
            Require.Positive(sum, nameof(weights));
        }
    }

    // the first logarithm with this much weight up to it
    private static double AtShare(double[] logs, double[] shares, double weight)
    {
        double sum = 0;
        int i = 0;
        while (i < logs.Length - 1 && (sum += shares[i]) < weight)
        {
            i++;
        }

        return logs[i];
    }

    private double FromBelow(double p)
    {
        (double low, double high) = _kernels.Value.Between(NormalQuantile.Lower(p));
        return MonotoneInverse.Smallest(x => -Cdf(x), -p, Exp.Of(low - 1e-9), Exp.Of(high + 1e-9));
    }

    private double FromAbove(double s)
    {
        (double low, double high) = _kernels.Value.Between(NormalQuantile.Upper(s));
        return MonotoneInverse.Smallest(Survival, s, Exp.Of(low - 1e-9), Exp.Of(high + 1e-9));
    }

    private LogKernels MakeKernels() => new(Values.AsSpan(), Weights.AsSpan(), Bandwidth);

    private readonly struct NaturalLog : IMap
    {
        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => Log.Apply(x);
    }
}
