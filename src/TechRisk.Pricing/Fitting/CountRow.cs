namespace TechRisk.Pricing;

/// <summary>One line of claim counts: so many claims in an exposure, seen on one or more equal units.</summary>
public sealed record CountRow
{
    /// <summary>A count of claims.</summary>
    /// <param name="count">Number of claims of one unit, a whole number from 0 to 1e12.</param>
    public CountRow(long count) => Count = count;

    /// <summary>Number of claims of one unit; with <see cref="IsOpen"/> the least number.</summary>
    /// <value>A whole number from 0 to 1e12.</value>
    public long Count
    {
        get;
        init => field = value is >= 0 and <= 1_000_000_000_000
            ? value
            : throw Require.Wrong(nameof(Count), value, "must be a whole number of claims from 0 to 1e12");
    }

    /// <summary>Exposure of one unit: policy years, insured turnover, months under observation.</summary>
    /// <value>A finite number above 0; the default is 1.</value>
    public double Exposure { get; init => field = Require.Positive(value, nameof(Exposure)); } = 1;

    /// <summary>Number of units with this count and this exposure: policies of a portfolio, or 1 for a year of a history.</summary>
    /// <value>A whole number, 0 or more; the default is 1.</value>
    public long Units { get; init => field = Require.AtLeast(value, 0, nameof(Units)); } = 1;

    /// <summary>When it was: calendar years, such as 2013 or 2013.25; null where no trend is asked for.</summary>
    /// <value>A finite number or null; the default is null.</value>
    public double? Time { get; init => field = value is null ? null : Require.Finite(value.Value, nameof(Time)); }

    /// <summary>True for an open class: <see cref="Count"/> claims or more, such as "5 and more".</summary>
    public bool IsOpen { get; init; }
}
