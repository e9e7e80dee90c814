using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The inverse of <see cref="LongFourier"/>: the steps of <see cref="LongForward"/> backwards. Transforms are made inverse by
/// handing them real and imaginary parts in each other's place.
/// </summary>
internal readonly unsafe struct LongInverse
{
    private const int Lanes = RowTransform.Lanes;
    private const int RowLength = RowTransform.RowLength;
    private const int TileLength = Lanes * Lanes;

    private readonly LongFourier _plan;
    private readonly double* _re;
    private readonly double* _im;
    private readonly double* _middle;
    private readonly double* _x;
    private readonly double* _work;

    /// <summary>One call.</summary>
    /// <param name="plan">The tables.</param>
    /// <param name="spectrum">The real parts, the imaginary parts.</param>
    /// <param name="middle">The row of the frequency rows/2, which is real, with the scale of the shorter transform.</param>
    /// <param name="x">Room for the sequence.</param>
    /// <param name="work">The working space.</param>
    public LongInverse(LongFourier plan, (nint Re, nint Im) spectrum, double* middle, double* x, double* work)
    {
        _plan = plan;
        _re = (double*)spectrum.Re;
        _im = (double*)spectrum.Im;
        _middle = middle;
        _x = x;
        _work = work;
    }

    /// <summary>Runs it at a lane width.</summary>
    public void Run<V>()
        where V : struct, ILane<V>
    {
        LongWork work = new(_plan, _work);
        for (int k = 0; k < _plan.Rows / 2; k += Lanes)
        {
            double* rows = work.Turned + ((nint)k * 2 * _plan.Columns);
            SwappedSpectrumSource source = new(_re, _im, _plan.Length, k, _plan.Rows);
            StridedRows sink = new(rows + Lanes, rows, RowLength);
            _plan.Across.Run<V, SwappedSpectrumSource, StridedRows>(work.Block, source, ref sink);
        }

        for (int column = 0; column < _plan.Columns; column += LongFourier.ColumnBlock)
        {
            Join<V>(column, work);
            double* half = work.Natural + ((nint)_plan.Rows / 2 * RowLength);
            for (int i = 0; i < RowLength; i++)
            {
                half[i] = _middle[column + i] * (2.0 / _plan.Rows);
            }

            StridedRows sink = new(_x + column + Lanes, _x + column, _plan.Columns);
            _plan.Down.Run<V, StridedRows, StridedRows>(work.Block, new StridedRows(work.Natural + Lanes, work.Natural, RowLength), ref sink);
        }
    }

    // the spectra of sixteen real columns, turned back, as those of eight complex ones
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Join<V>(int column, LongWork work)
        where V : struct, ILane<V>
    {
        int mask = _plan.Rows - 1;
        double scale = 2.0 / _plan.Length;
        fixed (double* far = _plan.Far(column / LongFourier.ColumnBlock))
        {
            for (int k = 0; k < _plan.Rows / 2; k += Lanes)
            {
                double* rows = work.Turned + ((((nint)k / Lanes * _plan.Columns) + column) * RowLength);
                V.Transpose(rows, RowLength, work.Tiles, Lanes);
                V.Transpose(rows + Lanes, RowLength, work.Tiles + TileLength, Lanes);
                rows += Lanes * RowLength;
                V.Transpose(rows, RowLength, work.Tiles + (2 * TileLength), Lanes);
                V.Transpose(rows + Lanes, RowLength, work.Tiles + (3 * TileLength), Lanes);
                if (k == 0)
                {
                    // the frequency 0 of a real column is real
                    new Span<double>(work.Tiles + TileLength, Lanes).Clear();
                    new Span<double>(work.Tiles + (3 * TileLength), Lanes).Clear();
                }

                for (int i = 0; i < Lanes; i++)
                {
                    double* z = work.Natural + ((nint)(k + i) * RowLength);
                    double* y = work.Natural + ((nint)((_plan.Rows - k - i) & mask) * RowLength);
                    double* near = _plan.Near(k + i);
                    double* tile = work.Tiles + (i * Lanes);
                    V cos = V.Set(far[2 * (k + i)] * scale);
                    V sin = V.Set(far[(2 * (k + i)) + 1] * scale);
                    for (int lane = 0; lane < Lanes; lane += V.Count)
                    {
                        TurnBack(tile + lane, cos, sin, near + lane, out V aRe, out V aIm);
                        TurnBack(tile + (2 * TileLength) + lane, cos, sin, near + Lanes + lane, out V bRe, out V bIm);
                        V.Store(z + lane, V.Sub(aRe, bIm));
                        V.Store(z + Lanes + lane, V.Add(aIm, bRe));
                        V.Store(y + lane, V.Add(aRe, bIm));
                        V.Store(y + Lanes + lane, V.Sub(bRe, aIm));
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TurnBack<V>(double* tile, V farCos, V farSin, double* near, out V re, out V im)
        where V : struct, ILane<V>
    {
        V nearCos = V.Load(near);
        V nearSin = V.Load(near + LongFourier.ColumnBlock);
        V cos = V.Fms(farCos, nearCos, V.Mul(farSin, nearSin));
        V sin = V.Fma(farCos, nearSin, V.Mul(farSin, nearCos));
        V a = V.Load(tile);
        V b = V.Load(tile + TileLength);
        re = V.Fms(a, cos, V.Mul(b, sin));
        im = V.Fma(a, sin, V.Mul(b, cos));
    }
}
