using System.Globalization;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// MBBEFD loss, a destruction rate with total losses: S(x) = 1 / (1 + (g - 1) (b^-t - 1) / (b^-1 - 1)), t = x / upper below 1; at the
/// upper end lies the probability 1 / g of a total loss.
/// </summary>
/// <remarks>
/// Source: Bernegger, "The Swiss Re exposure curves and the MBBEFD distribution class", ASTIN Bulletin 27 (1997), sections 3 and 4. The
/// formula above holds for every branch there: b g = 1 gives b^t, b = 1 gives 1 / (1 + (g - 1) t) in the limit; b = 0 or g = 1 is a certain
/// total loss. E[min(X, d)] / E[X] is the exposure curve G(d / upper). The inverse is closed.
/// </remarks>
public sealed record Mbbefd : Severity, IParametricSeverity<Mbbefd>
{
    /// <summary>An MBBEFD loss on [0, 1]; set <see cref="Upper"/> for another total loss.</summary>
    /// <param name="b">b, the form of the curve, without unit; 0, or from 1e-300 to 1e300.</param>
    /// <param name="g">g, one over the probability of a total loss, without unit; 1 or more.</param>
    public Mbbefd(double b, double g)
    {
        B = b;
        G = g;
        Upper = 1;
    }

    /// <summary>b, the form of the curve, without unit; 0, or from 1e-300 to 1e300.</summary>
    public double B { get; init => field = value == 0 ? 0 : Require.Between(value, 1e-300, 1e300, nameof(B)); }

    /// <summary>g, one over the probability of a total loss, without unit; from 1 to 1e300.</summary>
    public double G { get; init => field = Require.Between(value, 1, 1e300, nameof(G)); }

    /// <summary>The total loss in the submission's currency; above 0, by default 1.</summary>
    public double Upper { get; init => field = Require.Positive(value, nameof(Upper)); }

    /// <inheritdoc/>
    /// <remarks>upper ln(b g) (1 - b) / (ln b (1 - b g)).</remarks>
    public override double Mean => LimitedMoment(1, Upper);

    /// <inheritdoc/>
    /// <remarks>By quadrature, from the smaller of X and upper - X.</remarks>
    public override double Variance
    {
        get
        {
            if (IsCertain)
            {
                return 0;
            }

            // E[(1 - Y)^2] - E[1 - Y]^2 where Y is mostly near 1
            double mean = Mean / Upper;
            double first = mean > 0.5 ? Integral(t => ShareBelow(1 - t), 1) : mean;
            double second = mean > 0.5 ? Integral(t => 2 * t * ShareBelow(1 - t), 1) : Integral(t => 2 * t * ShareAbove(t), 1);
            return Upper * Upper * (second - first * first);
        }
    }

    /// <inheritdoc/>
    public override double Minimum => IsCertain ? Upper : 0;

    /// <inheritdoc/>
    public override double Maximum => Upper;

