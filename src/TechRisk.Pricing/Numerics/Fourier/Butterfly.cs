using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The transforms of length 4 and 8 inside longer ones: y[q] = sum over s of x[s] exp(-2 pi i q s / radix), where x[s] is row
/// first + s step of the source. What becomes of y[q] is the sink's business. Each method is a loop over butterflies, number i
/// with its first row at i advance, and over the transforms side by side.
/// </summary>
internal static unsafe class Butterfly
{
    private const MethodImplOptions Loop = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;
    private const double HalfRoot = 0.70710678118654752440;

    [MethodImpl(Loop)]
    public static void Four<V, TSource, TSink>(TSource x, (nint Advance, nint Step) rows, int count, TSink y)
        where V : struct, ILane<V>
        where TSource : struct, IRowSource
        where TSink : struct, IRowSink
    {
        nint step = rows.Step;
        for (int i = 0; i < count; i++)
        {
            nint first = i * rows.Advance;
            y.MoveTo(i);
            for (int lane = 0; lane < RowTransform.Lanes; lane += V.Count)
            {
                V r0 = x.LowerRe<V>(first, lane);
                V r2 = x.UpperRe<V>(first + (2 * step), lane);
                V i0 = x.LowerIm<V>(first, lane);
                V i2 = x.UpperIm<V>(first + (2 * step), lane);
                V sumRe = V.Add(r0, r2);
                V sumIm = V.Add(i0, i2);
                V differenceRe = V.Sub(r0, r2);
                V differenceIm = V.Sub(i0, i2);
                V r1 = x.LowerRe<V>(first + step, lane);
                V r3 = x.UpperRe<V>(first + (3 * step), lane);
                V i1 = x.LowerIm<V>(first + step, lane);
                V i3 = x.UpperIm<V>(first + (3 * step), lane);
                V oddRe = V.Add(r1, r3);
                V oddIm = V.Add(i1, i3);
                V turnedRe = V.Sub(i1, i3); // -i (x1 - x3)
                V turnedIm = V.Sub(r3, r1);
                y.PutLower(0, lane, V.Add(sumRe, oddRe), V.Add(sumIm, oddIm));
                y.PutLower(1, lane, V.Add(differenceRe, turnedRe), V.Add(differenceIm, turnedIm));
                y.PutUpper(2, lane, V.Sub(sumRe, oddRe), V.Sub(sumIm, oddIm));
                y.PutUpper(3, lane, V.Sub(differenceRe, turnedRe), V.Sub(differenceIm, turnedIm));
            }
        }
    }

    [MethodImpl(Loop)]
    public static void Eight<V, TSource, TSink>(TSource x, (nint Advance, nint Step) rows, int count, TSink y)
        where V : struct, ILane<V>
        where TSource : struct, IRowSource
        where TSink : struct, IRowSink
    {
        nint step = rows.Step;
        for (int i = 0; i < count; i++)
        {
            nint first = i * rows.Advance;
            y.MoveTo(i);
            for (int lane = 0; lane < RowTransform.Lanes; lane += V.Count)
            {
                // elements 0, 2, 4, 6
                V p = x.LowerRe<V>(first, lane);
                V q = x.UpperRe<V>(first + (4 * step), lane);
                V a0 = V.Add(p, q);
                V a1 = V.Sub(p, q);
                p = x.LowerIm<V>(first, lane);
                q = x.UpperIm<V>(first + (4 * step), lane);
                V b0 = V.Add(p, q);
                V b1 = V.Sub(p, q);
                p = x.LowerRe<V>(first + (2 * step), lane);
                q = x.UpperRe<V>(first + (6 * step), lane);
                V a2 = V.Add(p, q);
                V b3 = V.Sub(q, p); // -i (x2 - x6)
                p = x.LowerIm<V>(first + (2 * step), lane);
                q = x.UpperIm<V>(first + (6 * step), lane);
                V b2 = V.Add(p, q);
                V a3 = V.Sub(p, q);
                V c0 = V.Add(a0, a2);
                V d0 = V.Add(b0, b2);
                V c2 = V.Sub(a0, a2);
                V d2 = V.Sub(b0, b2);
                V c1 = V.Add(a1, a3);
                V d1 = V.Add(b1, b3);
                V c3 = V.Sub(a1, a3);
                V d3 = V.Sub(b1, b3);

                // elements 1, 3, 5, 7
                p = x.LowerRe<V>(first + step, lane);
                q = x.UpperRe<V>(first + (5 * step), lane);
                V e0 = V.Add(p, q);
                V e1 = V.Sub(p, q);
                p = x.LowerIm<V>(first + step, lane);
                q = x.UpperIm<V>(first + (5 * step), lane);
                V f0 = V.Add(p, q);
                V f1 = V.Sub(p, q);
                p = x.LowerRe<V>(first + (3 * step), lane);
                q = x.UpperRe<V>(first + (7 * step), lane);
                V e2 = V.Add(p, q);
                V f3 = V.Sub(q, p);
                p = x.LowerIm<V>(first + (3 * step), lane);
                q = x.UpperIm<V>(first + (7 * step), lane);
                V f2 = V.Add(p, q);
                V e3 = V.Sub(p, q);
                V g0 = V.Add(e0, e2);
                V h0 = V.Add(f0, f2);
                y.PutLower(0, lane, V.Add(c0, g0), V.Add(d0, h0));
                y.PutUpper(4, lane, V.Sub(c0, g0), V.Sub(d0, h0));
                V g2 = V.Sub(f0, f2); // -i times the difference
                V h2 = V.Sub(e2, e0);
                y.PutLower(2, lane, V.Add(c2, g2), V.Add(d2, h2));
                y.PutUpper(6, lane, V.Sub(c2, g2), V.Sub(d2, h2));

                // turned by exp(-i pi / 4) and exp(-3 i pi / 4): the factor of both parts goes into the last sum
                V half = V.Set(HalfRoot);
                V minus = V.Set(-HalfRoot);
                V u = V.Add(e1, e3);
                V v = V.Add(f1, f3);
                V g = V.Add(u, v);
                V h = V.Sub(v, u);
                y.PutLower(1, lane, V.Fma(half, g, c1), V.Fma(half, h, d1));
                y.PutUpper(5, lane, V.Fma(minus, g, c1), V.Fma(minus, h, d1));
                u = V.Sub(e1, e3);
                v = V.Sub(f1, f3);
                g = V.Sub(v, u);
                h = V.Add(u, v);
                y.PutLower(3, lane, V.Fma(half, g, c3), V.Fma(minus, h, d3));
                y.PutUpper(7, lane, V.Fma(minus, g, c3), V.Fma(half, h, d3));
            }
        }
    }
}
