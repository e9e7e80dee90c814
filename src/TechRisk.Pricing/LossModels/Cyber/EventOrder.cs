namespace TechRisk.Pricing;

/// <summary>
/// Puts the events of a block in the order of years, and within a year of times; events of one time keep the order in which they were
/// added.
/// </summary>
internal sealed class EventOrder
{
    private const int MostInserted = 24;

    private int[] _year = new int[256];
    private double[] _time = new double[256];
    private int[] _source = new int[256];
    private int[] _index = new int[256];
    private int[] _order = new int[256];
    private int[] _start = [];

    /// <summary>Number of events.</summary>
    public int Count { get; private set; }

    /// <summary>Source of the event at a place of the order.</summary>
    public int Source(int place) => _source[_order[place]];

    /// <summary>Number of the event at a place within its source.</summary>
    public int Index(int place) => _index[_order[place]];

    /// <summary>Year of the event at a place.</summary>
    public int Year(int place) => _year[_order[place]];

    /// <summary>Time of the event at a place.</summary>
    public double Time(int place) => _time[_order[place]];

    /// <summary>Forgets all events.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds an event.</summary>
    public void Add(int year, double time, int source, int index)
    {
        if (Count == _year.Length)
        {
            Array.Resize(ref _year, 2 * Count);
            Array.Resize(ref _time, 2 * Count);
            Array.Resize(ref _source, 2 * Count);
            Array.Resize(ref _index, 2 * Count);
            Array.Resize(ref _order, 2 * Count);
        }

        _year[Count] = year;
        _time[Count] = time;
        _source[Count] = source;
        _index[Count++] = index;
    }

    /// <summary>Sorts the events: by year in one counting pass, then each year by time.</summary>
    /// <param name="years">Years of the block.</param>
    public void Sort(int years)
    {
        if (_start.Length < years + 1)
        {
            _start = new int[years + 1];
        }

        Span<int> start = _start.AsSpan(0, years + 1);
        start.Clear();
        for (int i = 0; i < Count; i++)
        {
            start[_year[i] + 1]++;
        }

        for (int year = 0; year < years; year++)
        {
            start[year + 1] += start[year];
        }

        for (int i = 0; i < Count; i++)
        {
            _order[start[_year[i]]++] = i;
        }

        // a year's start has moved to the start of the next
        int from = 0;
        for (int year = 0; year < years; year++)
        {
            SortByTime(_order.AsSpan(from, start[year] - from));
            from = start[year];
        }
    }

    private void SortByTime(Span<int> events)
    {
        if (events.Length > MostInserted)
        {
            events.Sort((x, y) => _time[x].CompareTo(_time[y]) is var byTime && byTime != 0 ? byTime : x.CompareTo(y));
            return;
        }

        for (int i = 1; i < events.Length; i++)
        {
            int moved = events[i];
            int at = i;
            while (at > 0 && _time[events[at - 1]] > _time[moved])
            {
                events[at] = events[at - 1];
                at--;
            }

            events[at] = moved;
        }
    }
}
