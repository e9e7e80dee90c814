using System.Runtime.InteropServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Poisson arrivals drawn for whole blocks of <see cref="LossProgram.AddressYears"/> years: the count of the block by inversion, each
/// arrival's year by its own word of 32 bits, with the years' factors as weights. Nothing is drawn for the many years without an event, and a
/// higher rate adds arrivals without moving one. Addresses: counter (block, arrival), draw 0 the count, 2 the time, 3 the loss; the word of
/// the year stands at (block, arrival / 4), draw 1.
/// </summary>
internal sealed class BlockArrivalProgram(RandomKey key, double mean) : ArrivalProgram
{
    private const uint CountDraw = 0;
    private const uint YearDraw = 1;
    private const uint TimeDraw = 2;
    private const uint LossDraw = 3;

    public override ArrivalDraws CreateDraws() => new Draws(key, mean);

    private sealed class Draws(RandomKey key, double mean) : ArrivalDraws
    {
        private const int Years = LossProgram.AddressYears;
        private const int Chunk = 4096;

        private readonly Poisson _count = new(mean * Years);
        private long _block;

        public override void Draw(YearBlock block, ReadOnlySpan<double> latent, RowDrivers drivers, KernelSpace space)
        {
            if (block.Count != Years || block.FirstYear % Years != 0)
            {
                throw new InvalidOperationException($"a block of years {block} does not start and end where the addresses of its claims do");
            }

            _block = block.FirstYear / Years;
            double factor = drivers.Weights is { } weights ? weights.Sum / Years : 1;
            Count = checked((int)_count.SampleScaled(UniformFill.At(key, _block, 0, 0, CountDraw), factor));
            Year = space.Integers(Count);
            Span<uint> buffer = MemoryMarshal.Cast<double, uint>(space.Doubles(Chunk / 2).AsSpan());
            for (int from = 0; from < Count; from += Chunk)
            {
                int length = Math.Min(Chunk, Count - from);
                UniformFill.Words(key, _block, from, buffer[..((length + 31) & ~31)], YearDraw);
                Place(buffer[..length], Year.AsSpan(from, length), drivers.Weights);
            }
        }

        public override int Filled => WholeVectors;

        public override void FillUniforms(RandomKey key, Span<double> uniforms) => UniformFill.Numbers(key, _block, 0, uniforms, LossDraw);

        public override void FillTimes(Span<double> times) => UniformFill.Numbers(key, _block, 0, times, TimeDraw);

        private static void Place(ReadOnlySpan<uint> words, Span<int> years, YearWeights? weights)
        {
            if (weights is not null)
            {
                weights.Place(words, years);
                return;
            }

            for (int i = 0; i < words.Length; i++)
            {
                years[i] = (int)(words[i] >> (32 - LossProgram.AddressBits));
            }
        }
    }
}
