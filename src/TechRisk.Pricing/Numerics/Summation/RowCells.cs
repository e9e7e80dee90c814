using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Two sums and a largest value for each of many rows, filled by items in any order of rows; and for each group of items the sum of their
/// second numbers, and of the squares of the group's totals by row. A row's numbers lie beside each other, so that an item touches one
/// cache line. No pass over the rows is needed for a group: most of its rows get one item, and an item that meets another in its row adds
/// twice its product with the group's total of the row so far.
/// </summary>
internal sealed unsafe class RowCells
{
    private const int CacheLine = 64;

    private readonly double[] _memory;
    private readonly int _first;
    private readonly int _rows;
    private double[] _totals = new double[1024];
    private (long Before, long Place)[] _meetings = new (long, long)[1024];
    private long _start = 1;
    private int _count;

    /// <summary>Cells of zeros.</summary>
    public RowCells(int rows)
    {
        _rows = rows;
        _memory = GC.AllocateArray<double>((rows * sizeof(RowCell) + CacheLine) / sizeof(double), pinned: true);
        nuint address = (nuint)Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0);
        _first = (int)((CacheLine - address % CacheLine) % CacheLine) / sizeof(double);
    }

    /// <summary>The cells.</summary>
    public Span<RowCell> Cells => MemoryMarshal.Cast<double, RowCell>(_memory.AsSpan(_first))[.._rows];

    /// <summary>Sum of the second numbers of the group.</summary>
    public double Sum { get; private set; }

    /// <summary>Sum of the squares of the group's totals by row.</summary>
    public double Square { get; private set; }

    /// <summary>Empties all cells and the group.</summary>
    public void Clear()
    {
        _memory.AsSpan().Clear();
        EndGroup();
        _start = 1;
    }

    /// <summary>Begins a new group of items.</summary>
    public void EndGroup()
    {
        _start += _count;
        (_count, Sum, Square) = (0, 0, 0);
    }

    /// <summary>Adds items: both numbers to the sums of their rows, the second to the largest of the row.</summary>
    public void Add(ReadOnlySpan<int> rows, ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Begin(rows, first, second);
        int meetings = 0;
        fixed (double* memory = _memory)
        fixed (int* row = rows)
        fixed (double* a = first)
        fixed (double* b = second)
        fixed ((long Before, long Place)* met = _meetings)
        {
            RowCell* cells = (RowCell*)(memory + _first);
            long start = _start;
            long place = _start + _count;
            for (int i = 0; i < rows.Length; i++)
            {
                RowCell* cell = cells + row[i];
                Vector128<double> item = Vector128.Create(a[i], b[i]);
                long before = cell->Last;
                cell->Last = place + i;
                (Vector128.Load((double*)cell) + item).Store((double*)cell);
                cell->Largest = double.MaxNative(cell->Largest, b[i]);

                // every pair is written, and counted where it belongs to the group
                met[meetings] = (before, place + i);
                meetings += before >= start ? 1 : 0;
            }
        }

        End(second[..rows.Length], meetings);
    }

    /// <summary>Adds items to the sums of their rows, and leaves the largest of the row.</summary>
    public void AddToSums(ReadOnlySpan<int> rows, ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Begin(rows, first, second);
        int meetings = 0;
        Span<RowCell> cells = Cells;
        for (int i = 0; i < rows.Length; i++)
        {
            ref RowCell cell = ref cells[rows[i]];
            cell.First += first[i];
            cell.Second += second[i];
            _meetings[meetings] = (cell.Last, _start + _count + i);
            meetings += cell.Last >= _start ? 1 : 0;
            cell.Last = _start + _count + i;
        }

        End(second[..rows.Length], meetings);
    }

    private void Begin(ReadOnlySpan<int> rows, ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.Length < rows.Length || second.Length < rows.Length)
        {
            throw new ArgumentException("the items differ in number", nameof(rows));
        }

        if (_totals.Length < _count + rows.Length)
        {
            Array.Resize(ref _totals, Math.Max(_count + rows.Length, 2 * _totals.Length));
            _meetings = new (long, long)[_totals.Length];
        }
    }

    private void End(ReadOnlySpan<double> values, int meetings)
    {
        values.CopyTo(_totals.AsSpan(_count));
        AddAlone(values);
        double square = 0;
        foreach ((long earlier, long place) in _meetings.AsSpan(0, meetings))
        {
            ref double total = ref _totals[place - _start];
            double before = _totals[earlier - _start];
            square += 2 * (total * before);
            total += before;
        }

        Square += square;
        _count += values.Length;
    }

    // as if every item were alone in its row; four partial sums, so that no addition waits for the one before it
    private void AddAlone(ReadOnlySpan<double> values)
    {
        (double sum0, double sum1, double sum2, double sum3) = (0, 0, 0, 0);
        (double square0, double square1, double square2, double square3) = (0, 0, 0, 0);
        int i = 0;
        for (; i <= values.Length - 4; i += 4)
        {
            ReadOnlySpan<double> four = values.Slice(i, 4);
            sum0 += four[0];
            sum1 += four[1];
            sum2 += four[2];
            sum3 += four[3];
            square0 += four[0] * four[0];
            square1 += four[1] * four[1];
            square2 += four[2] * four[2];
            square3 += four[3] * four[3];
        }

        for (; i < values.Length; i++)
        {
            sum0 += values[i];
            square0 += values[i] * values[i];
        }

        Sum += sum0 + sum1 + (sum2 + sum3);
        Square += square0 + square1 + (square2 + square3);
    }
}

/// <summary>The numbers of one row.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RowCell
{
    /// <summary>Sum of the items' first numbers.</summary>
    public double First;

    /// <summary>Sum of the items' second numbers.</summary>
    public double Second;

    /// <summary>Largest second number of an item, at least 0.</summary>
    public double Largest;

    /// <summary>Place of the last item, counted from 1 over all groups.</summary>
    public long Last;
}
