using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The events of a cyber risk in a block of years. The event path writes them in order of time; the fused path adds them to the years as
/// they come and puts only the years with three events or more in order, since the sum of two does not depend on it.
/// </summary>
internal sealed class CyberKernel : LossKernel
{
    private const byte Unordered = 3;

    private readonly EventSource[] _own;
    private readonly StruckArrivals[] _struck;
    private readonly EventSource[] _sources;
    private readonly PerilLatents? _latents;
    private readonly KernelSpace _space;
    private readonly SampleBuffer _buffer;
    private byte[] _events = [];

    public CyberKernel(CyberProgram program, KernelSpace space)
    {
        _space = space;
        _buffer = space.Buffer;
        _own = [.. program.Own.Select(peril => new EventSource(peril.Arrivals.CreateDraws(), peril.Parts, false))];
        _struck = [.. program.Tags.Select(tag => new StruckArrivals(tag, program.Traits))];
        _sources = [.. _own, .. program.Tags.Select((tag, t) => new EventSource(_struck[t], tag.Parts, tag.HasOutage))];
        _latents = program.HasLatent ? new PerilLatents(program) : null;
    }

    // only years that need an order have one
    private EventOrder Ordered => field ??= new();

    public override long FillYears(YearBlock block, RowDrivers drivers, ClaimTerms terms, YearColumns columns)
    {
        long claims = Draw(block, drivers);
        if (_events.Length < block.Count)
        {
            _events = new byte[block.Count];
        }

        Span<byte> events = _events.AsSpan(0, block.Count);
        events.Clear();
        bool isOrdered = true;
        foreach (EventSource source in _sources)
        {
            ReadOnlySpan<double> sums = source.Sums();
            Span<double> paid = _buffer.RentDoubles(sums.Length);
            LaneLoop.Map(sums, paid, terms);
            ReadOnlySpan<int> years = source.Arrivals.Year.AsSpan(0, sums.Length);
            for (int i = 0; i < years.Length; i++)
            {
                int year = years[i];
                columns.GroundUp[year] += sums[i];
                columns.Gross[year] += paid[i];
                byte number = events[year];
                if (number < Unordered)
                {
                    events[year] = ++number;
                    isOrdered &= number < Unordered;
                }
            }

            _buffer.ReturnDoubles();
        }

        if (!isOrdered)
        {
            AddInOrder(block, terms, columns);
        }

        return claims;
    }

    public override long FillClaims(YearBlock block, RowDrivers drivers, ClaimTerms terms, ClaimSink sink)
    {
        long claims = Draw(block, drivers);
        for (int s = 0; s < _sources.Length; s++)
        {
            ReadOnlySpan<double> sums = _sources[s].Sums();
            if (sums.IsEmpty)
            {
                continue;
            }

            Span<double> paid = _buffer.RentDoubles(sums.Length);
            LaneLoop.Map(sums, paid, terms);
            int tag = s - _own.Length;
            sink.Add(new ClaimSpans
            {
                Year = _sources[s].Arrivals.Year.AsSpan(0, sums.Length),
                GroundUp = sums,
                Gross = paid,
                Tag = Math.Max(tag + 1, 0),
                TagRow = tag >= 0 ? _struck[tag].Rows : default,
            });
            _buffer.ReturnDoubles();
        }

        return claims;
    }

    public override long FillEvents(YearBlock block, RowDrivers drivers, EventBlock events)
    {
        long claims = Draw(block, drivers);
        Order(block, 0);
        int current = -1;
        uint number = 0;
        for (int place = 0; place < Ordered.Count; place++)
        {
            int year = Ordered.Year(place);
            number = year == current ? number + 1 : 0;
            current = year;
            Append(events, place, number);
        }

        return claims;
    }

    private long Draw(YearBlock block, RowDrivers drivers)
    {
        _space.Begin();
        long events = 0;
        for (int p = 0; p < _own.Length; p++)
        {
            ReadOnlySpan<double> latent = _latents is null ? default : _latents.Of(p, block, drivers.Latent);
            _own[p].Arrivals.Draw(block, latent, drivers, _space);
        }

        for (int t = 0; t < _struck.Length; t++)
        {
            _struck[t].Draw(block, drivers.Systemic[t], _space);
        }

        foreach (EventSource source in _sources)
        {
            source.DrawAmounts(_space);
            events += source.Arrivals.CountKept(block);
        }

        return events;
    }

    // events of the years that have at least so many of them
    private void Order(YearBlock block, byte least)
    {
        Ordered.Clear();
        for (int s = 0; s < _sources.Length; s++)
        {
            EventSource source = _sources[s];
            ReadOnlySpan<double> times = source.Times();
            for (int i = 0; i < times.Length; i++)
            {
                int year = source.Arrivals.Year[i];
                if (least == 0 || _events[year] >= least)
                {
                    Ordered.Add(year, times[i], s, i);
                }
            }
        }

        Ordered.Sort(block.Count);
    }

    private void AddInOrder(YearBlock block, ClaimTerms terms, YearColumns columns)
    {
        Order(block, Unordered);
        int current = -1;
        for (int place = 0; place < Ordered.Count; place++)
        {
            int year = Ordered.Year(place);
            if (year != current)
            {
                columns.GroundUp[year] = 0;
                columns.Gross[year] = 0;
                current = year;
            }

            EventSource source = _sources[Ordered.Source(place)];
            double loss = source.Amount(0, Ordered.Index(place));
            for (int part = 1; part < source.Parts.Length; part++)
            {
                loss += source.Amount(part, Ordered.Index(place));
            }

            columns.GroundUp[year] += loss;
            columns.Gross[year] += terms.Apply(new Lane1(loss)).Value;
        }
    }

    private void Append(EventBlock events, int place, uint number)
    {
        int s = Ordered.Source(place);
        int index = Ordered.Index(place);
        EventSource source = _sources[s];
        int tag = s - _own.Length;
        for (int part = 0; part < source.Parts.Length; part++)
        {
            LossPart loss = source.Parts[part];
            double amount = source.Amount(part, index);
            events.Add(new EventRow
            {
                Year = Ordered.Year(place),
                Time = Ordered.Time(place),
                Event = number,
                Section = loss.Section,
                Indemnity = amount,
                Hours = loss.AmountAnHour > 0 ? amount / loss.AmountAnHour : 0,
                Tag = (byte)(tag + 1 > 0 ? tag + 1 : 0),
                TagRow = tag >= 0 ? _struck[tag].Row(index) : 0,
            });
        }
    }
}
