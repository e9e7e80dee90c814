using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Applies the terms of an event to the events of a block and adds them up by year, in their order.</summary>
internal sealed class EventSums(EventTerms terms)
{
    private readonly EventTermsWork _work = new(terms.SectionCount);
    private readonly TimeOrder _order = new();

    /// <summary>Rows of one event are summed first: the terms see the event, not its parts.</summary>
    /// <param name="events">The events of the block.</param>
    /// <param name="columns">The sums of the years.</param>
    /// <param name="parts">What sections and systemic events pay of the years; null where nobody asks.</param>
    public void Add(EventBlock events, YearColumns columns, YearParts? parts = null)
    {
        if (terms.Span > 0)
        {
            _order.Merge(events, terms.Span);
        }

        int current = -1;
        int row = 0;
        while (row < events.Count)
        {
            int year = events.Year[row];
            int first = row;
            double loss = Ground(events, row);
            for (row++; row < events.Count && events.Year[row] == year && events.Event[row] == events.Event[first]; row++)
            {
                loss += Ground(events, row);
            }

            columns.GroundUp[year] += loss;
            if (terms.SeesSumsOnly)
            {
                double layer = terms.Layer.Apply(new Lane1(loss)).Value;
                columns.Gross[year] += layer;
                if (parts is not null && layer > 0)
                {
                    EventTerms.Split(events, first, row, layer / loss, _work);
                    parts.Add(events, first, row, _work);
                }

                continue;
            }

            if (year != current)
            {
                _work.BeginYear();
                current = year;
            }

            columns.Gross[year] += terms.Pay(events, first, row, _work);
            if (terms.HasExpense)
            {
                columns.Expense[year] += _work.Expense;
            }

            parts?.Add(events, first, row, _work);
        }
    }

    private static double Ground(EventBlock events, int row) => events.Indemnity[row] + events.Expense[row];
}
