using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The claims of a block of years: counts by inversion, then amounts. The fused path sums them lane by lane, the event path writes
/// them down; both add the same numbers in the same order.
/// </summary>
internal sealed class FrequencySeverityKernel(FrequencySeverityProgram program) : LossKernel
{
    private const int Chunk = 4096;

    private readonly SampleBuffer _buffer = new();
    private readonly ClaimSums _sums = new();
    private double[] _uniforms = [];
    private int[] _counts = [];

    public override long FillYears(YearBlock block, RowDrivers drivers, ClaimTerms terms, YearColumns columns)
    {
        ReadOnlySpan<int> counts = DrawCounts(block, drivers);
        long claims = _sums.Add(block, counts, new ClaimDraws(program.SeverityKey, program.Severity, terms, program.MostClaims), columns, _buffer);
        if (!drivers.ShockCount.IsEmpty)
        {
            YearColumns more = new() { GroundUp = columns.GroundUp, Gross = columns.Gross };
            claims += _sums.Add(block, drivers.ShockCount, new ClaimDraws(program.ShockSeverityKey, program.Severity, terms, int.MaxValue), more, _buffer);
        }

        return claims;
    }

    public override long FillEvents(YearBlock block, RowDrivers drivers, EventBlock events)
    {
        ReadOnlySpan<int> counts = DrawCounts(block, drivers);
        long claims = 0;
        for (int year = 0; year < block.Count; year++)
        {
            claims += counts[year];
            Append(block, year, counts[year], 0, program.SeverityKey, program.TimeKey, events);
            if (!drivers.ShockCount.IsEmpty)
            {
                claims += drivers.ShockCount[year];
                Append(block, year, drivers.ShockCount[year], (uint)counts[year], program.ShockSeverityKey, program.ShockTimeKey, events);
            }
        }

        return claims;
    }

    private void Append(YearBlock block, int year, int count, uint firstEvent, RandomKey amounts, RandomKey times, EventBlock events)
    {
        Span<double> losses = _buffer.RentDoubles(Chunk);
        for (int from = 0; from < count; from += Chunk)
        {
            int number = Math.Min(Chunk, count - from);
            for (int i = 0; i < number; i++)
            {
                losses[i] = amounts.Uniform(block.FirstYear + year, from + i);
            }

            program.Severity.SampleInPlace(losses[..number], _buffer);
            for (int i = 0; i < number; i++)
            {
                events.Add(new EventRow
                {
                    Year = year,
                    Event = firstEvent + (uint)(from + i),
                    Time = times.Uniform(block.FirstYear + year, from + i),
                    Indemnity = losses[i],
                });
            }
        }

        _buffer.ReturnDoubles();
    }

    private ReadOnlySpan<int> DrawCounts(YearBlock block, RowDrivers drivers)
    {
        if (_counts.Length < block.Count)
        {
            _counts = new int[block.Count];
            _uniforms = GC.AllocateUninitializedArray<double>(block.Count + 64, pinned: true);
        }

        Span<int> counts = _counts.AsSpan(0, block.Count);
        if (program.Counts is null && !program.HasRateFactor)
        {
            counts.Clear();
            return counts;
        }

        Span<double> uniforms = _uniforms.AsSpan(0, block.Count);
        if (program.HasLatent)
        {
            drivers.Latent.CopyTo(uniforms);
            NormalCdf.FillSurvival(uniforms);
        }
        else
        {
            UniformFill.Years(program.CountKey, block.FirstYear, uniforms, 0);
        }

        if (program.Counts is not null)
        {
            program.Counts.Draw(uniforms, counts);
        }
        else
        {
            for (int i = 0; i < counts.Length; i++)
            {
                counts[i] = checked((int)program.Frequency.SampleScaled(uniforms[i], drivers.RateFactor[i]));
            }
        }

        return counts;
    }
}
