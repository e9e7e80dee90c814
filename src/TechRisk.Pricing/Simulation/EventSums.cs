using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Applies the per-claim terms to the events of a block and adds them up by year, in their order.</summary>
internal static class EventSums
{
    /// <summary>Rows of one event are summed first: the terms see the event, not its parts.</summary>
    public static void Add(EventBlock events, ClaimTerms terms, YearColumns columns)
    {
        int row = 0;
        while (row < events.Count)
        {
            int year = events.Year[row];
            uint id = events.Event[row];
            double loss = events.Indemnity[row] + events.Expense[row];
            for (row++; row < events.Count && events.Year[row] == year && events.Event[row] == id; row++)
            {
                loss += events.Indemnity[row] + events.Expense[row];
            }

            columns.GroundUp[year] += loss;
            columns.Gross[year] += terms.Apply(new Lane1(loss)).Value;
        }
    }
}
