namespace TechRisk.Pricing;

/// <summary>The events of one tag in a block of years, years ascending, drawn once for all the insureds they may strike.</summary>
internal sealed class SystemicBlock
{
    /// <summary>Number of events.</summary>
    public int Count { get; set; }

    /// <summary>Year of the event, counted from the block's first.</summary>
    public int[] Year { get; set; } = [];

    /// <summary>Number of the event within its year.</summary>
    public uint[] Number { get; set; } = [];

    /// <summary>Time within the policy period, in (0, 1).</summary>
    public double[] Time { get; set; } = [];

    /// <summary>The footprint's value: a share, a strength; 0 where it draws none.</summary>
    public double[] Value { get; set; } = [];

    /// <summary>Hours of the outage; 0 where the event has no outage law.</summary>
    public double[] OutageHours { get; set; } = [];

    /// <summary>Makes room for a number of events.</summary>
    public void Reserve(int events)
    {
        if (Year.Length < events)
        {
            int length = Math.Max(events, 2 * Year.Length);
            Year = new int[length];
            Number = new uint[length];
            Time = new double[length];
            Value = new double[length];
            OutageHours = new double[length];
        }
    }

    /// <summary>Number of events before a year of the block.</summary>
    public int RowsBefore(int year)
    {
        int at = Year.AsSpan(0, Count).BinarySearch(year);
        at = at < 0 ? ~at : at;
        while (at > 0 && Year[at - 1] >= year)
        {
            at--;
        }

        return at;
    }
}
