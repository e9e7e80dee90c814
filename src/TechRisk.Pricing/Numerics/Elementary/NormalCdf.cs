using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Standard normal distribution function. For a = |x|, P(Z &gt; a) = exp(-a^2/2) Q(t) / (a + 5), t = (a - 5) / (a + 5),
/// Q a Chebyshev fit of degree 23 made in 50-digit arithmetic (form: M. Shepherd and J. Laframboise, Mathematics of
/// Computation 36, 1981). The square keeps its lost digits, so that the tail holds its relative accuracy: error at most
/// 6 ulp down to 1e-300 (measured 4.8).
/// </summary>
internal static class NormalCdf
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>P(Z &lt;= x).</summary>
    [MethodImpl(Inline)]
    public static V Apply<V>(V x)
        where V : struct, ILane<V> => Survival(LaneBits.Negate(x));

    /// <summary>P(Z &gt; x), by its own formula.</summary>
    [MethodImpl(Inline)]
    public static V Survival<V>(V x)
        where V : struct, ILane<V>
    {
        V a = V.Min(V.Set(40), LaneBits.Abs(x)); // beyond 38.6 the result is 0
        V square = V.Mul(a, a);
        V lost = V.Fma(a, a, LaneBits.Negate(square));
        V tail = Tail(a, V.Mul(square, V.Set(-0.5)), V.Mul(lost, V.Set(-0.5)));
        return V.SelectGreater(V.Set(0), x, V.Sub(V.Set(1), tail), tail);
    }

    /// <summary>P(Z &lt;= x).</summary>
    public static double Of(double x) => Apply(new Lane1(x)).Value;

    /// <summary>P(Z &gt; x).</summary>
    public static double Survival(double x) => Survival(new Lane1(x)).Value;

    /// <summary>ln P(Z &gt; x), also where the probability itself is below the smallest double.</summary>
    public static double LogSurvival(double x) =>
        x > 1 ? (-0.5 * x * x) + Log.Of(0.5 * ScaledErfc.Of(x * 0.70710678118654752440)) : Log1p.Of(-Of(x));

    /// <summary>Replaces each x by P(Z &gt; x).</summary>
    public static void FillSurvival(Span<double> x) => LaneLoop.Map(x, x, default(SurvivalMap));

    /// <summary>P(Z &gt; a) for a of 0 or more, with -a^2/2 = exponent + exponentLow.</summary>
    [MethodImpl(Inline)]
    internal static V Tail<V>(V a, V exponent, V exponentLow)
        where V : struct, ILane<V>
    {
        V below = V.Add(a, V.Set(5));

        // near 0 the difference a - 5 would round; there t = 2a / (a + 5) - 1
        V edge = V.Set(2.5);
        V quotient = V.Div(V.SelectGreater(edge, a, V.Add(a, a), V.Sub(a, V.Set(5))), below);
        V t = V.SelectGreater(edge, a, V.Sub(quotient, V.Set(1)), quotient);
        V t2 = V.Mul(t, t);
        V even = V.Set(-1.1608864483803090323e-9);
        V odd = V.Set(-3.8161803530042399104e-10);
        even = V.Fma(even, t2, V.Set(1.079734533574625603e-8));
        odd = V.Fma(odd, t2, V.Set(2.2208486217731487993e-9));
        even = V.Fma(even, t2, V.Set(-7.0142206319609261003e-8));
        odd = V.Fma(odd, t2, V.Set(-8.5556966282546334155e-9));
        even = V.Fma(even, t2, V.Set(4.3629255682225390363e-7));
        odd = V.Fma(odd, t2, V.Set(4.0177962891473733862e-8));
        even = V.Fma(even, t2, V.Set(-2.7707204135122383443e-6));
        odd = V.Fma(odd, t2, V.Set(-3.3457385187718171279e-7));
        even = V.Fma(even, t2, V.Set(0.000016681639595174005381));
        odd = V.Fma(odd, t2, V.Set(3.9798048993290897489e-6));
        even = V.Fma(even, t2, V.Set(-0.0000593758073588912351));
        odd = V.Fma(odd, t2, V.Set(-0.000049762456168701569691));
        even = V.Fma(even, t2, V.Set(-0.00079786938929585888257));
        odd = V.Fma(odd, t2, V.Set(0.00054489899275840265186));
        even = V.Fma(even, t2, V.Set(0.020795066799260342877));
        odd = V.Fma(odd, t2, V.Set(-0.0029933767618687428559));
        even = V.Fma(even, t2, V.Set(0.16502036617040713451));
        odd = V.Fma(odd, t2, V.Set(-0.069118638706878135491));
        even = V.Fma(even, t2, V.Set(0.49530561596997607632));
        odd = V.Fma(odd, t2, V.Set(-0.31353315667128744959));
        even = V.Fma(even, t2, V.Set(0.76919304975006297376));
        odd = V.Fma(odd, t2, V.Set(-0.66538250289005684834));
        return V.Mul(Exp.Sum(exponent, exponentLow), V.Div(V.Fma(odd, t, even), below));
    }

    /// <summary>P(Z &lt;= x) as a map over buffers.</summary>
    internal readonly struct Map : IMap
    {
        [MethodImpl(Inline)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => NormalCdf.Apply(x);
    }

    /// <summary>P(Z &gt; x) as a map over buffers.</summary>
    internal readonly struct SurvivalMap : IMap
    {
        [MethodImpl(Inline)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => Survival(x);
    }
}
