using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// What the transformed beta law and its special cases share: F(x) = I_u(tau, alpha) with log odds g = ln(u / (1 - u)) = gamma ln(x / theta).
/// With tau = 1, S(x) = (1 + e^g)^-alpha; with alpha = 1, F(x) = (1 + e^-g)^-tau.
/// </summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", appendix A.2.</remarks>
internal readonly struct TransformedBetaFamily(double alpha, double gamma, double tau, double scale)
{
    // beyond this 1 - u or u has too few digits left as a double
    private const double Far = 600;

    // nearer to the pole of Gamma(alpha - k / gamma) the moment and the incomplete beta function cancel
    private const double NearPole = 0.05;

    // the power series converges fast from here down
    private const double Near = -1;

    /// <summary>E[X^k] is finite for k below alpha gamma.</summary>
    public TailFacts Tail => TailFacts.Unbounded(alpha * gamma, exponentialAbscissa: 0);

    /// <summary>E[X]^2 (exp(d) - 1), d the second differences of ln Gamma at tau and at alpha.</summary>
    public double Variance
    {
        get
        {
            if (!(alpha * gamma > 2))
            {
                return double.PositiveInfinity;
            }

            double mean = Moment(1);
            return mean * mean * Expm1.Of((GammaRatio.LogSecond(tau, 1 / gamma) + GammaRatio.LogSecond(alpha, -1 / gamma)).Value);
        }
    }

    private double LogOfBeta => tau == 1 ? -Log.Of(alpha) : alpha == 1 ? -Log.Of(tau) : LogBeta.Of(alpha, tau);

    /// <summary>theta^k Gamma(tau + k / gamma) Gamma(alpha - k / gamma) / (Gamma(tau) Gamma(alpha)).</summary>
    public double Moment(int order)
    {
        if (!(LawArgument.Order(order) < alpha * gamma))
        {
            return double.PositiveInfinity;
        }

        // alpha - k / gamma: unrounded, but near the pole from the product, whose difference to k is exact there
        double rest = Rest(order);
        Twofold other = rest > alpha / 2
            ? GammaRatio.Log(alpha, -order / gamma)
            : Numerics.LogGamma.Precise(new Twofold(rest, 0)) - Numerics.LogGamma.Precise(new Twofold(alpha, 0));
        return MomentMath.Power(scale, order) * (GammaRatio.Log(tau, order / gamma) + other).Exponential();
    }

    /// <summary>
    /// E[X^k] I_u(tau + k / gamma, alpha - k / gamma) + limit^k S(limit), u at the limit. Where the moment is infinite or nearly so the first summand is
    /// limit^k times the density of g at the limit times the integral of e^(a z) (1 + e^z)^-(alpha + tau), a = tau + k / gamma, over z up to g, the
    /// integrand divided by its value there.
    /// </summary>
    public double LimitedMoment(int order, double limit)
    {
        LawArgument.Order(order);
        if (double.IsPositiveInfinity(LawArgument.Limit(limit)) || limit == 0)
        {
            return limit == 0 ? 0 : Moment(order);
        }

        double g = LogOdds(limit);
        double capped = MomentMath.Capped(limit, order, Survival(limit));
        double rest = Rest(order);
        double moment = rest > NearPole ? Moment(order) : double.PositiveInfinity;
        if (double.IsFinite(moment) && g > -Far)
        {
            return moment * BetaLogOdds.Lower(tau + order / gamma, rest, g) + capped;
        }

        return MomentMath.Capped(limit, order, Exp.Of(LogDensityOfOdds(g)) * Below(tau + order / gamma, rest, g)) + capped;
    }

    /// <summary>ln gamma - ln B(alpha, tau) - ln x + tau g - (alpha + tau) ln(1 + e^g).</summary>
    public double LogDensity(double x)
    {
        if (!(LawArgument.Amount(x) >= 0) || double.IsPositiveInfinity(x))
        {
            return double.NegativeInfinity;
        }

        double power = tau * gamma;
        return x > 0 ? Log.Of(gamma) - Log.Of(x) + LogDensityOfOdds(LogOdds(x))
            : power > 1 ? double.NegativeInfinity
            : power < 1 ? double.PositiveInfinity
            : Log.Of(gamma / scale) - LogOfBeta;
    }

    /// <summary>The sum of the log densities: one pass for ln(1 + e^g), sums of ln x for the rest.</summary>
    public double SumLogDensity(ObservedAmounts amounts)
    {
        double logScale = Log.Of(scale);
        double odds = gamma * (amounts.LogSum - amounts.Weight * logScale);

        // the same sum as -alpha g - (alpha + tau) ln(1 + e^-g) where most g are positive: a large tau does not cancel then
        double kernel = odds > 0
            ? -alpha * odds - (alpha + tau) * amounts.Sum(amounts.Logs, new SoftplusOfLog(-gamma, logScale))
            : tau * odds - (alpha + tau) * amounts.Sum(amounts.Logs, new SoftplusOfLog(gamma, logScale));
        return amounts.Weight * (Log.Of(gamma) - LogOfBeta) - amounts.LogSum + kernel;
    }

    public double Cdf(double x)
    {
        if (!(LawArgument.Amount(x) > 0))
        {
            return 0;
        }

        double g = LogOdds(x);
        return tau == 1 ? -Expm1.Of(-alpha * Softplus.Of(g))
            : alpha == 1 ? Exp.Of(-tau * Softplus.Of(-g))
            : BetaLogOdds.Lower(tau, alpha, g);
    }

    public double Survival(double x)
    {
        if (!(LawArgument.Amount(x) > 0))
        {
            return 1;
        }

        double g = LogOdds(x);
        return tau == 1 ? Exp.Of(-alpha * Softplus.Of(g))
            : alpha == 1 ? -Expm1.Of(-tau * Softplus.Of(-g))
            : BetaLogOdds.Upper(tau, alpha, g);
    }

    public double LogSurvival(double x)
    {
        if (!(LawArgument.Amount(x) > 0) || double.IsPositiveInfinity(x))
        {
            return x > 0 ? double.NegativeInfinity : 0;
        }

        double g = LogOdds(x);
        return tau == 1 ? -alpha * Softplus.Of(g)
            : alpha != 1 ? BetaLogOdds.LogLower(alpha, tau, -g)
            : g > Far ? Log.Of(tau) - g
            : Log.Of(-Expm1.Of(-tau * Softplus.Of(-g)));
    }

    public double Quantile(double p) =>
        Require.Fraction(p) == 0 ? 0
        : p == 1 ? double.PositiveInfinity
        : tau == 1 ? new FromOddsHazard(alpha, gamma, scale).Apply(new Lane1(Log1p.Of(-p))).Value
        : alpha == 1 ? new FromOddsHazard(tau, -gamma, scale).Apply(new Lane1(Log.Of(p))).Value
        : Amount(BetaLogOdds.Inverse(tau, alpha, p, 1 - p));

    public double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? double.PositiveInfinity
        : s == 1 ? 0
        : tau == 1 ? OfLogUniform<FromOddsHazard>.At(s, new FromOddsHazard(alpha, gamma, scale))
        : alpha == 1 ? OfLogComplement<FromOddsHazard>.At(s, new FromOddsHazard(tau, -gamma, scale))
        : Amount(BetaLogOdds.Inverse(tau, alpha, 1 - s, s));

    /// <summary>Replaces uniforms by losses, tau or alpha being 1.</summary>
    public void Sample(Span<double> uniforms)
    {
        if (tau == 1)
        {
            OfLogUniform<FromOddsHazard>.Sample(uniforms, new FromOddsHazard(alpha, gamma, scale));
        }
        else
        {
            OfLogComplement<FromOddsHazard>.Sample(uniforms, new FromOddsHazard(tau, -gamma, scale));
        }
    }

    /// <summary>S(x) of many amounts of 0 or more.</summary>
    public void FillSurvival(ReadOnlySpan<double> amounts, Span<double> survival)
    {
        if (tau == 1)
        {
            LaneLoop.Map(amounts, survival, new SurvivalMap(alpha, gamma, scale));
        }
        else if (alpha == 1)
        {
            LaneLoop.Map(amounts, survival, new InverseSurvivalMap(tau, gamma, scale));
        }
        else
        {
            for (int i = 0; i < amounts.Length; i++)
            {
                survival[i] = Survival(amounts[i]);
            }
        }
    }

    // alpha - k / gamma, rounded once; above 0 wherever alpha gamma is above k
    private double Rest(int order) => Math.FusedMultiplyAdd(alpha, gamma, -order) / gamma;

    // of g itself: tau g - (alpha + tau) ln(1 + e^g) - ln B, from the side where it does not cancel
    private double LogDensityOfOdds(double g) =>
        (g > 0 ? -alpha * g - (alpha + tau) * Softplus.Of(-g) : tau * g - (alpha + tau) * Softplus.Of(g)) - LogOfBeta;

    private double LogOdds(double x)
    {
        double ratio = x / scale;
        return gamma * (ratio is > 1e-300 and < 1e300 ? Log.Of(ratio) : Log.Of(x) - Log.Of(scale));
    }

    private double Amount(double g) => scale * Exp.Of(g / gamma);

    // the integral of e^(a z) (1 + e^z)^-c over z up to g, divided by the integrand at g, with c = a + b above 0 and any b
    private double Below(double a, double b, double g)
    {
        if (g <= Near)
        {
            return BetaLogOdds.PowerSeries(a, alpha + tau, g);
        }

        double c = alpha + tau;
        double above = Softplus.Slope(g);
        double below = Softplus.Slope(-g);
        double end = g - Near;

        // three ways to write one exponent, each where it does not cancel
        double Exponent(double r) => g < 1 ? c * Log1p.Of(above * Expm1.Of(-r)) + a * r
            : r < Math.Min(g, 700) ? c * Log1p.Of(below * Expm1.Of(r)) - b * r
            : c * (Softplus.Of(r - g) - Softplus.Of(-g)) - b * r;
        double Slope(double r) => g - r >= 0 ? c * Softplus.Slope(r - g) - b : a - c * Softplus.Slope(g - r);
        return FallingIntegral.Of(Exponent, Slope, end) + Exp.Of(-Exponent(end)) * BetaLogOdds.PowerSeries(a, c, Near);
    }

    // gamma ln(x / scale), also where the quotient leaves the range of a double
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogOdds<V>(V x, double gamma, double scale)
        where V : struct, ILane<V>
    {
        V ratio = V.Div(x, V.Set(scale));
        V log = Log.Apply(ratio);
        V apart = V.Sub(Log.Apply(x), V.Set(Log.Of(scale)));
        log = V.SelectGreater(ratio, V.Set(1e-300), V.SelectGreater(V.Set(1e300), ratio, log, apart), apart);
        return V.Mul(V.Set(gamma), log);
    }

    // (1 + e^g)^-alpha
    private readonly struct SurvivalMap(double alpha, double gamma, double scale) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => Exp.Apply(V.Mul(V.Set(-alpha), Softplus.Apply(LogOdds(x, gamma, scale))));
    }

    // 1 - (1 + e^-g)^-tau
    private readonly struct InverseSurvivalMap(double tau, double gamma, double scale) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> =>
            LaneBits.Negate(Expm1.Apply(V.Mul(V.Set(-tau), Softplus.Apply(LaneBits.Negate(LogOdds(x, gamma, scale))))));
    }

    private readonly struct SoftplusOfLog(double gamma, double logScale) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V logX)
            where V : struct, ILane<V> => Softplus.Absolute(V.Mul(V.Set(gamma), V.Sub(logX, V.Set(logScale))));
    }

    // from the logarithm of a probability P with P = (1 + e^g)^-power: g = ln(e^t - 1) = t + ln(1 - e^-t), t = -ln P / power; a negative gamma is
    // the law of 1 / X
    private readonly struct FromOddsHazard(double power, double gamma, double scale) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V logProbability)
            where V : struct, ILane<V>
        {
            V minus = V.Div(logProbability, V.Set(power));
            V g = V.Sub(Log.Apply(LaneBits.Negate(Expm1.Apply(minus))), minus);
            return V.Mul(V.Set(scale), Exp.Apply(V.Mul(V.Set(1 / gamma), g)));
        }
    }
}
