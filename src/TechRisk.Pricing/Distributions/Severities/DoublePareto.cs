using System.Globalization;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Double Pareto loss, also asymmetric log-Laplace: S(x) = b / (a + b) (delta / x)^a for x of delta or more,
/// F(x) = a / (a + b) (x / delta)^b below. ln(X / delta) is the difference of two exponential amounts with means 1 / a and 1 / b.
/// </summary>
/// <remarks>
/// The likelihood has a corner in delta at every claim, so that a fit of maximum likelihood holds the scale fast; L-moments,
/// percentiles and minimum distances find it.
/// Source: Reed, "The Pareto, Zipf and other power laws", Economics Letters 74 (2001), and "The Pareto law of incomes", Physica A 319 (2003);
/// Kozubowski and Podgorski, "Log-Laplace distributions", International Mathematical Journal 3 (2003).
/// </remarks>
public sealed record DoublePareto : Severity, IParametricSeverity<DoublePareto>
{
    /// <summary>A double Pareto loss.</summary>
    /// <param name="lowerShape">b, without unit: F(x) falls like x^b towards 0; above 0.</param>
    /// <param name="upperShape">a, without unit: the k-th moment is finite for k below a; above 0.</param>
    /// <param name="scale">delta, where the two power laws meet, in the submission's currency; above 0.</param>
    public DoublePareto(double lowerShape, double upperShape, double scale)
    {
        LowerShape = lowerShape;
        UpperShape = upperShape;
        Scale = scale;
    }

    /// <summary>b, without unit: F(x) falls like x^b towards 0; above 0.</summary>
    public double LowerShape { get; init => field = Require.Positive(value, nameof(LowerShape)); }

    /// <summary>a, without unit: the k-th moment is finite for k below a; above 0.</summary>
    public double UpperShape { get; init => field = Require.Positive(value, nameof(UpperShape)); }

    /// <summary>delta, where the two power laws meet, in the submission's currency; above 0.</summary>
    public double Scale { get; init => field = Require.Positive(value, nameof(Scale)); }

    // F(delta) and S(delta)
    private double Below => 1 / (1 + LowerShape / UpperShape);

    private double Above => 1 / (1 + UpperShape / LowerShape);

    // ln of x f(x) at delta, the most that it is
    private double LogPeak => -Log.Of(1 / UpperShape + 1 / LowerShape);

