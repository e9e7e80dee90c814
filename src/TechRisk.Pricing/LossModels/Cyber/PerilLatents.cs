using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The latent variables of n perils whose equally weighted sum, over sqrt(n), is the latent L of their cover:
/// Z_j = L / sqrt(n) + e_j - mean(e). They are independent standard normals, so that the law of the cover does not change.
/// </summary>
internal sealed class PerilLatents(CyberProgram program)
{
    private readonly SampleBuffer _buffer = new();
    private readonly double[][] _own = [.. program.Own.Select(_ => Array.Empty<double>())];
    private double[] _common = [];
    private double[] _latent = [];

    /// <summary>The latents of a peril; perils are asked in their order, block by block.</summary>
    public ReadOnlySpan<double> Of(int peril, YearBlock block, ReadOnlySpan<double> cover)
    {
        int number = program.Own.Length;
        if (number == 1)
        {
            return cover;
        }

        if (peril == 0)
        {
            DrawCommon(block, cover);
        }

        Span<double> latent = _latent.AsSpan(0, block.Count);
        LaneLoop.Zip(_own[peril].AsSpan(0, block.Count), _common.AsSpan(0, block.Count), latent, default(Plus));
        return latent;
    }

    // L / sqrt(n) - mean(e)
    private void DrawCommon(YearBlock block, ReadOnlySpan<double> cover)
    {
        if (_common.Length < block.Count)
        {
            _common = Column(block.Count);
            _latent = Column(block.Count);
            for (int p = 0; p < _own.Length; p++)
            {
                _own[p] = Column(block.Count);
            }
        }

        Span<double> common = _common.AsSpan(0, block.Count);
        LaneLoop.Map(cover, common, new Times(1 / Math.Sqrt(_own.Length)));
        for (int p = 0; p < _own.Length; p++)
        {
            Span<double> own = _own[p].AsSpan(0, block.Count);
            UniformFill.Years(program.Own[p].LatentKey, block.FirstYear, own, 0);
            NormalQuantile.FillUpper(own, _buffer);
            LaneLoop.Zip(own, common, common, new MinusShare(1.0 / _own.Length));
        }
    }

    private static double[] Column(int years) => GC.AllocateUninitializedArray<double>(years + 64, pinned: true);

    private readonly struct Times(double factor) : IMap
    {
        private readonly double _factor = factor;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => V.Mul(x, V.Set(_factor));
    }

    private readonly struct MinusShare(double share) : IZip
    {
        private readonly double _share = share;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x, V y)
            where V : struct, ILane<V> => V.Sub(y, V.Mul(x, V.Set(_share)));
    }

    private readonly struct Plus : IZip
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x, V y)
            where V : struct, ILane<V> => V.Add(x, y);
    }
}
