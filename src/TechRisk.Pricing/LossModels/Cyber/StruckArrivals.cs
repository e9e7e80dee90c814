using System.Runtime.InteropServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The systemic events of a tag that strike one firm. Being struck is addressed by the tag, the submission and (year, number of the event
/// in its year), a loss by the cover, the peril, the tag and the same counter.
/// </summary>
internal sealed class StruckArrivals(TagProgram program, InsuredTraits traits) : ArrivalDraws
{
    private const uint HitDraw = 0;
    private const uint LossDraw = 3;

    private int[] _row = [];
    private int[] _number = [];
    private SystemicBlock _events = new();
    private long _firstYear;

    /// <summary>Rows of the systemic events that strike, within their tag's block.</summary>
    public ReadOnlySpan<int> Rows => _row.AsSpan(0, Count);

    /// <summary>Row of the systemic event within its tag's block.</summary>
    public int Row(int arrival) => _row[arrival];

    /// <summary>Finds the events that strike.</summary>
    public void Draw(YearBlock block, SystemicBlock events, KernelSpace space)
    {
        _events = events;
        _firstYear = block.FirstYear;
        Count = 0;
        Year = space.Integers(events.Count);
        _row = space.Integers(events.Count);
        _number = space.Integers(events.Count);
        Span<double> uniforms = space.Doubles(events.Count).AsSpan(0, events.Count);
        UniformFill.Addresses(program.HitKey, _firstYear, new() { Year = events.Year, Number = events.Number }, uniforms, HitDraw);

        Count = program.Footprint is FixedShare same
            ? Strike(uniforms, same.Share)
            : Strike(uniforms);
        for (int i = 0; i < Count; i++)
        {
            Year[i] = events.Year[_row[i]];
            _number[i] = (int)events.Number[_row[i]];
        }

        for (int more = Count; more < Filled; more++)
        {
            (Year[more], _number[more], _row[more]) = (0, 0, 0);
        }
    }

    public override int Filled => WholeVectors;

    // every row is written, and counted where it strikes
    private int Strike(ReadOnlySpan<double> uniforms, double share)
    {
        Span<int> rows = _row.AsSpan(0, uniforms.Length);
        int count = 0;
        for (int row = 0; row < uniforms.Length; row++)
        {
            rows[count] = row;
            count += uniforms[row] < share ? 1 : 0;
        }

        return count;
    }

    private int Strike(ReadOnlySpan<double> uniforms)
    {
        int count = 0;
        for (int row = 0; row < uniforms.Length; row++)
        {
            if (uniforms[row] < program.Footprint.HitProbability(_events.Value[row], traits))
            {
                _row[count++] = row;
            }
        }

        return count;
    }

    public override void Draw(YearBlock block, ReadOnlySpan<double> latent, RowDrivers drivers, KernelSpace space) =>
        throw new InvalidOperationException("systemic events are drawn once for all that carry their tag");

    public override void FillUniforms(RandomKey key, Span<double> uniforms) =>
        UniformFill.Addresses(key, _firstYear, new() { Year = Year, Number = MemoryMarshal.Cast<int, uint>(_number) }, uniforms, LossDraw);

    public override void FillTimes(Span<double> times)
    {
        for (int i = 0; i < times.Length; i++)
        {
            times[i] = _events.Time[_row[i]];
        }
    }

    /// <summary>Hours of the outage that each struck event causes.</summary>
    public void FillHours(Span<double> hours)
    {
        for (int i = 0; i < hours.Length; i++)
        {
            hours[i] = _events.OutageHours[_row[i]];
        }
    }
}
