using System.Buffers;
using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The discrete Fourier transform of a table of real numbers, row by row in a flat array, and its inverse:
/// X[k, l] = sum over i, j of x[i, j] exp(-2 pi i (i k / rows + j l / columns)). Kept are k = 0 .. rows - 1 and l = 0 .. columns/2,
/// row by row: rows x (columns/2 + 1) values; the others follow from X[-k, -l] = conjugate of X[k, l]. Rows first, by
/// <see cref="RealFourier"/>, then columns, eight side by side. An instance holds tables only and may be used by several threads.
/// </summary>
internal sealed unsafe class RealFourier2D
{
    /// <summary>The fewest rows.</summary>
    public const int FewestRows = 16;

    /// <summary>The largest table has 2 to this power numbers.</summary>
    public const int LargestPower = 26;

    private const int Lanes = RowTransform.Lanes;
    private const int RowLength = RowTransform.RowLength;

    private readonly RealFourier _across;
    private readonly RowTransform _down;

    /// <summary>The transform of a table.</summary>
    /// <param name="rows">A power of two, 16 or more.</param>
    /// <param name="columns">A power of two, 2 or more; rows times columns at most 2^26.</param>
    public RealFourier2D(int rows, int columns)
    {
        if (rows < FewestRows || !int.IsPow2(rows) || rows > 1 << RealFourier.LargestPower)
        {
            throw Require.Wrong(nameof(rows), rows, $"must be a power of two from {FewestRows} to {1 << RealFourier.LargestPower}");
        }

        _across = RealFourier.OfLength(columns);
        if ((long)rows * columns > 1 << LargestPower)
        {
            throw Require.Wrong(nameof(columns), columns, $"must be such that the table has at most {1 << LargestPower} numbers");
        }

        Rows = rows;
        Columns = columns;
        _down = new RowTransform(rows);
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Values in a row of the spectrum: columns/2 + 1.</summary>
    public int SpectrumColumns => (Columns / 2) + 1;

    /// <summary>The spectrum of a table.</summary>
    /// <param name="x">At most rows x columns numbers; what is missing at the end is 0.</param>
    /// <param name="real">Room for rows x (columns/2 + 1) numbers.</param>
    /// <param name="imaginary">Room for as many.</param>
    public void Forward(ReadOnlySpan<double> x, Span<double> real, Span<double> imaginary)
    {
        switch (LaneLoop.Width)
        {
            case 8: Forward<Lane8>(x, real, imaginary); break;
            case 4: Forward<Lane4>(x, real, imaginary); break;
            default: Forward<Lane1>(x, real, imaginary); break;
        }
    }

    /// <summary><see cref="Forward"/> at a given width; tests call it to compare the widths.</summary>
    public void Forward<V>(ReadOnlySpan<double> x, Span<double> real, Span<double> imaginary)
        where V : struct, ILane<V>
    {
        if (x.Length > Rows * Columns)
        {
            throw Require.Wrong(nameof(x), x.Length, $"must not be longer than {Rows * Columns}");
        }

        CheckSpectrum(real.Length, imaginary.Length);
        for (int row = 0; row < Rows; row++)
        {
            Span<double> re = real.Slice(row * SpectrumColumns, SpectrumColumns);
            Span<double> im = imaginary.Slice(row * SpectrumColumns, SpectrumColumns);
            int start = row * Columns;
            if (start < x.Length)
            {
                _across.Forward<V>(x[start..Math.Min(start + Columns, x.Length)], re, im);
            }
            else
            {
                re.Clear();
                im.Clear();
            }
        }

        fixed (double* re = real, im = imaginary)
        {
            Down<V>(re, im);
        }
    }

    /// <summary>The table of a spectrum, scaled by 1 / (rows x columns).</summary>
    /// <param name="real">rows x (columns/2 + 1) real parts; destroyed.</param>
    /// <param name="imaginary">As many imaginary parts; destroyed.</param>
    /// <param name="x">Room for rows x columns numbers.</param>
    public void Inverse(Span<double> real, Span<double> imaginary, Span<double> x)
    {
        switch (LaneLoop.Width)
        {
            case 8: Inverse<Lane8>(real, imaginary, x); break;
            case 4: Inverse<Lane4>(real, imaginary, x); break;
            default: Inverse<Lane1>(real, imaginary, x); break;
        }
    }

    /// <summary><see cref="Inverse"/> at a given width; tests call it to compare the widths.</summary>
    public void Inverse<V>(Span<double> real, Span<double> imaginary, Span<double> x)
        where V : struct, ILane<V>
    {
        CheckSpectrum(real.Length, imaginary.Length);
        if (x.Length < Rows * Columns)
        {
            throw Require.Wrong(nameof(x), x.Length, $"must have room for {Rows * Columns} numbers");
        }

        fixed (double* re = real, im = imaginary)
        {
            Down<V>(im, re); // the two parts change places: the inverse without its factor
        }

        Scale scale = new(1.0 / Rows); // a power of two: exact
        for (int row = 0; row < Rows; row++)
        {
            Span<double> re = real.Slice(row * SpectrumColumns, SpectrumColumns);
            Span<double> im = imaginary.Slice(row * SpectrumColumns, SpectrumColumns);
            Span<double> own = x.Slice(row * Columns, Columns);
            _across.Inverse<V>(re, im, own);
            LaneLoop.Map(own, own, scale);
        }
    }

    // all columns in place, eight at a time; those that are left over beside columns of zeros
    private void Down<V>(double* re, double* im)
        where V : struct, ILane<V>
    {
        double[] rented = ArrayPool<double>.Shared.Rent((2 * Rows * RowLength) + LongFourier.Alignment);
        fixed (double* start = rented)
        {
            double* block = LongFourier.ToCacheLine(start);
            int column = 0;
            for (; column <= SpectrumColumns - Lanes; column += Lanes)
            {
                StridedRows rows = new(re + column, im + column, SpectrumColumns);
                _down.Run<V, StridedRows, StridedRows>(block, rows, ref rows);
            }

            double* rest = block + ((nint)Rows * RowLength);
            int count = SpectrumColumns - column;
            new Span<double>(rest, Rows * RowLength).Clear();
            for (nint row = 0; row < Rows; row++)
            {
                Copy(re + (row * SpectrumColumns) + column, rest + (row * RowLength), count);
                Copy(im + (row * SpectrumColumns) + column, rest + (row * RowLength) + Lanes, count);
            }

            StridedRows few = new(rest, rest + Lanes, RowLength);
            _down.Run<V, StridedRows, StridedRows>(block, few, ref few);
            for (nint row = 0; row < Rows; row++)
            {
                Copy(rest + (row * RowLength), re + (row * SpectrumColumns) + column, count);
                Copy(rest + (row * RowLength) + Lanes, im + (row * SpectrumColumns) + column, count);
            }
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    private static void Copy(double* from, double* to, int count) => new ReadOnlySpan<double>(from, count).CopyTo(new Span<double>(to, count));

    private void CheckSpectrum(int real, int imaginary)
    {
        if (Math.Min(real, imaginary) < Rows * SpectrumColumns)
        {
            throw Require.Wrong(nameof(real), Math.Min(real, imaginary), $"must have room for {Rows * SpectrumColumns} numbers, and so must the imaginary parts");
        }
    }

    private readonly struct Scale(double factor) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => V.Mul(x, V.Set(factor));
    }
}
