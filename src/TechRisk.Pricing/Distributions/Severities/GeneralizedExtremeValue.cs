using System.Globalization;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Generalised extreme value loss X = max(Y, 0), P(Y &lt;= y) = exp(-(1 + xi (y - mu) / sigma)^(-1/xi)), at xi = 0 the Gumbel law
/// exp(-exp(-(y - mu) / sigma)). Where Y can be negative, X is 0 with probability P(Y &lt;= 0).
/// </summary>
/// <remarks>
/// Source: Embrechts, Klueppelberg, Mikosch, "Modelling Extremal Events", section 3.4. Written with w = ln(1 + xi (y - mu) / sigma) / xi and
/// y = mu + sigma (exp(xi w) - 1) / xi, which have no cancellation near xi = 0; then F = exp(-exp(-w)). For a negative shape the right end is
/// mu - sigma / xi; if that is not above 0, every loss is 0.
/// </remarks>
public sealed record GeneralizedExtremeValue : Severity, IParametricSeverity<GeneralizedExtremeValue>
{
    // below this |xi| w stays under the rounding error for every w a double can give, so the law is Gumbel's
    private const double Tiny = 1e-19;

    /// <summary>A generalised extreme value loss.</summary>
    /// <param name="location">mu, the quantile of Y at 1/e, in the submission's currency; any finite number.</param>
    /// <param name="scale">sigma in the submission's currency; above 0.</param>
    /// <param name="shape">xi, without unit: the k-th moment is finite for k xi below 1; any finite number.</param>
    public GeneralizedExtremeValue(double location, double scale, double shape)
    {
        Location = location;
        Scale = scale;
        Shape = shape;
    }

    /// <summary>mu, the quantile of Y at 1/e, in the submission's currency; any finite number.</summary>
    public double Location { get; init => field = Require.Finite(value, nameof(Location)); }

    /// <summary>sigma in the submission's currency; above 0.</summary>
    public double Scale { get; init => field = Require.Positive(value, nameof(Scale)); }

    /// <summary>xi, without unit: the k-th moment is finite for k xi below 1; any finite number.</summary>
    public double Shape { get; init => field = Require.Finite(value, nameof(Shape)); }

    private bool IsGumbel => Math.Abs(Shape) < Tiny;

    /// <inheritdoc/>
    /// <remarks>mu + sigma (Gamma(1 - xi) - 1) / xi where Y cannot be negative; infinite from xi = 1.</remarks>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    /// <remarks>sigma^2 (Gamma(1 - 2 xi) - Gamma(1 - xi)^2) / xi^2 where Y cannot be negative; infinite from xi = 1/2.</remarks>
    public override double Variance
    {
        get
        {
            if (2 * Shape >= 1)
            {
                return double.PositiveInfinity;
            }

            double mean = Mean;
            return Moments.Integral(2, mean, double.PositiveInfinity) + Atom(0) * mean * mean;
        }
    }

    /// <inheritdoc/>
    /// <remarks>mu - sigma / xi for a positive shape, but at least 0; otherwise 0.</remarks>
    public override double Minimum => Shape > 0 && !IsGumbel ? Math.Max(0, Location - Scale / Shape) : 0;

    /// <inheritdoc/>
    /// <remarks>mu - sigma / xi for a negative shape, but at least 0; otherwise infinite.</remarks>
    public override double Maximum => Shape < 0 && !IsGumbel ? Math.Max(0, Location - Scale / Shape) : double.PositiveInfinity;

