namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Eight complex transforms of one length side by side, so that no pass moves numbers between lanes. Decimation in frequency:
/// after the first pass the parts are finished one by one in a working block that stays in the nearest cache, and the last pass
/// puts every row in its natural place. Passes have radix 8, after one or two of radix 4.
/// Source: Gentleman and Sande, Fast Fourier transforms for fun and profit (1966).
/// </summary>
internal sealed unsafe class RowTransform
{
    /// <summary>Transforms side by side.</summary>
    public const int Lanes = 8;

    /// <summary>Doubles in a row of a working block: eight real parts, then eight imaginary parts.</summary>
    public const int RowLength = 2 * Lanes;

    private readonly int[] _radices;
    private readonly double[][] _roots;
    private readonly int[] _natural;

    /// <summary>Transforms of a length.</summary>
    /// <param name="length">A power of two, at least 16.</param>
    public RowTransform(int length)
    {
        Length = length;
        int power = int.Log2(length);
        int fours = power % 3 == 0 ? 0 : 3 - (power % 3);
        _radices = [.. Enumerable.Repeat(4, fours), .. Enumerable.Repeat(8, (power - (2 * fours)) / 3)];
        UnitRoots roots = new(length);
        _roots = new double[_radices.Length - 1][];
        int[] natural = [0];
        int span = length;
        int weight = 1;
        for (int stage = 0; stage < _roots.Length; stage++)
        {
            int radix = _radices[stage];
            int step = weight;
            _roots[stage] = Turns(roots, step, span / radix, radix);
            natural = [.. Enumerable.Range(0, natural.Length * radix).Select(i => natural[i / radix] + (step * (i % radix)))];
            span /= radix;
            weight *= radix;
        }

        _natural = natural;
    }

    /// <summary>The length of each of the transforms.</summary>
    public int Length { get; }

    /// <summary>Transforms the rows of the source into the rows of the sink.</summary>
    /// <param name="block">A working block of <see cref="Length"/> rows; the source may lie in it, the sink may not.</param>
    /// <param name="source">Row r: element r of each transform.</param>
    /// <param name="sink">Row k: the spectrum at k of each transform.</param>
    public void Run<V, TSource, TSink>(double* block, TSource source, ref TSink sink)
        where V : struct, ILane<V>
        where TSource : struct, IRowSource
        where TSink : struct, IRowSink
    {
        Pass<V, TSource>(0, Length, source, block);
        int radix = _radices[0];
        for (int part = 0; part < radix; part++)
        {
            Finish<V, TSink>(1, part, Length / radix, block, ref sink);
        }
    }

    // the part is the number of this transform among those of its stage
    private void Finish<V, TSink>(int stage, int part, int length, double* block, ref TSink sink)
        where V : struct, ILane<V>
        where TSink : struct, IRowSink
    {
        int radix = _radices[stage];
        double* own = block + ((nint)part * length * RowLength);
        if (stage == _radices.Length - 1)
        {
            Last<V, TSink>(own, part, 1, ref sink);
            return;
        }

        Pass<V, StridedRows>(stage, length, new StridedRows(own, own + Lanes, RowLength), own);
        if (stage == _radices.Length - 2)
        {
            Last<V, TSink>(own, part * radix, radix, ref sink);
            return;
        }

        for (int next = 0; next < radix; next++)
        {
            Finish<V, TSink>(stage + 1, (part * radix) + next, length / radix, block, ref sink);
        }
    }

    private void Pass<V, TSource>(int stage, int length, TSource source, double* block)
        where V : struct, ILane<V>
        where TSource : struct, IRowSource
    {
        fixed (double* roots = _roots[stage])
        {
            int radix = _radices[stage];
            int step = length / radix;
            TurnedRows sink = new(block, roots, step, 2 * (radix - 1));
            if (radix == 8)
            {
                Butterfly.Eight<V, TSource, TurnedRows>(source, (1, step), step, sink);
            }
            else
            {
                Butterfly.Four<V, TSource, TurnedRows>(source, (1, step), step, sink);
            }
        }
    }

    private void Last<V, TSink>(double* rows, int part, int parts, ref TSink sink)
        where V : struct, ILane<V>
        where TSink : struct, IRowSink
    {
        StridedRows source = new(rows, rows + Lanes, RowLength);
        int radix = _radices[^1];
        fixed (int* natural = &_natural[part])
        {
            sink.Begin(natural, Length / radix);
            if (radix == 8)
            {
                Butterfly.Eight<V, StridedRows, TSink>(source, (8, 1), parts, sink);
            }
            else
            {
                Butterfly.Four<V, StridedRows, TSink>(source, (4, 1), parts, sink);
            }
        }
    }

    // cosine and sine of the angle 2 pi p q step / length for every p, and q = 1 .. radix - 1
    private static double[] Turns(UnitRoots roots, int step, int count, int radix)
    {
        double[] turns = new double[count * 2 * (radix - 1)];
        for (int p = 0, i = 0; p < count; p++)
        {
            for (int q = 1; q < radix; q++)
            {
                (turns[i++], turns[i++]) = roots[(long)p * q * step];
            }
        }

        return turns;
    }
}
