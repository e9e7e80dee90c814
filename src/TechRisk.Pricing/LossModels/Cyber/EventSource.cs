using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The events of one source (a peril, a systemic tag) in a block of years, with the amounts of their components.</summary>
internal sealed class EventSource
{
    private const int Chunk = 4096;

    private readonly bool _sharesHours;
    private readonly double[][] _amounts;
    private double[] _shared = [];
    private double[] _times = [];

    public EventSource(ArrivalDraws arrivals, LossPart[] parts, bool sharesHours)
    {
        Arrivals = arrivals;
        Parts = parts;
        _sharesHours = sharesHours;
        _amounts = [.. parts.Select(_ => Array.Empty<double>())];
    }

    /// <summary>When the events arrive.</summary>
    public ArrivalDraws Arrivals { get; }

    /// <summary>Their components.</summary>
    public LossPart[] Parts { get; }

    /// <summary>Number of events.</summary>
    public int Count => Arrivals.Count;

    /// <summary>Amount of a component of an event.</summary>
    public double Amount(int part, int arrival) => _amounts[part][arrival];

    /// <summary>Times of the events.</summary>
    public ReadOnlySpan<double> Times()
    {
        _times = Fitting(_times, Count);
        Span<double> times = _times.AsSpan(0, Count);
        Arrivals.FillTimes(times);
        return times;
    }

    /// <summary>Draws the amounts of all components of all events.</summary>
    public void DrawAmounts(KernelSpace space)
    {
        SampleBuffer buffer = space.Buffer;
        int filled = Arrivals.Filled;
        bool hasUniforms = false;
        for (int part = 0; part < Parts.Length; part++)
        {
            LossPart loss = Parts[part];
            _amounts[part] = space.Doubles(filled);
            Span<double> amounts = _amounts[part].AsSpan(0, filled);
            if (_sharesHours && loss.AmountAnHour > 0)
            {
                ((StruckArrivals)Arrivals).FillHours(amounts);
                LaneLoop.Map(amounts, amounts, new Scale(loss.AmountAnHour));
                continue;
            }

            // neighbours with one key share one uniform
            bool sharesNext = part + 1 < Parts.Length && Parts[part + 1].Key == loss.Key;
            if (hasUniforms && Parts[part - 1].Key == loss.Key)
            {
                _shared.AsSpan(0, filled).CopyTo(amounts);
            }
            else
            {
                Arrivals.FillUniforms(loss.Key, amounts);
                hasUniforms = false;
            }

            if (sharesNext && !hasUniforms)
            {
                _shared = Fitting(_shared, filled);
                amounts.CopyTo(_shared);
                hasUniforms = true;
            }

            for (int from = 0; from < filled; from += Chunk)
            {
                loss.Law.SampleInPlace(amounts.Slice(from, Math.Min(Chunk, filled - from)), buffer);
            }
        }
    }

    /// <summary>The sum of each event's components, in their order; valid until the next draw.</summary>
    public ReadOnlySpan<double> Sums()
    {
        if (Parts.Length == 1)
        {
            return _amounts[0].AsSpan(0, Count);
        }

        _shared = Fitting(_shared, Count);
        Span<double> sums = _shared.AsSpan(0, Count);
        sums.Clear();
        foreach (double[] amounts in _amounts)
        {
            LaneLoop.Zip(sums, amounts.AsSpan(0, Count), sums, default(Plus));
        }

        return sums;
    }

    private static double[] Fitting(double[] array, int length) =>
        array.Length >= length ? array : GC.AllocateUninitializedArray<double>(Math.Max(length, 2 * array.Length) + 64, pinned: true);

    private readonly struct Scale(double factor) : IMap
    {
        private readonly double _factor = factor;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => V.Mul(x, V.Set(_factor));
    }

    private readonly struct Plus : IZip
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x, V y)
            where V : struct, ILane<V> => V.Add(x, y);
    }
}