    /// <inheritdoc/>
    public override TailFacts Tail =>
        IsGumbel ? TailFacts.Unbounded(double.PositiveInfinity, exponentialAbscissa: 1 / Scale)
        : Shape < 0 ? TailFacts.BoundedBy(Maximum)
        : TailFacts.Unbounded(1 / Shape, exponentialAbscissa: 0);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"location {Location}, scale {Scale}, shape {Shape}");

    private ExtremeValueMoments Moments => new(Location, Scale, IsGumbel ? 0 : Shape, Reduced(0));

    /// <inheritdoc/>
    /// <remarks>The integral of x^k dF in the variable w: panels where 1 - exp(-exp(-w)) is curved, closed form where it is exp(-w).</remarks>
    public override double Moment(int order) =>
        LawArgument.Order(order) * Shape >= 1 ? double.PositiveInfinity : Moments.Integral(order, 0, double.PositiveInfinity);

    /// <inheritdoc/>
    /// <remarks>The integral of x^k dF up to the limit, plus limit^k S(limit).</remarks>
    public override double LimitedMoment(int order, double limit)
    {
        LawArgument.Order(order);
        return LawArgument.Limit(limit) <= Minimum ? MomentMath.Power(limit, order)
            : limit >= Maximum || double.IsPositiveInfinity(limit) ? Moment(order)
            : Moments.Integral(order, 0, Reduced(limit)) + MomentMath.Capped(limit, order, Survival(limit));
    }

    /// <inheritdoc/>
    /// <remarks>-ln sigma - (1 + xi) w - exp(-w); ln P(Y &lt;= 0) at 0 where that is an atom.</remarks>
    public override double LogDensity(double x)
    {
        double w = LawArgument.Amount(x) >= 0 && !double.IsPositiveInfinity(x) ? Reduced(x) : double.NegativeInfinity;
        return double.IsNegativeInfinity(w) || x > Maximum ? double.NegativeInfinity
            : x == 0 ? -Exp.Of(-w)
            : -(Shape == -1 ? 0 : (1 + Shape) * w) - Log.Of(Scale) - Exp.Of(-w);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => LawArgument.Amount(x) >= 0 ? Exp.Of(-Exp.Of(-Reduced(x))) : 0;

    /// <inheritdoc/>
    public override double Survival(double x) => LawArgument.Amount(x) >= 0 ? -Expm1.Of(-Exp.Of(-Reduced(x))) : 1;

    /// <inheritdoc/>
    public override double LogSurvival(double x)
    {
        double w = LawArgument.Amount(x) >= 0 ? Reduced(x) : double.NegativeInfinity;

        // 1 - exp(-t) is t to the last digit where t = exp(-w) is tiny
        return w > 100 ? -w : Log.Of(-Expm1.Of(-Exp.Of(-w)));
    }

    /// <inheritdoc/>
    /// <remarks>mu + sigma ((-ln p)^(-xi) - 1) / xi, at least 0.</remarks>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? Minimum
        : p == 1 ? Maximum
        : IsGumbel ? new GumbelFromLog(Location, Scale).Apply(new Lane1(Log.Of(p))).Value
        : new FromLogProbability(Location, Scale, Shape).Apply(new Lane1(Log.Of(p))).Value;

    /// <inheritdoc/>
    /// <remarks>mu + sigma ((-ln(1 - s))^(-xi) - 1) / xi, at least 0.</remarks>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? Maximum
        : s == 1 ? Minimum
        : IsGumbel ? OfLogComplement<GumbelFromLog>.At(s, new GumbelFromLog(Location, Scale))
        : OfLogComplement<FromLogProbability>.At(s, new FromLogProbability(Location, Scale, Shape));

    /// <inheritdoc/>
    public override Severity Times(double factor) =>
        this with { Location = Location * Require.Positive(factor), Scale = Scale * factor };

    internal override double Atom(double x) => x == 0 ? Cdf(0) : 0;

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer)
    {
        if (IsGumbel)
        {
            OfLogComplement<GumbelFromLog>.Sample(uniforms, new GumbelFromLog(Location, Scale));
        }
        else
        {
            OfLogComplement<FromLogProbability>.Sample(uniforms, new FromLogProbability(Location, Scale, Shape));
        }
    }

    /// <remarks>-n ln sigma - sum of (1 + xi) w + exp(-w).</remarks>
    internal override double SumLogDensity(ObservedAmounts amounts)
    {
        double sum = IsGumbel
            ? amounts.Sum(amounts.Values, new GumbelTerm(Location, Scale))
            : amounts.Sum(amounts.Values, new Term(Location, Scale, Shape));

        // an amount outside the support makes the sum infinite, on whichever way
        return double.IsFinite(sum) ? -amounts.Weight * Log.Of(Scale) - sum : double.NegativeInfinity;
    }

    static ValueList<Parameter> IParametricSeverity<GeneralizedExtremeValue>.Space { get; } =
        [Parameter.Real("location"), Parameter.Positive("scale"), Parameter.Real("shape")];

    ValueList<double> IParametricSeverity<GeneralizedExtremeValue>.Values => [Location, Scale, Shape];

    static GeneralizedExtremeValue IParametricSeverity<GeneralizedExtremeValue>.FromValues(ReadOnlySpan<double> values) =>
        new(values[0], values[1], values[2]);

    // light, medium and heavy tails, all through the quartiles
    static IReadOnlyList<double[]> IParametricSeverity<GeneralizedExtremeValue>.Starts(SampleShape sample) =>
        [.. new[] { 0.02, 0.4, 1 }.Select(shape => ThroughQuartiles(sample, shape))];

    private static double[] ThroughQuartiles(SampleShape sample, double shape)
    {
        GeneralizedExtremeValue unit = new(1e3, 1, shape);
        double low = unit.Quantile(0.25);
        double scale = Math.Max(sample.Quantile(0.75) - sample.Quantile(0.25), 1e-3 * sample.Median) / (unit.Quantile(0.75) - low);
        double location = sample.Quantile(0.25) - scale * (low - unit.Location);

        // every amount lies above the left end
        return [Math.Min(location, sample.Minimum + 0.9 * scale / shape), scale, shape];
    }

    // w with F = exp(-exp(-w)); infinite beyond the ends
    private double Reduced(double x)
    {
        double z = (x - Location) / Scale;
        double t = Shape * z;
        return IsGumbel ? z
            : t <= -1 ? (Shape > 0 ? double.NegativeInfinity : double.PositiveInfinity)
            : t > -0.5 ? Log1p.Of(t) / Shape
            : Log.Of(Math.FusedMultiplyAdd(Shape, x - Location, Scale) / Scale) / Shape;
    }

    private readonly struct FromLogProbability(double location, double scale, double shape) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V logProbability)
            where V : struct, ILane<V>
        {
            V minusReduced = Log.Apply(LaneBits.Negate(logProbability));
            V y = V.Fma(V.Set(scale / shape), Expm1.Apply(V.Mul(V.Set(-shape), minusReduced)), V.Set(location));
            return V.Max(V.Set(0), y);
        }
    }

    private readonly struct GumbelFromLog(double location, double scale) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V logProbability)
            where V : struct, ILane<V> =>
            V.Max(V.Set(0), V.Fma(V.Set(-scale), Log.Apply(LaneBits.Negate(logProbability)), V.Set(location)));
    }

    private readonly struct Term(double location, double scale, double shape) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V>
        {
            V t = V.Mul(V.Set(shape), V.Div(V.Sub(x, V.Set(location)), V.Set(scale)));
            V w = V.Div(Log1p.Apply(V.Max(V.Set(-1), t)), V.Set(shape));
            return V.Fma(V.Set(1 + shape), w, Exp.Apply(LaneBits.Negate(w)));
        }
    }

    private readonly struct GumbelTerm(double location, double scale) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V>
        {
            V w = V.Div(V.Sub(x, V.Set(location)), V.Set(scale));
            return V.Add(w, Exp.Apply(LaneBits.Negate(w)));
        }
    }
}
