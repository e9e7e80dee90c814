using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Inverse of the standard normal law. Centre: with w = -log(4u(1-u)), the quantile is (1-2u) P(w), P a Chebyshev fit of
/// degree 23 for w up to 6.25, made in 50-digit arithmetic (form: M. Giles, "Approximating the erfinv function", GPU Computing
/// Gems Jade Edition, 2012). Tails (u below 4.9e-4, and mirrored): the rational branches in r = sqrt(-log u) of M. Wichura,
/// algorithm AS 241, Applied Statistics 37, 1988. Error at most 6 ulp (measured 4.5) for u in [1e-300, 1 - 2^-53]; near
/// u = 1/2, where z goes to 0, too.
/// </summary>
internal static unsafe class NormalQuantile
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private const double CentreEnd = -6.25;
    private const int Chunk = 2048;

    /// <summary>z with P(Z &gt; z) = u: a small u gives a large z. 0 gives +infinity, 1 gives -infinity; u lies in [0, 1].</summary>
    [MethodImpl(Inline)]
    public static V Upper<V>(V u)
        where V : struct, ILane<V>
    {
        V logarithm = CentreLog(u);
        V z = Centre(u, logarithm);
        return V.AnyGreater(V.Set(CentreEnd), logarithm) ? Tail(u, logarithm, z) : z;
    }

    /// <summary>z with P(Z &gt; z) = u.</summary>
    public static double Upper(double u) => Upper(new Lane1(u)).Value;

    /// <summary>z with P(Z &lt;= z) = p.</summary>
    public static double Lower(double p) => -Upper(p);

    /// <summary>
    /// Replaces each uniform u in [0, 1] by the z with P(Z &gt; z) = u, in short passes, with the bits of
    /// <see cref="Upper(double)"/>.
    /// </summary>
    public static void FillUpper(Span<double> uniforms, SampleBuffer buffer)
    {
        if (uniforms.IsEmpty)
        {
            return;
        }

        int chunk = Math.Min(Chunk, uniforms.Length);
        Span<double> logarithms = buffer.RentDoubles(chunk);
        Span<int> rare = buffer.RentIntegers(chunk + 1);
        fixed (double* u = uniforms)
        fixed (double* w = logarithms)
        fixed (int* r = rare)
        {
            for (int start = 0; start < uniforms.Length; start += chunk)
            {
                FillTask task = new(u + start, w, r, Math.Min(chunk, uniforms.Length - start));
                LaneLoop.Run(ref task);
            }
        }

        buffer.ReturnIntegers();
        buffer.ReturnDoubles();
    }

    [MethodImpl(Inline)]
    private static V CentreLog<V>(V u)
        where V : struct, ILane<V> => Log.Normal(V.Mul(V.Mul(u, V.Set(4)), V.Sub(V.Set(1), u)));

    [MethodImpl(Inline)]
    private static V Centre<V>(V u, V logarithm)
        where V : struct, ILane<V>
    {
        V y = V.Sub(V.Set(CentreEnd / 2), logarithm);
        V y2 = V.Mul(y, y);
        V even = V.Set(-1.6243933487073693304e-21);
        V odd = V.Set(4.5516107810396074683e-21);
        even = V.Fma(even, y2, V.Set(1.6289337157778168091e-18));
        odd = V.Fma(odd, y2, V.Set(-4.9322597075420184378e-19));
        even = V.Fma(even, y2, V.Set(-1.8414384764725508047e-16));
        odd = V.Fma(odd, y2, V.Set(2.1985858883033371285e-17));
        even = V.Fma(even, y2, V.Set(9.3294378766215611598e-15));
        odd = V.Fma(odd, y2, V.Set(-5.6441833069821350393e-17));
        even = V.Fma(even, y2, V.Set(-1.1481699251508509562e-13));
        odd = V.Fma(odd, y2, V.Set(-5.6590423929086889886e-14));
        even = V.Fma(even, y2, V.Set(-1.8352060297963507413e-11));
        odd = V.Fma(odd, y2, V.Set(3.7200891044736012038e-12));
        even = V.Fma(even, y2, V.Set(1.4866468839758779299e-9));
        odd = V.Fma(odd, y2, V.Set(-7.6569667734445997003e-11));
        even = V.Fma(even, y2, V.Set(-4.1111728689196963974e-8));
        odd = V.Fma(odd, y2, V.Set(-5.8161805190954646719e-9));
        even = V.Fma(even, y2, V.Set(-1.9310650407101861456e-6));
        odd = V.Fma(odd, y2, V.Set(5.9888948665192131617e-7));
        even = V.Fma(even, y2, V.Set(0.00026408204954757086335));
        odd = V.Fma(odd, y2, V.Set(-0.000019632852864129709337));
        even = V.Fma(even, y2, V.Set(-0.0085328991772687830253));
        odd = V.Fma(odd, y2, V.Set(-0.0010475115694854521698));
        even = V.Fma(even, y2, V.Set(2.3386207100265932191));
        odd = V.Fma(odd, y2, V.Set(0.33963495870113891151));
        return V.Mul(V.Fma(odd, y, even), V.Fma(u, V.Set(-2), V.Set(1)));
    }

    /// <summary>The tails of a vector; elements of the centre keep their value.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V Tail<V>(V u, V logarithm, V centre)
        where V : struct, ILane<V>
    {
        V one = V.Set(1);
        V smaller = V.Min(u, V.Sub(one, u));
        V r = V.Sqrt(LaneBits.Negate(Log.Apply(smaller)));
        V near = NearTail(V.Sub(r, V.Set(1.6)));
        V far = FarTail(V.Sub(r, V.Set(5)));
        V z = V.SelectGreater(r, V.Set(5), far, near);
        z = V.SelectEqual(smaller, V.Set(0), V.Set(double.PositiveInfinity), z);
        z = V.SelectGreater(u, V.Set(0.5), LaneBits.Negate(z), z);
        return V.SelectGreater(V.Set(CentreEnd), logarithm, z, centre);
    }

    [MethodImpl(Inline)]
    private static V NearTail<V>(V s)
        where V : struct, ILane<V>
    {
        V above = V.Set(7.74545014278341407640e-4);
        above = V.Fma(above, s, V.Set(2.27238449892691845833e-2));
        above = V.Fma(above, s, V.Set(2.41780725177450611770e-1));
        above = V.Fma(above, s, V.Set(1.27045825245236838258e0));
        above = V.Fma(above, s, V.Set(3.64784832476320460504e0));
        above = V.Fma(above, s, V.Set(5.76949722146069140550e0));
        above = V.Fma(above, s, V.Set(4.63033784615654529590e0));
        above = V.Fma(above, s, V.Set(1.42343711074968357734e0));
        V below = V.Set(1.05075007164441684324e-9);
        below = V.Fma(below, s, V.Set(5.47593808499534494600e-4));
        below = V.Fma(below, s, V.Set(1.51986665636164571966e-2));
        below = V.Fma(below, s, V.Set(1.48103976427480074590e-1));
        below = V.Fma(below, s, V.Set(6.89767334985100004550e-1));
        below = V.Fma(below, s, V.Set(1.67638483018380384940e0));
        below = V.Fma(below, s, V.Set(2.05319162663775882187e0));
        below = V.Fma(below, s, V.Set(1.0));
        return V.Div(above, below);
    }

    [MethodImpl(Inline)]
    private static V FarTail<V>(V s)
        where V : struct, ILane<V>
    {
        V above = V.Set(2.01033439929228813265e-7);
        above = V.Fma(above, s, V.Set(2.71155556874348757815e-5));
        above = V.Fma(above, s, V.Set(1.24266094738807843860e-3));
        above = V.Fma(above, s, V.Set(2.65321895265761230930e-2));
        above = V.Fma(above, s, V.Set(2.96560571828504891230e-1));
        above = V.Fma(above, s, V.Set(1.78482653991729133580e0));
        above = V.Fma(above, s, V.Set(5.46378491116411436990e0));
        above = V.Fma(above, s, V.Set(6.65790464350110377720e0));
        V below = V.Set(2.04426310338993978564e-15);
        below = V.Fma(below, s, V.Set(1.42151175831644588870e-7));
        below = V.Fma(below, s, V.Set(1.84631831751005468180e-5));
        below = V.Fma(below, s, V.Set(7.86869131145613259100e-4));
        below = V.Fma(below, s, V.Set(1.48753612908506148525e-2));
        below = V.Fma(below, s, V.Set(1.36929880922735805310e-1));
        below = V.Fma(below, s, V.Set(5.99832206555887937690e-1));
        below = V.Fma(below, s, V.Set(1.0));
        return V.Div(above, below);
    }

    /// <summary>
    /// The passes of a chunk: logarithms; polynomial of the centre, which notes the vectors with a tail element without a
    /// branch; repair of those. The noted uniforms lie in the part of the logarithms' buffer that is already read.
    /// </summary>
    internal readonly struct FillTask(double* u, double* w, int* rare, int length) : ILaneTask
    {
        public void Run<V>()
            where V : struct, ILane<V>
        {
            int whole = length - (length % V.Count);
            Pass<V>(u, w, rare, whole);
            Pass<Lane1>(u + whole, w, rare, length - whole);
        }

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private static void Pass<V>(double* u, double* w, int* rare, int length)
            where V : struct, ILane<V>
        {
            for (int i = 0; i < length; i += V.Count)
            {
                V.Store(w + i, CentreLog(V.Load(u + i)));
            }

            int found = 0;
            for (int i = 0; i < length; i += V.Count)
            {
                V logarithm = V.Load(w + i);
                V x = V.Load(u + i);
                V.Store(u + i, Centre(x, logarithm));
                V.Store(w + (found * V.Count), x);
                rare[found] = i;
                found += V.AnyGreater(V.Set(CentreEnd), logarithm) ? 1 : 0;
            }

            for (int k = 0; k < found; k++)
            {
                V x = V.Load(w + (k * V.Count));
                V.Store(u + rare[k], Tail(x, CentreLog(x), V.Load(u + rare[k])));
            }
        }
    }
}
