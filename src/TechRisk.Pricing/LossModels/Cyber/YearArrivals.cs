using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Arrivals whose count is drawn for each year, by inversion. Addresses: counter (year, arrival); draw 0 the count, 1 the time, 3 the loss.
/// </summary>
internal sealed class YearArrivalProgram(RandomKey key, Frequency count, LossContext context) : ArrivalProgram
{
    private readonly CountTable? _table = context.HasRateFactor ? null : new CountTable(count);

    public override ArrivalDraws CreateDraws() => new Draws(new YearCounts(key, count, _table), key);

    private sealed class Draws(YearCounts counts, RandomKey key) : ArrivalDraws
    {
        private const uint TimeDraw = 1;
        private const uint LossDraw = 3;

        private uint[] _number = new uint[256];
        private long _firstYear;

        public override void Draw(YearBlock block, ReadOnlySpan<double> latent, RowDrivers drivers, KernelSpace space)
        {
            _firstYear = block.FirstYear;
            ReadOnlySpan<int> perYear = counts.Draw(block, latent, drivers.RateFactor);
            int total = 0;
            foreach (int count in perYear)
            {
                total = checked(total + count);
            }

            Reserve(total);
            if (_number.Length < total)
            {
                _number = new uint[Year.Length];
            }

            Count = 0;
            for (int year = 0; year < perYear.Length; year++)
            {
                for (uint number = 0; number < perYear[year]; number++)
                {
                    Year[Count] = year;
                    _number[Count++] = number;
                }
            }
        }

        public override void FillUniforms(RandomKey key, Span<double> uniforms) => Fill(key, uniforms, LossDraw);

        public override void FillTimes(Span<double> times) => Fill(key, times, TimeDraw);

        private void Fill(RandomKey key, Span<double> to, uint draw) =>
            UniformFill.Addresses(key, _firstYear, new() { Year = Year, Number = _number }, to, draw);
    }
}

/// <summary>Counts of one law, one a year: from the year's own uniform or from a latent variable, the rate multiplied by a factor or not.</summary>
internal sealed class YearCounts(RandomKey key, Frequency count, CountTable? table)
{
    private double[] _uniforms = [];
    private int[] _counts = [];

    /// <summary>The counts of a block, valid until the next call.</summary>
    public ReadOnlySpan<int> Draw(YearBlock block, ReadOnlySpan<double> latent, ReadOnlySpan<double> factors)
    {
        if (_counts.Length < block.Count)
        {
            _counts = new int[block.Count];
            _uniforms = GC.AllocateUninitializedArray<double>(block.Count + 64, pinned: true);
        }

        Span<int> counts = _counts.AsSpan(0, block.Count);
        Span<double> uniforms = _uniforms.AsSpan(0, block.Count);
        if (latent.IsEmpty)
        {
            UniformFill.Years(key, block.FirstYear, uniforms, 0);
        }
        else
        {
            latent.CopyTo(uniforms);
            NormalCdf.FillSurvival(uniforms);
        }

        if (table is not null)
        {
            table.Draw(uniforms, counts);
            return counts;
        }

        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] = checked((int)count.SampleScaled(uniforms[i], factors[i]));
        }

        return counts;
    }
}