    /// <inheritdoc/>
    public override TailFacts Tail => TailFacts.BoundedBy(Upper);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"b {B}, g {G}, upper {Upper}");

    private bool IsCertain => B == 0 || G == 1;

    /// <summary>
    /// The curve c of Swiss Re: b = exp(3.1 - 0.15 c (1 + c)), g = exp(c (0.78 + 0.12 c)). c = 1.5, 2, 3 and 4 are the curves Y1 to Y4,
    /// c = 5 that of Lloyd's for industry, c = 0 a certain total loss.
    /// </summary>
    /// <param name="c">c, without unit; from 0 to 40.</param>
    public static Mbbefd FromSwissRe(double c) =>
        new(Exp.Of(3.1 - 0.15 * Require.Between(c, 0, 40) * (1 + c)), Exp.Of(c * (0.78 + 0.12 * c)));

    /// <inheritdoc/>
    public override double Moment(int order) => LimitedMoment(order, Upper);

    /// <inheritdoc/>
    /// <remarks>
    /// Order 1: with r = (b^t - 1) / (b - 1) it is upper r ln(1 + (b g - 1) r) / ((b g - 1) r) (b - 1) / ln b, t = limit / upper; above it by
    /// quadrature of k x^(k - 1) S(x).
    /// </remarks>
    public override double LimitedMoment(int order, double limit)
    {
        LawArgument.Order(order);
        double t = Math.Min(LawArgument.Limit(limit) / Upper, 1);
        double scale = MomentMath.Power(Upper, order);
        return IsCertain ? scale * MomentMath.Power(t, order)
            : order == 1 ? scale * LimitedShare(t)
            : scale * Integral(v => order * MomentMath.Power(v, order - 1) * ShareAbove(v), t);
    }

    /// <inheritdoc/>
    /// <remarks>S^2 (g - 1) ln(b) b^-t / (1 - b^-1) / upper below the upper end; the probability of a total loss there.</remarks>
    public override double LogDensity(double x)
    {
        if (LawArgument.Amount(x) == Upper)
        {
            return Log.Of(Atom(x));
        }

        if (!(x >= 0 && x < Upper) || IsCertain)
        {
            return double.NegativeInfinity;
        }

        double t = x / Upper;
        double log = -Log.Of(B);
        double slope = B == 1 ? 0 : log > 0 ? Log.Of(log / -Expm1.Of(-log)) + (t - 1) * log : Log.Of(log / Expm1.Of(log)) + t * log;
        return 2 * Log.Of(ShareAbove(t)) + Log.Of(G - 1) + slope - Log.Of(Upper);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => !(LawArgument.Amount(x) > 0) ? 0 : x >= Upper ? 1 : IsCertain ? 0 : ShareBelow(x / Upper);

    /// <inheritdoc/>
    public override double Survival(double x) => !(LawArgument.Amount(x) > 0) ? 1 : x >= Upper ? 0 : IsCertain ? 1 : ShareAbove(x / Upper);

    /// <inheritdoc/>
    public override double Quantile(double p)
    {
        if (Require.Fraction(p) == 0 || IsCertain)
        {
            return IsCertain ? Upper : 0;
        }

        // F(x) = p: (b^-t - 1) / (b^-1 - 1) = p / ((1 - p) (g - 1))
        double rest = Math.FusedMultiplyAdd(G, 1 - p, -1);
        return rest <= 0 ? Upper : Upper * Position(p / ((1 - p) * (G - 1)), rest / ((1 - p) * (G - 1)));
    }

    /// <inheritdoc/>
    /// <remarks>upper ln(1 + (1/s - 1) (b^-1 - 1) / (g - 1)) / ln(1/b); upper from s = 1 / g down.</remarks>
    public override double InverseSurvival(double s) =>
        IsCertain || Require.Fraction(s) == 0 ? Upper : s == 1 ? 0 : Inverse.Apply(new Lane1(s)).Value;

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Upper = Upper * Require.Positive(factor) };

    internal override double Atom(double x) => x == Upper ? (IsCertain ? 1 : 1 / G) : 0;

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer)
    {
        if (IsCertain)
        {
            uniforms.Fill(Upper);
        }
        else
        {
            LaneLoop.Map(uniforms, uniforms, Inverse);
        }
    }

    static ValueList<Parameter> IParametricSeverity<Mbbefd>.Space { get; } = [Parameter.Positive("b"), Parameter.Above("g", 1)];

    ValueList<double> IParametricSeverity<Mbbefd>.Values => [B, G];

    // a search may ask beyond the range of b and g: the nearest law answers
    static Mbbefd IParametricSeverity<Mbbefd>.FromValues(ReadOnlySpan<double> values) =>
        new(Math.Clamp(values[0], 1e-300, 1e300), Math.Clamp(values[1], 1, 1e300));

    // the total loss is not fitted: it stays 1; the curves c = 1, 2 and 4
    static IReadOnlyList<double[]> IParametricSeverity<Mbbefd>.Starts(SampleShape sample)
    {
        List<double[]> starts = [];
        for (double c = 1; c <= 4; c *= 2)
        {
            Mbbefd law = FromSwissRe(c);
            starts.Add([law.B, law.G]);
        }

        return starts;
    }

    private FromUniform Inverse => new(-Log.Of(B), G, Upper);

    // (b^-t - 1) / (b^-1 - 1), rising from 0 to 1
    private double Rise(double t)
    {
        double log = -Log.Of(B);
        return log == 0 ? t
            : log > 0 ? Exp.Of((t - 1) * log) * (Expm1.Of(-t * log) / Expm1.Of(-log))
            : Expm1.Of(t * log) / Expm1.Of(log);
    }

    private double ShareAbove(double t) => 1 / (1 + (G - 1) * Rise(t));

    private double ShareBelow(double t)
    {
        double odds = (G - 1) * Rise(t);
        return odds / (1 + odds);
    }

    // the t at which the rise is r = 1 - rest
    private double Position(double r, double rest)
    {
        double log = -Log.Of(B);
        double excess = r * Expm1.Of(log);
        double t = log == 0 ? r
            : excess < -0.5 ? Log.Of(rest + r * Exp.Of(log)) / log
            : Log1p.Of(excess) / log;
        return Math.Min(Math.Max(t, 0), 1);
    }

    // E[min(Y, t)]
    private double LimitedShare(double t)
    {
        double log = Log.Of(B);
        double r = log == 0 ? t : Expm1.Of(t * log) / Expm1.Of(log);
        double excess = Math.FusedMultiplyAdd(G, B, -1) * r;
        double rest = log == 0 ? 1 - t : Exp.Of(t * log) * (Expm1.Of((1 - t) * log) / Expm1.Of(log));
        double average = excess < -0.5 ? Log.Of(rest + G * B * r) / excess : excess == 0 ? 1 : Log1p.Of(excess) / excess;
        double width = Math.Abs(B - 1) < 0.5 ? (B == 1 ? 1 : (B - 1) / Log1p.Of(B - 1)) : (B - 1) / log;
        return r * average * width;
    }

    // from 0 to the end; where the curve rises early, panels that double from its first step on
    private double Integral(Func<double, double> f, double end)
    {
        double first = Math.Min(1 / (1 + Math.Abs(Log.Of(B))), 1 / G);
        double sum = 0;
        double from = 0;
        for (double to = Math.Min(Math.Max(first, 1e-12), end); from < end; to = Math.Min(4 * to, end))
        {
            sum += Integrator.Adaptive(f, from, to, 1e-14);
            from = to;
        }

        return sum;
    }

    private readonly struct FromUniform(double log, double g, double upper) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V s)
            where V : struct, ILane<V>
        {
            V one = V.Set(1);
            V below = V.Mul(s, V.Set(g - 1));
            V rise = V.Div(V.Sub(one, s), below);
            V t = rise;
            if (log != 0)
            {
                V excess = V.Mul(rise, V.Set(Expm1.Of(log)));
                V logOnePlus = Log1p.Apply(excess);
                if (log < -0.5)
                {
                    // 1 + excess = (1 - rise) + rise e^log, where excess is near -1
                    V rest = V.Div(V.Fma(V.Set(g), s, V.Set(-1)), below);
                    V far = Log.Apply(V.Fma(rise, V.Set(Exp.Of(log)), rest));
                    logOnePlus = V.SelectGreater(V.Set(-0.5), excess, far, logOnePlus);
                }

                t = V.Div(logOnePlus, V.Set(log));
            }

            // from 1 / g down the loss is total
            V inside = V.Mul(V.Set(upper), V.Min(one, V.Max(V.Set(0), t)));
            return V.SelectGreater(V.Mul(V.Set(g), s), one, inside, V.Set(upper));
        }
    }
}
