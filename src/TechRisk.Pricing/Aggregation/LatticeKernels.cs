using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>What is done to every point of a lattice, each stated once for every lane width; x is the point's number where one is needed.</summary>
internal static class LatticeKernels
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>
    /// What rounding may have added to q(k h): the noise of the transform times the root of the sum of (k - j)^2 over j below k, at most k^3 / 3
    /// (with a tilt also at most its own sum, times exp(tilt k)), the claim's own allowance, and a few roundings of q.
    /// </summary>
    internal readonly struct Allowances(double step, double noise, double tilt, double rounding)
    {
        public double Step => step;

        [MethodImpl(Inline)]
        public V Of<V>(V k, V q)
            where V : struct, ILane<V>
        {
            V spread = V.Mul(k, V.Sqrt(V.Mul(k, V.Set(1.0 / 3))));
            if (tilt != 0)
            {
                spread = V.Mul(V.Min(spread, V.Set(0.5 / (tilt * Math.Sqrt(tilt)))), Exp.Apply(V.Mul(V.Set(tilt), k)));
            }

            return V.Fma(V.Set(noise * step), spread, V.Fma(V.Set(4e-16), q, V.Set(rounding)));
        }
    }

    /// <summary>The smaller of q + allowance and k h.</summary>
    internal readonly struct Raised(Allowances allowances) : IZip
    {
        [MethodImpl(Inline)]
        public V Apply<V>(V k, V q)
            where V : struct, ILane<V> =>
            V.Min(V.Add(q, allowances.Of(k, q)), V.Mul(k, V.Set(allowances.Step)));
    }

    /// <summary>The larger of q - allowance - aliased k h and (k h - mean)+.</summary>
    internal readonly struct Lowered(Allowances allowances, double aliased, double mean) : IZip
    {
        [MethodImpl(Inline)]
        public V Apply<V>(V k, V q)
            where V : struct, ILane<V>
        {
            V x = V.Mul(k, V.Set(allowances.Step));
            V ofLaw = V.Sub(V.Sub(q, allowances.Of(k, q)), V.Mul(V.Set(aliased), x));
            return V.Max(ofLaw, V.Max(V.Sub(x, V.Set(mean)), V.Set(0)));
        }
    }

    /// <summary>x + weight (y - x).</summary>
    internal readonly struct Blend(double weight) : IZip
    {
        [MethodImpl(Inline)]
        public V Apply<V>(V x, V y)
            where V : struct, ILane<V> => V.Fma(V.Set(weight), V.Sub(y, x), x);
    }

    /// <summary>The larger of x and factor y.</summary>
    internal readonly struct AtLeast(double factor) : IZip
    {
        [MethodImpl(Inline)]
        public V Apply<V>(V x, V y)
            where V : struct, ILane<V> => V.Max(x, V.Mul(V.Set(factor), y));
    }

    /// <summary>The smaller of x and factor y.</summary>
    internal readonly struct AtMost(double factor) : IZip
    {
        [MethodImpl(Inline)]
        public V Apply<V>(V x, V y)
            where V : struct, ILane<V> => V.Min(x, V.Mul(V.Set(factor), y));
    }

    /// <summary>x times factor y.</summary>
    internal readonly struct Product(double factor) : IZip
    {
        [MethodImpl(Inline)]
        public V Apply<V>(V x, V y)
            where V : struct, ILane<V> => V.Mul(x, V.Mul(V.Set(factor), y));
    }

    /// <summary>factor x.</summary>
    internal readonly struct Scale(double factor) : IMap
    {
        [MethodImpl(Inline)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => V.Mul(V.Set(factor), x);
    }

    /// <summary>factor (y - x).</summary>
    internal readonly struct Rise(double factor) : IZip
    {
        [MethodImpl(Inline)]
        public V Apply<V>(V x, V y)
            where V : struct, ILane<V> => V.Mul(V.Sub(y, x), V.Set(factor));
    }

    /// <summary>(x - y) / step, not below 0.</summary>
    internal readonly struct Fall(double step) : IZip
    {
        [MethodImpl(Inline)]
        public V Apply<V>(V x, V y)
            where V : struct, ILane<V> => V.Max(V.Div(V.Sub(x, y), V.Set(step)), V.Set(0));
    }

    /// <summary>Of both ends' parts of a cell: step x y / (x + y), 0 where both are 0.</summary>
    internal readonly struct Gap(double step) : IZip
    {
        [MethodImpl(Inline)]
        public V Apply<V>(V x, V y)
            where V : struct, ILane<V>
        {
            V both = V.Add(x, y);
            return V.SelectGreater(both, V.Set(0), V.Div(V.Mul(V.Mul(V.Set(step), x), y), both), V.Set(0));
        }
    }

    /// <summary>(x - y / step)+ : the part of a cell that goes to its lower end, from P(Y &gt; lower end) and the cell's integral.</summary>
    internal readonly struct Below(double step) : IZip
    {
        [MethodImpl(Inline)]
        public V Apply<V>(V x, V y)
            where V : struct, ILane<V> => V.Max(V.Sub(x, V.Div(y, V.Set(step))), V.Set(0));
    }

    /// <summary>(x / step - y)+ : the part that goes to its upper end, from the integral and P(Y &gt;= upper end).</summary>
    internal readonly struct Above(double step) : IZip
    {
        [MethodImpl(Inline)]
        public V Apply<V>(V x, V y)
            where V : struct, ILane<V> => V.Max(V.Sub(V.Div(x, V.Set(step)), y), V.Set(0));
    }
}
