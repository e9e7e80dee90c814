namespace TechRisk.Pricing;

/// <summary>
/// The event table of a block of years, a column an attribute, reused by its thread. Rows of one event (its sections, the claims of
/// its batch) stand together and carry one event id; the per-claim terms see their sum.
/// </summary>
internal sealed class EventBlock
{
    /// <summary>Number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Year of the row, counted from the block's first.</summary>
    public int[] Year { get; private set; } = new int[256];

    /// <summary>Time within the policy period, in [0, 1]; of report for claims-made covers.</summary>
    public double[] Time { get; private set; } = new double[256];

    /// <summary>Number of the event within its year.</summary>
    public uint[] Event { get; private set; } = new uint[256];

    /// <summary>Section, an index into the model's list.</summary>
    public byte[] Section { get; private set; } = new byte[256];

    /// <summary>Ground-up indemnity.</summary>
    public double[] Indemnity { get; private set; } = new double[256];

    /// <summary>Ground-up expense (defence).</summary>
    public double[] Expense { get; private set; } = new double[256];

    /// <summary>Hours of interruption; 0 for sections without hours.</summary>
    public double[] Hours { get; private set; } = new double[256];

    /// <summary>1 + the index of the systemic tag that the event comes from; 0 for the insured's own events.</summary>
    public byte[] Tag { get; private set; } = new byte[256];

    /// <summary>Row of the systemic event within its tag's block; 0 for the insured's own events.</summary>
    public int[] TagRow { get; private set; } = new int[256];

    /// <summary>Empties the table.</summary>
    public void Clear() => Count = 0;

    /// <summary>Appends a row.</summary>
    public void Add(in EventRow row)
    {
        if (Count == Year.Length)
        {
            Grow();
        }

        Year[Count] = row.Year;
        Time[Count] = row.Time;
        Event[Count] = row.Event;
        Section[Count] = row.Section;
        Indemnity[Count] = row.Indemnity;
        Expense[Count] = row.Expense;
        Hours[Count] = row.Hours;
        Tag[Count] = row.Tag;
        TagRow[Count] = row.TagRow;
        Count++;
    }

    /// <summary>A row of the table.</summary>
    public EventRow this[int row] => new()
    {
        Year = Year[row],
        Time = Time[row],
        Event = Event[row],
        Section = Section[row],
        Indemnity = Indemnity[row],
        Expense = Expense[row],
        Hours = Hours[row],
        Tag = Tag[row],
        TagRow = TagRow[row],
    };

    /// <summary>Sorts rows by time, then by event; the rows of one event keep their order.</summary>
    /// <param name="from">First row.</param>
    /// <param name="to">Row after the last.</param>
    /// <param name="rows">Working space, at least as long as the range.</param>
    public void SortByTime(int from, int to, int[] rows)
    {
        Span<int> order = rows.AsSpan(0, to - from);
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = from + i;
        }

        order.Sort((x, y) =>
        {
            int byTime = Time[x].CompareTo(Time[y]);
            int byEvent = byTime != 0 ? byTime : Event[x].CompareTo(Event[y]);
            return byEvent != 0 ? byEvent : x.CompareTo(y);
        });
        Reorder(Time, from, order);
        Reorder(Event, from, order);
        Reorder(Section, from, order);
        Reorder(Indemnity, from, order);
        Reorder(Expense, from, order);
        Reorder(Hours, from, order);
        Reorder(Tag, from, order);
        Reorder(TagRow, from, order);
    }

    private static void Reorder<T>(T[] column, int from, ReadOnlySpan<int> order)
    {
        T[] sorted = new T[order.Length];
        for (int i = 0; i < sorted.Length; i++)
        {
            sorted[i] = column[order[i]];
        }

        sorted.CopyTo(column, from);
    }

    private void Grow()
    {
        int length = Year.Length * 2;
        Year = Extended(Year, length);
        Time = Extended(Time, length);
        Event = Extended(Event, length);
        Section = Extended(Section, length);
        Indemnity = Extended(Indemnity, length);
        Expense = Extended(Expense, length);
        Hours = Extended(Hours, length);
        Tag = Extended(Tag, length);
        TagRow = Extended(TagRow, length);
    }

    private static T[] Extended<T>(T[] column, int length)
    {
        T[] longer = new T[length];
        column.CopyTo(longer, 0);
        return longer;
    }
}

/// <summary>One row of an event table.</summary>
internal readonly record struct EventRow
{
    /// <summary>Year, counted from the block's first.</summary>
    public int Year { get; init; }

    /// <summary>Time within the period, in [0, 1].</summary>
    public double Time { get; init; }

    /// <summary>Number of the event within its year.</summary>
    public uint Event { get; init; }

    /// <summary>Section index.</summary>
    public byte Section { get; init; }

    /// <summary>Ground-up indemnity.</summary>
    public double Indemnity { get; init; }

    /// <summary>Ground-up expense.</summary>
    public double Expense { get; init; }

    /// <summary>Hours of interruption.</summary>
    public double Hours { get; init; }

    /// <summary>1 + the index of the systemic tag; 0 for the insured's own events.</summary>
    public byte Tag { get; init; }

    /// <summary>Row of the systemic event within its tag's block.</summary>
    public int TagRow { get; init; }
}
