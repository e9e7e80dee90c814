using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The claims of a cover whose terms look inside the event or at the year: the event table is walked in its order, and what an event adds to
/// the year after aggregate terms is the event's loss.
/// </summary>
internal sealed class PortfolioEvents
{
    private readonly EventBlock _events = new();
    private readonly TimeOrder _order = new();
    private readonly Dictionary<int, EventTermsWork> _work = [];
    private readonly List<Claims> _byTag = [new()];

    /// <summary>Draws the events of a block and hands over what they cost.</summary>
    /// <returns>Ground-up claims drawn.</returns>
    public long Fill(LossKernel kernel, YearBlock block, RowDrivers drivers, CoverPlan plan, ClaimSink sink)
    {
        _events.Clear();
        long claims = kernel.FillEvents(block, drivers, _events);
        if (plan.EventTerms.Span > 0)
        {
            _order.Merge(_events, plan.EventTerms.Span);
        }

        while (_byTag.Count <= plan.SystemicTags.Length)
        {
            _byTag.Add(new());
        }

        Walk(plan);
        for (int tag = 0; tag <= plan.SystemicTags.Length; tag++)
        {
            _byTag[tag].HandOver(tag, sink);
        }

        return claims;
    }

    private void Walk(CoverPlan plan)
    {
        EventTerms terms = plan.EventTerms;
        if (!_work.TryGetValue(terms.SectionCount, out EventTermsWork? work))
        {
            work = new EventTermsWork(terms.SectionCount);
            _work.Add(terms.SectionCount, work);
        }

        int current = -1;
        double paidOfYear = 0;
        double netOfYear = 0;
        for (int row = 0; row < _events.Count;)
        {
            int first = row;
            int year = _events.Year[row];
            double loss = 0;
            int origin = row;
            for (; row < _events.Count && _events.Year[row] == year && _events.Event[row] == _events.Event[first]; row++)
            {
                loss += _events.Indemnity[row] + _events.Expense[row];
                origin = _events.Tag[origin] == 0 ? row : origin; // an event joined from several is systemic if one of them is
            }

            if (year != current)
            {
                work.BeginYear();
                (current, paidOfYear, netOfYear) = (year, 0, 0);
            }

            double paid = terms.SeesSumsOnly ? terms.Layer.Apply(new Lane1(loss)).Value : terms.Pay(_events, first, row, work);
            if (plan.HasYearTerms)
            {
                paidOfYear += paid;
                double net = plan.YearTerms.Apply(new Lane1(paidOfYear)).Value;
                paid = Math.Max(net - netOfYear, 0);
                netOfYear = net;
            }

            if (terms.HasExpense && !terms.SeesSumsOnly)
            {
                paid += work.Expense; // borne beside the layer: the terms of the year do not see it
            }

            _byTag[_events.Tag[origin]].Add(year, loss, paid, _events.TagRow[origin]);
        }
    }

    private sealed class Claims
    {
        private int[] _year = new int[64];
        private double[] _groundUp = new double[64];
        private double[] _gross = new double[64];
        private int[] _row = new int[64];
        private int _count;

        public void Add(int year, double groundUp, double gross, int row)
        {
            if (_count == _year.Length)
            {
                Array.Resize(ref _year, 2 * _count);
                Array.Resize(ref _groundUp, 2 * _count);
                Array.Resize(ref _gross, 2 * _count);
                Array.Resize(ref _row, 2 * _count);
            }

            _year[_count] = year;
            _groundUp[_count] = groundUp;
            _gross[_count] = gross;
            _row[_count++] = row;
        }

        public void HandOver(int tag, ClaimSink sink)
        {
            if (_count == 0)
            {
                return;
            }

            int count = _count;
            _count = 0;
            sink.Add(new ClaimSpans
            {
                Year = _year.AsSpan(0, count),
                GroundUp = _groundUp.AsSpan(0, count),
                Gross = _gross.AsSpan(0, count),
                Tag = tag,
                TagRow = tag > 0 ? _row.AsSpan(0, count) : default,
            });
        }
    }
}
