using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>The forward transform of <see cref="LongFourier"/>, but for the frequencies that the shorter transform adds.</summary>
internal readonly unsafe struct LongForward
{
    private const int Lanes = RowTransform.Lanes;
    private const int RowLength = RowTransform.RowLength;
    private const int TileLength = Lanes * Lanes;

    private readonly LongFourier _plan;
    private readonly double* _x;
    private readonly int _given;
    private readonly double* _re;
    private readonly double* _im;
    private readonly double* _middle;
    private readonly double* _work;

    /// <summary>One call.</summary>
    /// <param name="plan">The tables.</param>
    /// <param name="x">The sequence and how many numbers of it are given; the others are 0.</param>
    /// <param name="spectrum">The real parts, the imaginary parts.</param>
    /// <param name="middle">Room for the row of the frequency rows/2, which is real.</param>
    /// <param name="work">The working space.</param>
    public LongForward(LongFourier plan, (nint Start, int Given) x, (nint Re, nint Im) spectrum, double* middle, double* work)
    {
        _plan = plan;
        _x = (double*)x.Start;
        _given = x.Given;
        _re = (double*)spectrum.Re;
        _im = (double*)spectrum.Im;
        _middle = middle;
        _work = work;
    }

    /// <summary>Runs it at a lane width.</summary>
    public void Run<V>()
        where V : struct, ILane<V>
    {
        LongWork work = new(_plan, _work);
        for (int column = 0; column < _plan.Columns; column += LongFourier.ColumnBlock)
        {
            StridedRows natural = new(work.Natural, work.Natural + Lanes, RowLength);
            StridedRows source = natural;
            if (_given == _plan.Length)
            {
                source = new(_x + column, _x + column + Lanes, _plan.Columns);
            }
            else
            {
                Gather(column, work.Natural);
            }

            _plan.Down.Run<V, StridedRows, StridedRows>(work.Block, source, ref natural);
            double* half = work.Natural + ((nint)_plan.Rows / 2 * RowLength);
            new ReadOnlySpan<double>(half, RowLength).CopyTo(new Span<double>(_middle + column, RowLength));
            Part<V>(column, work);
        }

        for (int k = 0; k < _plan.Rows / 2; k += Lanes)
        {
            double* rows = work.Turned + ((nint)k * 2 * _plan.Columns);
            SpectrumSink sink = new(_re, _im, _plan.Length, k, _plan.Rows);
            _plan.Across.Run<V, StridedRows, SpectrumSink>(work.Block, new StridedRows(rows, rows + Lanes, RowLength), ref sink);
        }

        _im[0] = 0;
        _im[_plan.Length / 2] = 0;
    }

    private void Gather(int column, double* rows)
    {
        for (int row = 0; row < _plan.Rows; row++, rows += RowLength)
        {
            int start = (row * _plan.Columns) + column;
            int there = Math.Clamp(_given - start, 0, RowLength);
            new ReadOnlySpan<double>(_x + start, there).CopyTo(new Span<double>(rows, there));
            new Span<double>(rows + there, RowLength - there).Clear();
        }
    }

    // the spectra of two real columns from that of their complex pair, turned, and eight frequencies at a time to rows of their own
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Part<V>(int column, LongWork work)
        where V : struct, ILane<V>
    {
        int mask = _plan.Rows - 1;
        fixed (double* far = _plan.Far(column / LongFourier.ColumnBlock))
        {
            for (int k = 0; k < _plan.Rows / 2; k += Lanes)
            {
                for (int i = 0; i < Lanes; i++)
                {
                    double* z = work.Natural + ((nint)(k + i) * RowLength);
                    double* y = work.Natural + ((nint)((_plan.Rows - k - i) & mask) * RowLength);
                    double* near = _plan.Near(k + i);
                    double* tile = work.Tiles + (i * Lanes);
                    V cos = V.Set(far[2 * (k + i)]);
                    V sin = V.Set(far[(2 * (k + i)) + 1]);
                    for (int lane = 0; lane < Lanes; lane += V.Count)
                    {
                        V zRe = V.Load(z + lane);
                        V zIm = V.Load(z + Lanes + lane);
                        V yRe = V.Load(y + lane);
                        V yIm = V.Load(y + Lanes + lane);
                        Turn(V.Add(zRe, yRe), V.Sub(zIm, yIm), cos, sin, near + lane, tile + lane);
                        Turn(V.Add(zIm, yIm), V.Sub(yRe, zRe), cos, sin, near + Lanes + lane, tile + (2 * TileLength) + lane);
                    }
                }

                double* rows = work.Turned + ((((nint)k / Lanes * _plan.Columns) + column) * RowLength);
                V.Transpose(work.Tiles, Lanes, rows, RowLength);
                V.Transpose(work.Tiles + TileLength, Lanes, rows + Lanes, RowLength);
                rows += Lanes * RowLength;
                V.Transpose(work.Tiles + (2 * TileLength), Lanes, rows, RowLength);
                V.Transpose(work.Tiles + (3 * TileLength), Lanes, rows + Lanes, RowLength);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn<V>(V re, V im, V farCos, V farSin, double* near, double* tile)
        where V : struct, ILane<V>
    {
        V nearCos = V.Load(near);
        V nearSin = V.Load(near + LongFourier.ColumnBlock);
        V cos = V.Fms(farCos, nearCos, V.Mul(farSin, nearSin));
        V sin = V.Fma(farCos, nearSin, V.Mul(farSin, nearCos));
        V.Store(tile, V.Fma(re, cos, V.Mul(im, sin)));
        V.Store(tile + TileLength, V.Fms(im, cos, V.Mul(re, sin)));
    }
}
