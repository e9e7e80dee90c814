using System.Globalization;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Pareto loss given that it is at most a maximum M: S(x) = ((m / x)^alpha - (m / M)^alpha) / (1 - (m / M)^alpha) from m to M.
/// </summary>
/// <remarks>
/// Source: Aban, Meerschaert, Panorska, "Parameter estimation for the truncated Pareto distribution", JASA 101 (2006); Wheatley, Maillart,
/// Sornette, "The extreme risk of personal data breaches", European Physical Journal B 89 (2016), with shapes far below 1.
/// </remarks>
public sealed record TruncatedPareto : Severity, IParametricSeverity<TruncatedPareto>
{
    /// <summary>A Pareto loss with a largest amount.</summary>
    /// <param name="shape">alpha, without unit; above 0, below 1 too, since all moments are finite.</param>
    /// <param name="minimum">m, the smallest loss, in the submission's currency; above 0.</param>
    /// <param name="maximum">M, the largest loss, in the submission's currency; a finite number above the minimum.</param>
    public TruncatedPareto(double shape, double minimum, double maximum)
    {
        Shape = shape;
        Minimum = Require.Positive(minimum);
        Maximum = Require.Positive(maximum) > minimum ? maximum : throw Require.Wrong(nameof(maximum), maximum, $"must be above the minimum {minimum}");
    }

    /// <summary>alpha, without unit; above 0.</summary>
    public double Shape { get; init => field = Require.Positive(value, nameof(Shape)); }

    /// <summary>m, the smallest loss, in the submission's currency; above 0. Fixed at construction, with the maximum.</summary>
    public override double Minimum { get; }

    /// <summary>M, the largest loss, in the submission's currency; above the minimum.</summary>
    public override double Maximum { get; }

    /// <inheritdoc/>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    /// <remarks>The integral of (m e^v - mean)^2 against the density of v = ln(X / m), by Gauss-Legendre panels: nothing cancels.</remarks>
    public override double Variance
    {
        get
        {
            double mean = Mean / Minimum;
            double rate = Math.Abs(Shape - 2);

            // what lies beyond has no share in a falling integrand
            double end = Shape > 3 ? Math.Min(Width, 60 / (Shape - 2)) : Width;
            int panels = (int)Math.Ceiling(Math.Max(1, end * (rate + 2) / 3));
            double sum = 0;
            for (int i = 0; i < panels; i++)
            {
                sum += GaussPanel.Integrate(Height, end * i / panels, end * (i + 1) / panels);
            }

            return Minimum * Minimum * sum / PowerLaw.Exponential(-Shape, Width);

            double Height(double v)
            {
                double deviation = Expm1.Of(v) - (mean - 1);
                return deviation * deviation * Exp.Of(-Shape * v);
            }
        }
    }

