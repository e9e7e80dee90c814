namespace TechRisk.Pricing;

/// <summary>The upper tail of a plain sample, found when first asked for and again when more of it is needed. Any thread may ask.</summary>
internal sealed class GrowingTail(double[] values)
{
    private readonly Lock _gate = new();
    private volatile UpperTail? _tail;

    /// <summary>The largest rows, at least this many.</summary>
    public UpperTail AtLeast(long count)
    {
        UpperTail? known = _tail;
        if (known is not null && known.Covers(count))
        {
            return known;
        }

        lock (_gate)
        {
            known = _tail;
            if (known is null || !known.Covers(count))
            {
                _tail = known = UpperTail.Of(values, Math.Max(count, UpperTail.UsualCount(values.Length)));
            }

            return known;
        }
    }
}
