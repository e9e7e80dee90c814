namespace TechRisk.Pricing;

/// <summary>Rows of an event table as a reader sees them.</summary>
internal static class EventRows
{
    /// <summary>The rows of a cover's event table, in their order.</summary>
    public static List<LossEvent> ToLossEvents(this EventBlock events, Cover cover)
    {
        List<LossEvent> rows = [];
        for (int row = 0; row < events.Count; row++)
        {
            rows.Add(new LossEvent
            {
                Cover = cover.Name,
                Event = events.Event[row],
                Time = events.Time[row],
                Section = cover.LossModel.Sections[events.Section[row]],
                Indemnity = events.Indemnity[row],
                Expense = events.Expense[row],
                Hours = events.Hours[row],
            });
        }

        return rows;
    }
}
