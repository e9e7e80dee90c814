using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// S(x) and E[min(X, x)] of the laws with a closed form for both, each stated once for every lane width and with the operations, in their
/// order, of the law's own functions: the same bits. The first buffer's content is not read, the second holds amounts of 0 or more.
/// </summary>
internal static class GridKernels
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>exp(-x / mean) and mean (1 - exp(-x / mean)).</summary>
    internal readonly struct OfExponential(double mean) : IPair
    {
        [MethodImpl(Inline)]
        public void Apply<V>(V unused, V x, out V survival, out V limited)
            where V : struct, ILane<V>
        {
            V t = LaneBits.Negate(V.Div(x, V.Set(mean)));
            survival = Exp.Apply(t);
            limited = V.Mul(V.Set(-mean), Expm1.Apply(t));
        }
    }

    /// <summary>The weighted sums of both over exponential laws.</summary>
    internal readonly struct OfMixedExponential((double Weight, double Mean)[] components) : IPair
    {
        [MethodImpl(Inline)]
        public void Apply<V>(V unused, V x, out V survival, out V limited)
            where V : struct, ILane<V>
        {
            survival = V.Set(0);
            limited = V.Set(0);
            V weights = V.Set(0);
            for (int i = 0; i < components.Length; i++)
            {
                V weight = V.Set(components[i].Weight);
                V mean = V.Set(components[i].Mean);
                V t = LaneBits.Negate(V.Div(x, mean));
                survival = V.Add(survival, V.Mul(weight, Exp.Apply(t)));
                limited = V.Add(limited, V.Mul(weight, V.Mul(mean, LaneBits.Negate(Expm1.Apply(t)))));
                weights = V.Add(weights, weight);
            }

            survival = V.Div(survival, weights);
            limited = V.Div(limited, weights);
        }
    }

    /// <summary>Q(z) and mean Q(sigma - z) + x Q(z), z = (ln x - mu) / sigma, for a mean below e^700 and sigma - z of at most 10.</summary>
    internal readonly struct OfLogNormal(double mu, double sigma, double mean) : IPair
    {
        [MethodImpl(Inline)]
        public void Apply<V>(V unused, V x, out V survival, out V limited)
            where V : struct, ILane<V>
        {
            V s = V.Set(sigma);
            V z = V.Div(V.Sub(Log.Apply(x), V.Set(mu)), s);
            survival = NormalCdf.Survival(z);
            limited = V.Add(V.Mul(V.Set(mean), NormalCdf.Survival(V.Sub(s, z))), V.Mul(x, survival));
        }
    }

    /// <summary>(x / m)^-shape and m (1 + ((x / m)^(1 - shape) - 1) / (1 - shape)); 1 and x up to m.</summary>
    internal readonly struct OfPareto(double shape, double minimum) : IPair
    {
        [MethodImpl(Inline)]
        public void Apply<V>(V unused, V x, out V survival, out V limited)
            where V : struct, ILane<V>
        {
            V one = V.Set(1);
            V m = V.Set(minimum);
            V log = LogRatio(x, m);
            survival = V.SelectGreater(x, m, Exp.Apply(V.Mul(V.Set(-shape), log)), one);
            limited = V.SelectGreater(x, m, V.Mul(m, V.Add(one, Integral(V.Set(1 - shape), log))), x);
        }
    }

    /// <summary>e^-v and scale / shape (1 - e^-(c v)) / c, c = 1 - 1 / shape, v = shape ln(1 + x / scale).</summary>
    internal readonly struct OfLomax(double shape, double scale) : IPair
    {
        [MethodImpl(Inline)]
        public void Apply<V>(V unused, V x, out V survival, out V limited)
            where V : struct, ILane<V>
        {
            V v = V.Mul(V.Set(shape), Log1p.Apply(V.Div(x, V.Set(scale))));
            survival = Exp.Apply(LaneBits.Negate(v));
            limited = V.Mul(V.Set(scale / shape), Integral(V.Set(1 / shape - 1), v));
        }
    }

    /// <summary>e^-v and scale (1 - e^-((1 - xi) v)) / (1 - xi), v = ln(1 + xi x / scale) / xi; 0 and the mean from the right end on.</summary>
    internal readonly struct OfGeneralizedPareto(double shape, double scale, double maximum, double mean) : IPair
    {
        [MethodImpl(Inline)]
        public void Apply<V>(V unused, V x, out V survival, out V limited)
            where V : struct, ILane<V>
        {
            V xi = V.Set(shape);
            V sigma = V.Set(scale);
            V t = V.Mul(xi, V.Div(x, sigma));
            V v = V.Div(Log1p.Apply(V.Max(V.Set(-0.5), t)), xi);
            V edge = V.Set(-0.5);
            if (shape < 0)
            {
                v = V.SelectGreater(t, edge, v, V.Div(Log.Apply(V.Div(V.Fma(xi, x, sigma), sigma)), xi));
            }

            V end = V.Set(maximum);
            survival = V.SelectGreater(end, x, Exp.Apply(LaneBits.Negate(v)), V.Set(0));
            limited = V.SelectGreater(end, x, V.Mul(sigma, Integral(V.Set(shape - 1), v)), V.Set(mean));
        }
    }

    /// <summary>
    /// Of a Pareto law between m and M: with w = ln(x / m), e^(-shape w) (1 - e^(-shape ln(M / x))) / mass; 1 up to m, 0 from M on. The mass is
    /// e^(-shape ln(M / m)) - 1.
    /// </summary>
    internal readonly struct TruncatedParetoSurvival(double shape, (double Minimum, double Maximum) ends, double mass) : IMap
    {
        [MethodImpl(Inline)]
        public V Apply<V>(V x)
            where V : struct, ILane<V>
        {
            V m = V.Set(ends.Minimum);
            V end = V.Set(ends.Maximum);
            V power = V.Set(-shape);
            V s = V.Div(V.Mul(Exp.Apply(V.Mul(power, LogRatio(x, m))), Expm1.Apply(V.Mul(power, LogRatio(end, x)))), V.Set(mass));
            return V.SelectGreater(x, m, V.SelectGreater(end, x, s, V.Set(0)), V.Set(1));
        }
    }

    /// <summary>E[X; X &lt;= x] + x S(x) of that law from S(x); x up to m, the mean from M on. The share is (1 - e^(-shape ln(M / m))) / shape.</summary>
    internal readonly struct TruncatedParetoLimited(double shape, (double Minimum, double Maximum) ends, double share, double mean) : IPair
    {
        [MethodImpl(Inline)]
        public void Apply<V>(V s, V x, out V survival, out V limited)
            where V : struct, ILane<V>
        {
            V m = V.Set(ends.Minimum);
            V w = LogRatio(x, m);
            V all = V.Set(share);
            V within = shape < 1
                ? V.Mul(x, V.Div(V.Mul(Exp.Apply(V.Mul(V.Set(-shape), w)), Integral(V.Set(shape - 1), w)), all))
                : V.Mul(m, V.Div(Integral(V.Set(1 - shape), w), all));
            V sum = V.Add(within, V.Mul(x, s));
            survival = s;
            limited = V.SelectGreater(x, m, V.SelectGreater(V.Set(ends.Maximum), x, sum, V.Set(mean)), x);
        }
    }

    // ln(x / y), from x - y where that is small
    [MethodImpl(Inline)]
    private static V LogRatio<V>(V x, V y)
        where V : struct, ILane<V> =>
        V.SelectGreater(V.Mul(V.Set(2), y), x, Log1p.Apply(V.Div(V.Sub(x, y), y)), Log.Apply(V.Div(x, y)));

    // the integral of e^(c v) from 0 to w
    [MethodImpl(Inline)]
    private static V Integral<V>(V c, V w)
        where V : struct, ILane<V>
    {
        V product = V.Mul(c, w);
        return V.SelectGreater(V.Set(1e-17), LaneBits.Abs(product), w, V.Div(Expm1.Apply(product), c));
    }
}
