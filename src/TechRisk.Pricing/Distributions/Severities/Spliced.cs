using System.Globalization;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A body up to a threshold T and a tail above it: with probability w the loss is T plus an excess, otherwise it follows the
/// body's law given that it is at most T. S(x) = w + (1 - w) (F_body(T) - F_body(x)) / F_body(T) below T, and w S_tail(x - T)
/// from T on.
/// </summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", section 5.2.6 (spliced distributions).</remarks>
public sealed record Spliced : Severity
{
    /// <summary>A body with another tail.</summary>
    /// <param name="body">The law of losses up to the threshold; it must be possible for it to be that small.</param>
    /// <param name="threshold">Where the tail starts, in the submission's currency; above 0.</param>
    /// <param name="tail">The law of the excess over the threshold, such as a <see cref="GeneralizedPareto"/>.</param>
    /// <param name="tailWeight">Probability of a loss from the tail; 0 to 1, 1 excluded.</param>
    public Spliced(Severity body, double threshold, Severity tail, double tailWeight)
    {
        Body = body;
        Threshold = threshold;
        TailSeverity = tail;
        TailWeight = tailWeight;
    }

    /// <summary>The splice whose density is continuous at a threshold: w = r / (r + f_tail(0)) with r = f_body(T) / F_body(T).</summary>
    /// <param name="body">The law of losses up to the threshold, with a density there.</param>
    /// <param name="threshold">Where the tail starts, in the submission's currency; above 0.</param>
    /// <param name="tail">The law of the excess over the threshold, with a finite density above 0 at 0.</param>
    /// <remarks>Source: Scollnik, "On composite lognormal-Pareto models", Scandinavian Actuarial Journal (2007).</remarks>
    public static Spliced WithContinuousDensity(Severity body, double threshold, Severity tail)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(tail);
        return new Spliced(body, threshold, tail, SpliceContinuity.TailWeight(body, threshold, tail));
    }

    /// <summary>
    /// The splice whose density and slope are continuous, by its threshold: the largest T with (ln f_body)'(T) = (ln f_tail)'(0), looked for
    /// between the body's quantile at 0.001 and its loss with survival probability 1e-6. Slopes are differences, good to about 1e-10.
    /// </summary>
    /// <param name="body">The law of losses up to the threshold.</param>
    /// <param name="tail">The law of the excess over the threshold, with a finite density above 0 at 0.</param>
    public static Spliced Smooth(Severity body, Severity tail)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(tail);
        double slope = SpliceContinuity.StartSlope(tail);
        double threshold = SpliceContinuity.Threshold(
            body, _ => slope, $"must have a threshold where its log density falls as steeply as that of {tail} at 0, a slope of {slope}");
        return WithContinuousDensity(body, threshold, tail);
    }

    /// <summary>
    /// The splice with a generalised Pareto tail whose density and slope are continuous at a given threshold, by the tail's scale:
    /// sigma = -(1 + xi) / (ln f_body)'(T).
    /// </summary>
    /// <param name="body">The law of losses up to the threshold, with a falling density there.</param>
    /// <param name="threshold">Where the tail starts, in the submission's currency; above 0.</param>
    /// <param name="tailShape">xi of the <see cref="GeneralizedPareto"/> tail, without unit; above -1.</param>
    public static Spliced SmoothGeneralizedPareto(Severity body, double threshold, double tailShape)
    {
        ArgumentNullException.ThrowIfNull(body);
        double slope = SpliceContinuity.BodySlope(body, Require.Positive(threshold));
        double scale = -(1 + (Require.Finite(tailShape) > -1 ? tailShape : throw Require.Wrong(nameof(tailShape), tailShape, "must be above -1"))) / slope;
        return slope < 0 && double.IsFinite(slope)
            ? WithContinuousDensity(body, threshold, new GeneralizedPareto(scale, tailShape))
            : throw Require.Wrong(nameof(threshold), threshold, $"must be where the density of {body} falls, as that of the tail does; its log density has the slope {slope}");
    }

    /// <summary>
    /// The splice with a Pareto tail from its threshold on whose density and slope are continuous, by the threshold: the largest T with
    /// T (ln f_body)'(T) = -(1 + alpha); for a lognormal body ln T = mu + alpha sigma^2.
    /// </summary>
    /// <param name="body">The law of losses up to the threshold.</param>
    /// <param name="tailShape">alpha of the Pareto tail S(x) = w (T / x)^alpha, without unit; above 0.</param>
    /// <remarks>Source: Cooray, Ananda, "Modeling actuarial data with a composite lognormal-Pareto model", Scandinavian Actuarial Journal (2005).</remarks>
    public static Spliced SmoothPareto(Severity body, double tailShape)
    {
        ArgumentNullException.ThrowIfNull(body);
        Require.Positive(tailShape);
        double threshold = SpliceContinuity.Threshold(
            body, x => -(1 + tailShape) / x, $"must have a threshold T where its log density has the slope -(1 + {tailShape}) / T of a Pareto law");
        return WithContinuousDensity(body, threshold, new Lomax(tailShape, threshold));
    }

    /// <summary>The law of losses up to the threshold. A <c>with</c> that sets it and the threshold checks them in the order written.</summary>
    public Severity Body
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Body));
            field = value;
            RequireReachable();
        }
    }

    /// <summary>Where the tail starts, in the submission's currency; above 0, and the body must be able to be that small.</summary>
    public double Threshold
    {
        get;
        init
        {
            field = Require.Positive(value, nameof(Threshold));
            RequireReachable();
        }
    }

    /// <summary>The law of the excess over the threshold.</summary>
    public Severity TailSeverity
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(TailSeverity));
    }

    /// <summary>Probability of a loss from the tail, a fraction; 0 to 1, 1 excluded.</summary>
    public double TailWeight { get; init => field = Require.FractionBelowOne(value, nameof(TailWeight)); }

    /// <inheritdoc/>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    /// <remarks>Within the parts and between them: (1 - w) (v_b + (m_b - m)^2) + w (v_t + (T + m_t - m)^2).</remarks>
    public override double Variance
    {
        get
        {
            double mean = Mean;
            if (double.IsPositiveInfinity(mean))
            {
                return double.PositiveInfinity;
            }

            double bodyMean = BodyMoment(1, Threshold);
            double bodyVariance = Math.Max(BodyMoment(2, Threshold) - bodyMean * bodyMean, 0);
            double toBody = bodyMean - mean;
            double variance = (1 - TailWeight) * (bodyVariance + toBody * toBody);
            if (TailWeight > 0)
            {
                double toTail = Threshold + TailSeverity.Mean - mean;
                variance += TailWeight * (TailSeverity.Variance + toTail * toTail);
            }

            return variance;
        }
    }

    /// <inheritdoc/>
    public override double Minimum => Math.Min(Body.Minimum, Threshold);

    /// <inheritdoc/>
    public override double Maximum => TailWeight > 0 ? Threshold + TailSeverity.Maximum : Math.Min(Body.Maximum, Threshold);

    /// <inheritdoc/>
    /// <remarks>Those of the tail.</remarks>
    public override TailFacts Tail =>
        TailWeight > 0 ? TailSeverity.Tail with { RightEnd = Threshold + TailSeverity.Tail.RightEnd } : TailFacts.BoundedBy(Maximum);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"body {Body} up to {Threshold}, tail {TailSeverity} with weight {TailWeight}");

    private double BodyMass => Body.Cdf(Threshold);

    /// <inheritdoc/>
    public override double Moment(int order) => LimitedMoment(order, double.PositiveInfinity);

    /// <inheritdoc/>
    /// <remarks>The body's own limited moment, freed of the losses above T, and the tail's shifted by T.</remarks>
    public override double LimitedMoment(int order, double limit)
    {
        LawArgument.Order(order);
        double body = (1 - TailWeight) * BodyMoment(order, Math.Min(LawArgument.Limit(limit), Threshold));
        double tail = TailWeight == 0 ? 0
            : limit <= Threshold ? MomentMath.Power(limit, order)
            : MomentMath.Shifted(Threshold, order, j => TailSeverity.LimitedMoment(j, limit - Threshold));
        return body + TailWeight * tail;
    }

    /// <inheritdoc/>
    public override double LogDensity(double x)
    {
        double atom = Atom(LawArgument.Amount(x));
        return atom > 0 ? Log.Of(atom)
            : x < Threshold ? Log.Of(1 - TailWeight) - Log.Of(BodyMass) + Body.LogDensity(x)
            : TailWeight == 0 ? double.NegativeInfinity
            : Log.Of(TailWeight) + TailSeverity.LogDensity(x - Threshold);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) =>
        LawArgument.Amount(x) < Threshold
            ? (1 - TailWeight) * (Body.Cdf(x) / BodyMass)
            : 1 - TailWeight + TailWeight * TailSeverity.Cdf(x - Threshold);

    /// <inheritdoc/>
    public override double Survival(double x) =>
        LawArgument.Amount(x) < Threshold
            ? TailWeight + (1 - TailWeight) * (BodyBetween(x) / BodyMass)
            : TailWeight == 0 ? 0 : TailWeight * TailSeverity.Survival(x - Threshold);

    /// <inheritdoc/>
    public override double LogSurvival(double x) =>
        LawArgument.Amount(x) < Threshold || TailWeight == 0 ? Log.Of(Survival(x)) : Log.Of(TailWeight) + TailSeverity.LogSurvival(x - Threshold);

    /// <inheritdoc/>
    public override double Quantile(double p)
    {
        double bodyWeight = 1 - TailWeight;
        return p == 1 ? Maximum
            : Require.Fraction(p) <= bodyWeight ? Math.Min(Body.Quantile(Math.Min(p / bodyWeight, 1) * BodyMass), Threshold)
            : Threshold + TailSeverity.InverseSurvival(Math.Min((1 - p) / TailWeight, 1));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// T + the tail's inverse of s / w for s below w, otherwise the body's inverse of S(T) + F(T) (s - w) / (1 - w). The body's
    /// probability is rounded near 1, so losses below T are exact to 2e-16 / F(T) in probability, which shows in the very smallest only
    /// unless the body lies almost wholly above T.
    /// </remarks>
    public override double InverseSurvival(double s)
    {
        if (Require.Fraction(s) < TailWeight)
        {
            return Threshold + TailSeverity.InverseSurvival(TailPart(s));
        }

        return s == 1 ? Minimum
            : s == 0 ? Maximum
            : Math.Min(Body.InverseSurvival(BodyUniforms().Apply(new Lane1(s)).Value), Threshold);
    }

    /// <inheritdoc/>
    public override Severity Times(double factor) =>
        new Spliced(Body.Times(factor), Threshold * factor, TailSeverity.Times(factor), TailWeight);

    internal override IEnumerable<double> Kinks =>
        Body.Kinks.Where(x => x < Threshold).Append(Threshold).Concat(TailWeight > 0 ? TailSeverity.Kinks.Select(x => x + Threshold) : []);

    internal override double Atom(double x)
    {
        double body = x <= Threshold ? (1 - TailWeight) * Body.Atom(x) / BodyMass : 0;
        return x < Threshold || TailWeight == 0 ? body : body + TailWeight * TailSeverity.Atom(x - Threshold);
    }

    /// <remarks>All uniforms pass through the body; those of the tail are gathered, sampled together and put in place.</remarks>
    internal override void FillAt(Span<double> survival, Span<double> limited)
    {
        int below = GridPoints.CountBelow(limited, Threshold);
        FillBody(survival[..below], limited[..below]);
        survival = survival[below..];
        limited = limited[below..];
        double body = (1 - TailWeight) * BodyMoment(1, Threshold);
        if (TailWeight == 0)
        {
            survival.Clear();
            limited.Fill(body);
            return;
        }

        for (int i = 0; i < limited.Length; i++)
        {
            limited[i] -= Threshold;
        }

        TailSeverity.FillAt(survival, limited);
        for (int i = 0; i < limited.Length; i++)
        {
            survival[i] *= TailWeight;
            limited[i] = body + TailWeight * (Threshold + limited[i]);
        }
    }

    // a body whose smaller half lies up to the threshold, and a moment that nearly cancels, have their own formulas
    private void FillBody(Span<double> survival, Span<double> limited)
    {
        double mass = BodyMass;
        if (mass < 0.5)
        {
            base.FillAt(survival, limited);
            return;
        }

        Span<double> points = GridPoints.Rent(limited.Length, out double[] rented);
        limited.CopyTo(points);
        Body.FillAt(survival, limited);
        double beyond = Body.Survival(Threshold);
        for (int i = 0; i < points.Length; i++)
        {
            double kept = limited[i] - points[i] * beyond;
            limited[i] = kept > 1e-4 * limited[i] || points[i] == 0
                ? (1 - TailWeight) * (kept / mass) + TailWeight * points[i]
                : LimitedMoment(1, points[i]);
            survival[i] = TailWeight + (1 - TailWeight) * ((survival[i] - beyond) / mass);
        }

        GridPoints.Return(rented);
    }

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer)
    {
        Span<double> tail = buffer.RentDoubles(uniforms.Length);
        Span<int> places = buffer.RentIntegers(uniforms.Length);
        int count = Gather.Below(uniforms, TailWeight, tail, places);
        tail = tail[..count];

        LaneLoop.Map(uniforms, uniforms, BodyUniforms());
        Body.SampleInPlace(uniforms, buffer);
        LaneLoop.Map(uniforms, uniforms, new AtMost(Threshold));

        if (count > 0)
        {
            for (int i = 0; i < tail.Length; i++)
            {
                tail[i] = TailPart(tail[i]);
            }

            TailSeverity.SampleInPlace(tail, buffer);
            for (int i = 0; i < tail.Length; i++)
            {
                uniforms[places[i]] = Threshold + tail[i];
            }
        }

        buffer.ReturnIntegers();
        buffer.ReturnDoubles();
    }

    private static void RequireBody(bool reachable, double threshold)
    {
        if (!reachable)
        {
            throw Require.Wrong(nameof(Threshold), threshold, "must leave the body a positive probability of a loss up to it");
        }
    }

    // a property of the pair: checked whenever one of the two is set and both are there
    private void RequireReachable() => RequireBody(Threshold == 0 || Body.Cdf(Threshold) > 0, Threshold);

    private double TailPart(double s) => Math.Min(s / TailWeight, BodyPart.BelowOne);

    private BodyPart BodyUniforms() => new(TailWeight, Body.Survival(Threshold), BodyMass / (1 - TailWeight));

    // F(T) - F(x) without cancellation on either side
    private double BodyBetween(double x)
    {
        double mass = BodyMass;
        return mass < 0.5 ? mass - Body.Cdf(x) : Body.Survival(x) - Body.Survival(Threshold);
    }

    // E[min(X, d)^k | X <= T] for d <= T
    private double BodyMoment(int order, double limit)
    {
        double mass = BodyMass;
        double all = Body.LimitedMoment(order, limit);
        double kept = all - MomentMath.Capped(limit, order, Body.Survival(Threshold));
        return (kept > 1e-4 * all || limit == 0 ? kept : BodyMomentByQuadrature(order, limit)) / mass;
    }

    // where nearly all of the body lies above T the difference cancels: the integral of k x^(k-1) (F(T) - F(x)) does not
    private double BodyMomentByQuadrature(int order, double limit)
    {
        const int Panels = 64;
        double sum = 0;
        for (int i = 0; i < Panels; i++)
        {
            sum += GaussPanel.Integrate(
                x => order * MomentMath.Power(x, order - 1) * BodyBetween(x), limit * i / Panels, limit * (i + 1) / Panels);
        }

        return sum;
    }

    // the body's uniform; a tail draw gets the cheap middle of the body and is replaced later
    private readonly struct BodyPart(double tailWeight, double survival, double slope) : IMap
    {
        public const double BelowOne = 1 - 1.0 / (1L << 53);
        private const double AboveZero = 1e-300;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V u)
            where V : struct, ILane<V>
        {
            V w = V.Set(tailWeight);
            V s = V.Fma(V.Set(slope), V.Sub(u, w), V.Set(survival));
            return V.SelectGreater(w, u, V.Set(0.5), V.Min(V.Set(BelowOne), V.Max(V.Set(AboveZero), s)));
        }
    }

    private readonly struct AtMost(double threshold) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => V.Min(V.Set(threshold), x);
    }
}
