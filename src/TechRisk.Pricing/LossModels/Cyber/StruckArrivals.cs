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

    private int[] _row = new int[256];
    private uint[] _number = new uint[256];
    private double[] _uniforms = [];
    private SystemicBlock _events = new();
    private long _firstYear;

    /// <summary>Rows of the systemic events that strike, within their tag's block.</summary>
    public ReadOnlySpan<int> Rows => _row.AsSpan(0, Count);

    /// <summary>Row of the systemic event within its tag's block.</summary>
    public int Row(int arrival) => _row[arrival];

    /// <summary>Finds the events that strike.</summary>
    public void Draw(YearBlock block, SystemicBlock events)
    {
        _events = events;
        _firstYear = block.FirstYear;
        Count = 0;
        Reserve(events.Count);
        if (_row.Length < events.Count)
        {
            _row = new int[Year.Length];
            _number = new uint[Year.Length];
        }

        if (_uniforms.Length < events.Count)
        {
            _uniforms = new double[2 * events.Count];
        }

        Span<double> uniforms = _uniforms.AsSpan(0, events.Count);
        UniformFill.Addresses(program.HitKey, _firstYear, new() { Year = events.Year, Number = events.Number }, uniforms, HitDraw);

        for (int row = 0; row < events.Count; row++)
        {
            if (uniforms[row] < program.Footprint.HitProbability(events.Value[row], traits))
            {
                Year[Count] = events.Year[row];
                _number[Count] = events.Number[row];
                _row[Count++] = row;
            }
        }
    }

    public override void Draw(YearBlock block, ReadOnlySpan<double> latent, RowDrivers drivers) =>
        throw new InvalidOperationException("systemic events are drawn once for all that carry their tag");

    public override void FillUniforms(RandomKey key, Span<double> uniforms) =>
        UniformFill.Addresses(key, _firstYear, new() { Year = Year, Number = _number }, uniforms, LossDraw);

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
