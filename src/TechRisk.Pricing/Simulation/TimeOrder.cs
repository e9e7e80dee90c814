namespace TechRisk.Pricing;

/// <summary>Puts the events of each year in the order of their times and makes one event of those that an hours clause joins.</summary>
internal sealed class TimeOrder
{
    private int[] _rows = [];

    /// <summary>Sorts the rows of each year by time, and gives events within a span of the first of them one number.</summary>
    /// <param name="events">The table.</param>
    /// <param name="span">Length of the hours clause as a part of the period.</param>
    public void Merge(EventBlock events, double span)
    {
        if (_rows.Length < events.Count)
        {
            _rows = new int[events.Year.Length];
        }

        int from = 0;
        while (from < events.Count)
        {
            int to = from + 1;
            while (to < events.Count && events.Year[to] == events.Year[from])
            {
                to++;
            }

            events.SortByTime(from, to, _rows);
            double start = double.NegativeInfinity;
            uint number = 0;
            for (int row = from; row < to; row++)
            {
                if (events.Time[row] - start > span)
                {
                    start = events.Time[row];
                    number = events.Event[row];
                }

                events.Event[row] = number;
            }

            from = to;
        }
    }
}