    /// <inheritdoc/>
    public override TailFacts Tail => TailFacts.BoundedBy(Maximum);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"shape {Shape}, minimum {Minimum}, maximum {Maximum}");

    // ln(M / m)
    private double Width => PowerLaw.LogRatio(Maximum, Minimum);

    /// <inheritdoc/>
    /// <remarks>alpha (M^(k - alpha) - m^(k - alpha)) / ((k - alpha) (m^-alpha - M^-alpha)); at alpha = k the logarithm of M / m takes the fraction's place.</remarks>
    public override double Moment(int order) => UpTo(LawArgument.Order(order), Maximum);

    /// <inheritdoc/>
    /// <remarks>The same up to the limit, and limit^k S(limit).</remarks>
    public override double LimitedMoment(int order, double limit)
    {
        LawArgument.Order(order);
        return LawArgument.Limit(limit) <= Minimum ? MomentMath.Power(limit, order)
            : limit >= Maximum ? Moment(order)
            : UpTo(order, limit) + MomentMath.Power(limit, order) * Survival(limit);
    }

    /// <inheritdoc/>
    public override double LogDensity(double x) =>
        LawArgument.Amount(x) >= Minimum && x <= Maximum
            ? -Shape * PowerLaw.LogRatio(x, Minimum) - Log.Of(x) - Log.Of(PowerLaw.Exponential(-Shape, Width))
            : double.NegativeInfinity;

    /// <inheritdoc/>
    public override double Cdf(double x) =>
        LawArgument.Amount(x) <= Minimum ? 0
        : x >= Maximum ? 1
        : Expm1.Of(-Shape * PowerLaw.LogRatio(x, Minimum)) / Expm1.Of(-Shape * Width);

    /// <inheritdoc/>
    public override double Survival(double x) =>
        LawArgument.Amount(x) <= Minimum ? 1
        : x >= Maximum ? 0
        : Exp.Of(-Shape * PowerLaw.LogRatio(x, Minimum)) * Expm1.Of(-Shape * PowerLaw.LogRatio(Maximum, x)) / Expm1.Of(-Shape * Width);

    /// <inheritdoc/>
    public override double LogSurvival(double x) =>
        LawArgument.Amount(x) <= Minimum ? 0
        : x >= Maximum ? double.NegativeInfinity
        : -Shape * PowerLaw.LogRatio(x, Minimum) + Log.Of(Expm1.Of(-Shape * PowerLaw.LogRatio(Maximum, x)) / Expm1.Of(-Shape * Width));

    /// <inheritdoc/>
    /// <remarks>m (1 - p (1 - (m / M)^alpha))^(-1 / alpha).</remarks>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? Minimum
        : p == 1 ? Maximum
        : p > 0.5 ? InverseSurvival(1 - p)
        : Math.Min(Minimum * Exp.Of(-Log1p.Of(p * Expm1.Of(-Shape * Width)) / Shape), Maximum);

    /// <inheritdoc/>
    /// <remarks>
    /// M (1 + s (1 / q - 1))^(-1 / alpha) with q = (m / M)^alpha, which cancels nowhere; where 1 / q is no double the same number written as
    /// m (q + s (1 - q))^(-1 / alpha).
    /// </remarks>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? Maximum
        : s == 1 ? Minimum
        : IsFromTop ? FromTop.Apply(new Lane1(s)).Value
        : FromBottom.Apply(new Lane1(s)).Value;

    /// <inheritdoc/>
    public override Severity Times(double factor) => new TruncatedPareto(Shape, Minimum * Require.Positive(factor), Maximum * factor);

    internal override void FillAt(Span<double> survival, Span<double> limited)
    {
        LaneLoop.Map(limited, survival, new GridKernels.TruncatedParetoSurvival(Shape, (Minimum, Maximum), Expm1.Of(-Shape * Width)));
        LaneLoop.Pairs(survival, limited, new GridKernels.TruncatedParetoLimited(Shape, (Minimum, Maximum), PowerLaw.Exponential(-Shape, Width), Mean));
    }

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer)
    {
        if (IsFromTop)
        {
            LaneLoop.Map(uniforms, uniforms, FromTop);
        }
        else
        {
            LaneLoop.Map(uniforms, uniforms, FromBottom);
        }
    }

    /// <remarks>-(alpha + 1) sum ln x + n (alpha ln m - ln of the integral of e^(-alpha v) over the width).</remarks>
    internal override double SumLogDensity(ObservedAmounts amounts)
    {
        foreach (double x in amounts.Values)
        {
            if (!(x >= Minimum && x <= Maximum))
            {
                return base.SumLogDensity(amounts);
            }
        }

        return amounts.Weight * (Shape * Log.Of(Minimum) - Log.Of(PowerLaw.Exponential(-Shape, Width))) - (Shape + 1) * amounts.LogSum;
    }

    static ValueList<Parameter> IParametricSeverity<TruncatedPareto>.Space { get; } =
        [Parameter.Positive("shape"), Parameter.Positive("minimum"), Parameter.Positive("maximum")];

    ValueList<double> IParametricSeverity<TruncatedPareto>.Values => [Shape, Minimum, Maximum];

    // the intervals cannot say that the maximum is the larger: a search that crosses gets the narrowest law there, which explains nothing
    static TruncatedPareto IParametricSeverity<TruncatedPareto>.FromValues(ReadOnlySpan<double> values) =>
        new(values[0], values[1], Math.Max(values[2], values[1] * (1 + 1e-9)));

    // the largest likelihood has the ends at the smallest and the largest amount
    static IReadOnlyList<double[]> IParametricSeverity<TruncatedPareto>.Starts(SampleShape sample)
    {
        double minimum = sample.Minimum * (1 - 1e-9);
        double hill = 1 / Math.Max(sample.LogMean - Log.Of(minimum), 1e-3);
        return [[hill, minimum, sample.Maximum * (1 + 1e-9)], [hill / 3, minimum, sample.Maximum * (1 + 1e-9)]];
    }

    private bool IsFromTop => Shape * Width < 700;

    private FromTopMap FromTop => new(-1 / Shape, Expm1.Of(Shape * Width), (Minimum, Maximum));

    private FromBottomMap FromBottom => new(-1 / Shape, Exp.Of(-Shape * Width), -Expm1.Of(-Shape * Width), (Minimum, Maximum));

    // E[X^k; X <= limit], from the end whose power is the larger
    private double UpTo(int order, double limit)
    {
        double width = PowerLaw.LogRatio(limit, Minimum);
        double all = PowerLaw.Exponential(-Shape, Width);
        return order > Shape
            ? MomentMath.Power(limit, order) * (Exp.Of(-Shape * width) * PowerLaw.Exponential(Shape - order, width) / all)
            : MomentMath.Power(Minimum, order) * (PowerLaw.Exponential(order - Shape, width) / all);
    }

    private readonly struct FromTopMap(double power, double growth, (double Minimum, double Maximum) ends) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V u)
            where V : struct, ILane<V>
        {
            V x = V.Mul(V.Set(ends.Maximum), Exp.Apply(V.Mul(V.Set(power), Log1p.Apply(V.Mul(V.Set(growth), u)))));
            return V.Max(V.Set(ends.Minimum), V.Min(V.Set(ends.Maximum), x));
        }
    }

    private readonly struct FromBottomMap(double power, double cutOff, double kept, (double Minimum, double Maximum) ends) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V u)
            where V : struct, ILane<V>
        {
            V pareto = V.Fma(V.Set(kept), u, V.Set(cutOff));
            V x = V.Mul(V.Set(ends.Minimum), Exp.Apply(V.Mul(V.Set(power), Log.Apply(pareto))));
            return V.Max(V.Set(ends.Minimum), V.Min(V.Set(ends.Maximum), x));
        }
    }
}