    /// <inheritdoc/>
    /// <remarks>delta a b / ((a - 1) (b + 1)); infinite up to a = 1.</remarks>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    /// <remarks>E[X]^2 (p + q + p q), p = 1 / (a (a - 2)), q = 1 / (b (b + 2)); infinite up to a = 2.</remarks>
    public override double Variance
    {
        get
        {
            if (UpperShape <= 2)
            {
                return double.PositiveInfinity;
            }

            double p = 1 / UpperShape / (UpperShape - 2);
            double q = 1 / LowerShape / (LowerShape + 2);
            return Mean * (Mean * (p + q + p * q));
        }
    }

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public override TailFacts Tail => TailFacts.Unbounded(UpperShape, exponentialAbscissa: 0);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"lowerShape {LowerShape}, upperShape {UpperShape}, scale {Scale}");

    /// <summary>The density is continuous at delta, its slope is not.</summary>
    internal override IEnumerable<double> Kinks => [0, Scale];

    /// <inheritdoc/>
    /// <remarks>delta^k a b / ((a - k) (b + k)); infinite for k of a or more.</remarks>
    public override double Moment(int order) =>
        LawArgument.Order(order) >= UpperShape
            ? double.PositiveInfinity
            : UpperShape / (UpperShape - order) * (LowerShape / (LowerShape + order)) * MomentMath.Power(Scale, order);

    /// <inheritdoc/>
    /// <remarks>
    /// limit^k (S(limit) + b F(limit) / (b + k)) up to delta; beyond it that at delta and
    /// k S(delta) delta^k (1 - (delta / limit)^(a - k)) / (a - k), the logarithm of limit / delta in place of the fraction at a = k.
    /// </remarks>
    public override double LimitedMoment(int order, double limit)
    {
        LawArgument.Order(order);
        if (double.IsPositiveInfinity(LawArgument.Limit(limit)))
        {
            return Moment(order);
        }

        double kept = LowerShape / (LowerShape + order);
        if (limit <= Scale)
        {
            return MomentMath.Power(limit, order) * (Survival(limit) + kept * Cdf(limit));
        }

        double log = LogRatio(limit);
        double c = UpperShape - order;
        double integral = Math.Abs(c * log) < 1e-17 ? log : -Expm1.Of(-Math.Abs(c) * log) / Math.Abs(c);

        // the larger end of x^k S(x) goes before the integral, which stays below log
        double larger = c >= 0 ? MomentMath.Capped(Scale, order, Above) : MomentMath.Capped(limit, order, Survival(limit));
        return MomentMath.Power(Scale, order) * (Above + kept * Below) + order * larger * integral;
    }

    /// <inheritdoc/>
    public override double LogDensity(double x) =>
        !(LawArgument.Amount(x) >= 0) || double.IsPositiveInfinity(x) ? double.NegativeInfinity
        : x > 0 ? LogPeak - Log.Of(x) - Fall(LogRatio(x))
        : LowerShape > 1 ? double.NegativeInfinity
        : LowerShape == 1 ? LogPeak - Log.Of(Scale)
        : double.PositiveInfinity;

    /// <inheritdoc/>
    public override double Cdf(double x) =>
        !(LawArgument.Amount(x) > 0) ? 0
        : x <= Scale ? Below * Exp.Of(LowerShape * LogRatio(x))
        : Below - Above * Expm1.Of(-UpperShape * LogRatio(x));

    /// <inheritdoc/>
    public override double Survival(double x) =>
        !(LawArgument.Amount(x) > 0) ? 1
        : x >= Scale ? Above * Exp.Of(-UpperShape * LogRatio(x))
        : Above - Below * Expm1.Of(LowerShape * LogRatio(x));

    /// <inheritdoc/>
    public override double LogSurvival(double x) =>
        !(LawArgument.Amount(x) > 0) ? 0
        : x >= Scale ? Log.Of(Above) - UpperShape * LogRatio(x)
        : Cdf(x) < 0.5 ? Log1p.Of(-Cdf(x))
        : Log.Of(Survival(x));

    /// <inheritdoc/>
    /// <remarks>delta (p / F(delta))^(1 / b) up to delta, delta ((1 - p) / S(delta))^(-1 / a) beyond.</remarks>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? 0
        : p == 1 ? double.PositiveInfinity
        : p <= Below ? Scale * Exp.Of((Log.Of(p) - Log.Of(Below)) / LowerShape)
        : Scale * Exp.Of((Log.Of(Above) - Log1p.Of(-p)) / UpperShape);

    /// <inheritdoc/>
    /// <remarks>delta (s / S(delta))^(-1 / a) down to delta, delta ((1 - s) / F(delta))^(1 / b) below.</remarks>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? double.PositiveInfinity
        : s == 1 ? 0
        : Inverse.Apply(new Lane1(s)).Value;

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Scale = Scale * Require.Positive(factor) };

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => LaneLoop.Map(uniforms, uniforms, Inverse);

    /// <remarks>n ln(a b / (a + b)) - sum ln x - a sum (ln x - ln delta)+ - b sum (ln delta - ln x)+.</remarks>
    internal override double SumLogDensity(ObservedAmounts amounts) =>
        amounts.Weight * LogPeak - amounts.LogSum - amounts.Sum(amounts.Logs, new FallFrom(LowerShape, UpperShape, Log.Of(Scale)));

    static ValueList<Parameter> IParametricSeverity<DoublePareto>.Space { get; } =
        [Parameter.Positive("lowerShape"), Parameter.Positive("upperShape"), Parameter.Positive("scale") with { HasCorners = true }];

    ValueList<double> IParametricSeverity<DoublePareto>.Values => [LowerShape, UpperShape, Scale];

    static DoublePareto IParametricSeverity<DoublePareto>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1], values[2]);

    // where delta is known, the best shapes are a formula of the mean distances of ln x from ln delta; delta is tried at nine levels
    static IReadOnlyList<double[]> IParametricSeverity<DoublePareto>.Starts(SampleShape sample)
    {
        const int Levels = 200;
        double[] logs = [.. Enumerable.Range(0, Levels).Select(i => Log.Of(sample.Quantile((i + 0.5) / Levels)))];
        return
        [
            .. Enumerable.Range(1, 9).Select(tenth =>
            {
                double scale = sample.Quantile(tenth / 10.0);
                double above = logs.Average(log => Math.Max(log - Log.Of(scale), 0)) + 1e-3;
                double below = logs.Average(log => Math.Max(Log.Of(scale) - log, 0)) + 1e-3;
                double root = Math.Sqrt(above * below);
                return (Spread: above + 2 * root + below, Start: new[] { 1 / (below + root), 1 / (above + root), scale });
            })
            .OrderBy(one => one.Spread).Take(2).Select(one => one.Start),
        ];
    }

    private FromUniform Inverse => new(this);

    // ln(x / delta), from x - delta where that is small: a quotient near 1 has lost digits
    private double LogRatio(double x) =>
        x > Scale / 2 && x < 2 * Scale ? Log1p.Of((x - Scale) / Scale)
        : double.IsNormal(x / Scale) ? Log.Of(x / Scale)
        : Log.Of(x) - Log.Of(Scale);

    private double Fall(double logRatio) => logRatio > 0 ? UpperShape * logRatio : -LowerShape * logRatio;

    private readonly struct FromUniform(DoublePareto law) : IMap
    {
        private readonly double _scale = law.Scale;
        private readonly double _above = law.Above;
        private readonly double _logAbove = Log.Of(law.Above);
        private readonly double _logBelow = Log.Of(law.Below);
        private readonly double _upperPower = -1 / law.UpperShape;
        private readonly double _lowerPower = 1 / law.LowerShape;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V u)
            where V : struct, ILane<V>
        {
            V above = V.Set(_above);
            V log = Log.Apply(V.SelectGreater(u, above, V.Sub(V.Set(1), u), u));
            V atScale = V.SelectGreater(u, above, V.Set(_logBelow), V.Set(_logAbove));
            V power = V.SelectGreater(u, above, V.Set(_lowerPower), V.Set(_upperPower));
            return V.Mul(V.Set(_scale), Exp.Apply(V.Mul(power, V.Sub(log, atScale))));
        }
    }

    private readonly struct FallFrom(double lowerShape, double upperShape, double logScale) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V log)
            where V : struct, ILane<V>
        {
            V distance = V.Sub(log, V.Set(logScale));
            return V.Mul(distance, V.SelectGreater(distance, V.Set(0), V.Set(upperShape), V.Set(-lowerShape)));
        }
    }
}
