using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>One step of a sum: what element x (and y beside it) adds to a partial sum.</summary>
internal interface IBlockTerm
{
    V Step<V>(V sum, V x, V y)
        where V : struct, ILane<V>;
}

/// <summary>The loop of <see cref="BlockSum"/>: 32 partial sums in 4 registers of 8, 8 registers of 4 or 32 numbers.</summary>
internal unsafe struct BlockTask<TTerm>(double* x, double* y, int length, TTerm term) : ILaneTask
    where TTerm : struct, IBlockTerm
{
    private const MethodImplOptions Full = MethodImplOptions.AggressiveOptimization;

    public double Result { get; private set; }

    public void Run<V>()
        where V : struct, ILane<V>
    {
        double* partial = stackalloc double[BlockSum.Partials];
        for (int i = 0; i < BlockSum.Partials; i++)
        {
            partial[i] = 0;
        }

        int whole = length / BlockSum.Partials * BlockSum.Partials;

        // a stretch of one or two registers of 16 partial sums at a time keeps them all in registers
        int stretch = V.Count >= 4 ? 4 * V.Count : BlockSum.Partials;
        for (int offset = 0; offset < BlockSum.Partials; offset += stretch)
        {
            if (V.Count >= 4)
            {
                Wide<V>(x + offset, y + offset, whole, term, partial + offset);
            }
            else
            {
                Narrow(x, y, whole, term, partial);
            }
        }

        for (int i = whole; i < length; i++)
        {
            int j = i - whole;
            partial[j] = term.Step(new Lane1(partial[j]), new Lane1(x[i]), new Lane1(y[i])).Value;
        }

        for (int half = BlockSum.Partials / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                partial[i] += partial[i + half];
            }
        }

        Result = partial[0];
    }

    /// <summary>Four registers, so 16 or 32 of the partial sums.</summary>
    [MethodImpl(Full)]
    private static void Wide<V>(double* x, double* y, int length, TTerm term, double* partial)
        where V : struct, ILane<V>
    {
        int width = V.Count;
        V a = V.Load(partial);
        V b = V.Load(partial + width);
        V c = V.Load(partial + (2 * width));
        V d = V.Load(partial + (3 * width));
        for (int i = 0; i < length; i += BlockSum.Partials)
        {
            a = term.Step(a, V.Load(x + i), V.Load(y + i));
            b = term.Step(b, V.Load(x + i + width), V.Load(y + i + width));
            c = term.Step(c, V.Load(x + i + (2 * width)), V.Load(y + i + (2 * width)));
            d = term.Step(d, V.Load(x + i + (3 * width)), V.Load(y + i + (3 * width)));
        }

        V.Store(partial, a);
        V.Store(partial + width, b);
        V.Store(partial + (2 * width), c);
        V.Store(partial + (3 * width), d);
    }

    [MethodImpl(Full)]
    private static void Narrow(double* x, double* y, int length, TTerm term, double* partial)
    {
        for (int i = 0; i < length; i += BlockSum.Partials)
        {
            for (int j = 0; j < BlockSum.Partials; j++)
            {
                partial[j] = term.Step(new Lane1(partial[j]), new Lane1(x[i + j]), new Lane1(y[i + j])).Value;
            }
        }
    }
}
