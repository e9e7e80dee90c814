using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The tables of the real transform of a long sequence, seen as a table of rows and columns, row by row: element
/// j = j1 columns + j2, frequency k = k1 + rows k2. First the columns are transformed, sixteen real columns as the two parts of
/// eight complex ones, and their frequencies k1 = 0 .. rows/2 turned by exp(-2 pi i k1 j2 / n); then the rows. Each step takes
/// eight transforms side by side through the near caches and passes the memory once. The frequency k1 = rows/2 is left to a
/// shorter real transform: X[rows/2 + rows k2] is the transform of a row padded to double its length, at 2 k2 + 1.
/// Source: Bailey, FFTs in external or hierarchical memory (1990).
/// </summary>
internal sealed unsafe class LongFourier
{
    /// <summary>Real columns in hand at once: two for each lane.</summary>
    public const int ColumnBlock = RowTransform.RowLength;

    private readonly double[] _near;
    private readonly double[] _far;

    /// <summary>Tables for a length.</summary>
    /// <param name="n">A power of two, at least 256.</param>
    public LongFourier(int n)
    {
        int power = int.Log2(n);
        Length = n;
        Rows = 1 << ((power + 1) / 2);
        Columns = n / Rows;
        Down = new RowTransform(Rows);
        Across = Rows == Columns ? Down : new RowTransform(Columns);
        Middle = RealFourier.OfLength(2 * Columns);
        UnitRoots roots = new(n);
        _near = GC.AllocateUninitializedArray<double>((Rows * ColumnBlock) + Alignment, pinned: true);
        _far = new double[Rows * Columns / ColumnBlock];
        for (int k = 0; k < Rows / 2; k++)
        {
            for (int j = 0; j < ColumnBlock; j++)
            {
                (double cos, double sin) = roots[(long)k * j];
                (Near(k)[j], Near(k)[j + ColumnBlock]) = (0.5 * cos, 0.5 * sin);
            }

            for (int block = 0; block < Columns / ColumnBlock; block++)
            {
                int place = 2 * ((block * Rows / 2) + k);
                (_far[place], _far[place + 1]) = roots[(long)k * block * ColumnBlock];
            }
        }
    }

    /// <summary>Doubles by which a buffer must be longer so that it can start on a cache line.</summary>
    public const int Alignment = 8;

    public int Length { get; }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>The transform of the columns.</summary>
    public RowTransform Down { get; }

    /// <summary>The transform of the rows.</summary>
    public RowTransform Across { get; }

    /// <summary>The transform for the frequency k1 = rows/2.</summary>
    public RealFourier Middle { get; }

    /// <summary>Doubles that a call needs as working space.</summary>
    public int WorkLength => Length + (RowTransform.RowLength * (Math.Max(Rows, Columns) + Rows)) + (4 * 64) + Alignment;

    /// <summary>Half the roots exp(2 pi i k j / n), j = 0 .. 15: sixteen cosines, then sixteen sines.</summary>
    public double* Near(int k) => ToCacheLine((double*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_near))) + ((nint)k * 2 * ColumnBlock);

    /// <summary>Cosine and sine of 2 pi k j / n where j is the first column of the block and k = 0 .. rows/2 - 1.</summary>
    public ReadOnlySpan<double> Far(int block) => _far.AsSpan(block * Rows, Rows);

    /// <summary>The spectrum of x, padded with zeros.</summary>
    /// <param name="x">At most n numbers.</param>
    /// <param name="re">n/2 + 1 real parts.</param>
    /// <param name="im">n/2 + 1 imaginary parts.</param>
    public void Forward<V>(ReadOnlySpan<double> x, Span<double> re, Span<double> im)
        where V : struct, ILane<V>
    {
        double[] rented = ArrayPool<double>.Shared.Rent(WorkLength + (5 * Columns) + 2);
        fixed (double* work = rented, from = x, toRe = re, toIm = im)
        {
            new LongForward(this, ((nint)from, x.Length), ((nint)toRe, (nint)toIm), work + WorkLength, work).Run<V>();
        }

        Span<double> middle = rented.AsSpan(WorkLength, Columns);
        Span<double> middleRe = rented.AsSpan(WorkLength + Columns, Columns + 1);
        Span<double> middleIm = rented.AsSpan(WorkLength + (2 * Columns) + 1, Columns + 1);
        Middle.Forward<V>(middle, middleRe, middleIm);
        for (int k = 0, place = Rows / 2; k < Columns / 2; k++, place += Rows)
        {
            re[place] = middleRe[(2 * k) + 1];
            im[place] = middleIm[(2 * k) + 1];
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    /// <summary>The sequence of a spectrum, scaled by 1/n.</summary>
    /// <param name="re">n/2 + 1 real parts.</param>
    /// <param name="im">n/2 + 1 imaginary parts.</param>
    /// <param name="x">Room for n numbers.</param>
    public void Inverse<V>(Span<double> re, Span<double> im, Span<double> x)
        where V : struct, ILane<V>
    {
        double[] rented = ArrayPool<double>.Shared.Rent(WorkLength + (5 * Columns) + 2);
        Span<double> middle = rented.AsSpan(WorkLength, 2 * Columns);
        Span<double> middleRe = rented.AsSpan(WorkLength + (2 * Columns), Columns + 1);
        Span<double> middleIm = rented.AsSpan(WorkLength + (3 * Columns) + 1, Columns + 1);
        middleRe.Clear();
        middleIm.Clear();
        for (int k = 0, place = Rows / 2; k < Columns / 2; k++, place += Rows)
        {
            middleRe[(2 * k) + 1] = re[place];
            middleIm[(2 * k) + 1] = im[place];
        }

        Middle.Inverse<V>(middleRe, middleIm, middle);
        fixed (double* work = rented, fromRe = re, fromIm = im, to = x)
        {
            new LongInverse(this, ((nint)fromRe, (nint)fromIm), work + WorkLength, to, work).Run<V>();
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    /// <summary>The first address from here that starts a cache line.</summary>
    public static double* ToCacheLine(double* start) => (double*)(((nuint)start + 63) & ~(nuint)63);
}

/// <summary>The working space of one call, in parts.</summary>
internal readonly unsafe ref struct LongWork
{
    public LongWork(LongFourier plan, double* start)
    {
        Turned = LongFourier.ToCacheLine(start);
        Block = Turned + plan.Length;
        Natural = Block + ((nint)Math.Max(plan.Rows, plan.Columns) * RowTransform.RowLength);
        Tiles = Natural + ((nint)plan.Rows * RowTransform.RowLength);
    }

    /// <summary>What lies between the two steps: for every eight frequencies k1 a block with a row for every column j2.</summary>
    public double* Turned { get; }

    /// <summary>The block in which transforms work.</summary>
    public double* Block { get; }

    /// <summary>A block of columns in the natural order of its rows.</summary>
    public double* Natural { get; }

    /// <summary>Four squares of eight by eight.</summary>
    public double* Tiles { get; }
}
