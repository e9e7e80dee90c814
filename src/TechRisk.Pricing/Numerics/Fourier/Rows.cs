using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Where a butterfly takes its complex numbers from: row r is the r-th element of each of eight transforms side by side, and
/// lane is the first of the transforms in hand. The upper half of the rows may lie elsewhere than the lower.
/// </summary>
internal unsafe interface IRowSource
{
    V LowerRe<V>(nint row, int lane)
        where V : struct, ILane<V>;

    V LowerIm<V>(nint row, int lane)
        where V : struct, ILane<V>;

    V UpperRe<V>(nint row, int lane)
        where V : struct, ILane<V>;

    V UpperIm<V>(nint row, int lane)
        where V : struct, ILane<V>;
}

/// <summary>Where a butterfly puts its output number q; those of the upper half of the outputs may go elsewhere than the lower.</summary>
internal unsafe interface IRowSink
{
    /// <summary>Says the rows of the butterflies to come: output q of butterfly i belongs to row places[i] + q step.</summary>
    void Begin(int* places, nint step);

    /// <summary>Goes to butterfly i.</summary>
    void MoveTo(int i);

    void PutLower<V>(int q, int lane, V re, V im)
        where V : struct, ILane<V>;

    void PutUpper<V>(int q, int lane, V re, V im)
        where V : struct, ILane<V>;
}

/// <summary>Rows a fixed distance apart, real and imaginary parts each in their own place; a source and a sink.</summary>
internal unsafe struct StridedRows(double* re, double* im, nint stride) : IRowSource, IRowSink
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private int* _places;
    private nint _first;
    private nint _step;

    [MethodImpl(Inline)]
    public readonly V LowerRe<V>(nint row, int lane)
        where V : struct, ILane<V> => V.Load(re + (row * stride) + lane);

    [MethodImpl(Inline)]
    public readonly V LowerIm<V>(nint row, int lane)
        where V : struct, ILane<V> => V.Load(im + (row * stride) + lane);

    [MethodImpl(Inline)]
    public readonly V UpperRe<V>(nint row, int lane)
        where V : struct, ILane<V> => LowerRe<V>(row, lane);

    [MethodImpl(Inline)]
    public readonly V UpperIm<V>(nint row, int lane)
        where V : struct, ILane<V> => LowerIm<V>(row, lane);

    public void Begin(int* places, nint step)
    {
        _places = places;
        _step = step * stride;
    }

    [MethodImpl(Inline)]
    public void MoveTo(int i) => _first = _places[i] * stride;

    [MethodImpl(Inline)]
    public readonly void PutLower<V>(int q, int lane, V a, V b)
        where V : struct, ILane<V>
    {
        nint place = _first + (q * _step) + lane;
        V.Store(re + place, a);
        V.Store(im + place, b);
    }

    [MethodImpl(Inline)]
    public readonly void PutUpper<V>(int q, int lane, V a, V b)
        where V : struct, ILane<V> => PutLower(q, lane, a, b);
}

/// <summary>
/// The place of the rows in a spectrum of n real numbers, of which only the elements 0 .. n/2 are kept: row r, lane l is element
/// first + l + r stride, and where that is above n/2, the conjugate of element n - (first + l + r stride). The stride divides n;
/// the lower half of the rows lies below n/2, the upper half not.
/// </summary>
internal unsafe struct SpectrumSink(double* re, double* im, nint length, nint first, nint stride) : IRowSink
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private int* _places;
    private nint _start;
    private nint _step;

    public void Begin(int* places, nint step)
    {
        _places = places;
        _step = step * stride;
    }

    [MethodImpl(Inline)]
    public void MoveTo(int i) => _start = first + (_places[i] * stride);

    [MethodImpl(Inline)]
    public readonly void PutLower<V>(int q, int lane, V a, V b)
        where V : struct, ILane<V>
    {
        nint place = _start + (q * _step) + lane;
        V.Store(re + place, a);
        V.Store(im + place, b);
    }

    [MethodImpl(Inline)]
    public readonly void PutUpper<V>(int q, int lane, V a, V b)
        where V : struct, ILane<V>
    {
        nint place = length - (_start + (q * _step) + lane) - (V.Count - 1);
        V.Store(re + place, V.Reverse(a));
        V.Store(im + place, LaneBits.Negate(V.Reverse(b)));
    }
}

/// <summary>
/// The rows of <see cref="SpectrumSink"/> as a source, real and imaginary parts in each other's place: so the forward transform
/// is the inverse.
/// </summary>
internal readonly unsafe struct SwappedSpectrumSource(double* re, double* im, nint length, nint first, nint stride) : IRowSource
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    [MethodImpl(Inline)]
    public V LowerRe<V>(nint row, int lane)
        where V : struct, ILane<V> => V.Load(im + first + (row * stride) + lane);

    [MethodImpl(Inline)]
    public V LowerIm<V>(nint row, int lane)
        where V : struct, ILane<V> => V.Load(re + first + (row * stride) + lane);

    [MethodImpl(Inline)]
    public V UpperRe<V>(nint row, int lane)
        where V : struct, ILane<V> => LaneBits.Negate(V.Reverse(V.Load(im + Mirror<V>(row, lane))));

    [MethodImpl(Inline)]
    public V UpperIm<V>(nint row, int lane)
        where V : struct, ILane<V> => V.Reverse(V.Load(re + Mirror<V>(row, lane)));

    [MethodImpl(Inline)]
    private nint Mirror<V>(nint row, int lane)
        where V : struct, ILane<V> => length - (first + (row * stride) + lane) - (V.Count - 1);
}

/// <summary>
/// Rows in place for the next pass: output q of butterfly i is row i + q step, and all but the first are turned by their roots of
/// unity exp(-i angle).
/// </summary>
internal unsafe struct TurnedRows(double* block, double* roots, nint step, nint rootsPerButterfly) : IRowSink
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly nint _step = step * RowTransform.RowLength;
    private double* _row;
    private double* _root;

    public readonly void Begin(int* places, nint step)
    {
    }

    [MethodImpl(Inline)]
    public void MoveTo(int i)
    {
        _row = block + (i * RowTransform.RowLength);
        _root = roots + (i * rootsPerButterfly);
    }

    [MethodImpl(Inline)]
    public readonly void PutLower<V>(int q, int lane, V re, V im)
        where V : struct, ILane<V>
    {
        double* row = _row + (q * _step) + lane;
        if (q == 0)
        {
            V.Store(row, re);
            V.Store(row + RowTransform.Lanes, im);
            return;
        }

        V cos = V.Set(_root[(2 * q) - 2]);
        V sin = V.Set(_root[(2 * q) - 1]);
        V.Store(row, V.Fma(re, cos, V.Mul(im, sin)));
        V.Store(row + RowTransform.Lanes, V.Fms(im, cos, V.Mul(re, sin)));
    }

    [MethodImpl(Inline)]
    public readonly void PutUpper<V>(int q, int lane, V re, V im)
        where V : struct, ILane<V> => PutLower(q, lane, re, im);
}
