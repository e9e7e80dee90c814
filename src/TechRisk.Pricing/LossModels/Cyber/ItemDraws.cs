using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Arrivals in clusters: each is an item of a numbered cluster of its year, with a time of its own.</summary>
internal abstract class ItemDraws : ArrivalDraws
{
    /// <summary>Draw of an item's loss below its address (year, cluster, item).</summary>
    protected const uint LossDraw = 3;

    private uint[] _number = new uint[256];
    private int[] _item = new int[256];
    private double[] _time = new double[256];

    /// <summary>First year of the block.</summary>
    protected long FirstYear { get; private set; }

    public sealed override void FillUniforms(RandomKey key, Span<double> uniforms) =>
        UniformFill.Addresses(key, FirstYear, new() { Year = Year, Number = _number, Item = _item }, uniforms, LossDraw);

    public sealed override void FillTimes(Span<double> times) => _time.AsSpan(0, times.Length).CopyTo(times);

    /// <summary>Begins a block without arrivals.</summary>
    protected void Begin(YearBlock block)
    {
        Count = 0;
        FirstYear = block.FirstYear;
    }

    /// <summary>Adds an item.</summary>
    /// <param name="year">Year, counted from the block's first.</param>
    /// <param name="cluster">Number of the cluster within its year, below 2^32.</param>
    /// <param name="item">Number of the item within its cluster.</param>
    /// <param name="time">Time within the period.</param>
    protected void Append(int year, long cluster, int item, double time)
    {
        Reserve(Count + 1);
        if (_number.Length < Year.Length)
        {
            Array.Resize(ref _number, Year.Length);
            Array.Resize(ref _item, Year.Length);
            Array.Resize(ref _time, Year.Length);
        }

        Year[Count] = year;
        _number[Count] = (uint)cluster;
        _item[Count] = item;
        _time[Count++] = time;
    }
}
