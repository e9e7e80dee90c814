namespace TechRisk.Pricing;

/// <summary>
/// What each section, and the systemic events, take of a cover's years: the working columns of one thread for a block. The terms of the
/// year reduce the layers of all its events together, so that each part is reduced by the same factor.
/// </summary>
internal sealed class YearParts
{
    private readonly int _sections;
    private readonly bool _hasSystemic;
    private readonly double[][] _layer;
    private readonly double[][] _expense;

    /// <summary>Columns for a cover.</summary>
    /// <param name="plan">The cover; it has parts.</param>
    /// <param name="years">The most years of a block.</param>
    public YearParts(CoverPlan plan, int years)
    {
        _sections = plan.PartSections.Count;
        _hasSystemic = plan.HasSystemicPart;
        _layer = Columns(plan.PartCount, years);
        _expense = plan.EventTerms.HasExpense ? Columns(plan.PartCount, years) : [];
    }

    /// <summary>Empties the columns.</summary>
    /// <param name="years">Years of the block.</param>
    public void Begin(int years)
    {
        foreach (double[] column in _layer.Concat(_expense))
        {
            column.AsSpan(0, years).Clear();
        }
    }

    /// <summary>Adds the parts of one event, which the working values hold.</summary>
    /// <param name="events">The table.</param>
    /// <param name="from">First row of the event.</param>
    /// <param name="to">Row after its last.</param>
    /// <param name="work">Parts of the sections, after the terms of the event.</param>
    public void Add(EventBlock events, int from, int to, EventTermsWork work)
    {
        int year = events.Year[from];
        AddTo(_layer, year, work.Loss, IsSystemic(events, from, to));
        if (_expense.Length > 0)
        {
            AddTo(_expense, year, work.Defence, IsSystemic(events, from, to));
        }
    }

    /// <summary>Writes the parts of the block after the terms of the year.</summary>
    /// <param name="before">Layers of the years; empty where there are no terms of the year.</param>
    /// <param name="after">The same after the terms of the year.</param>
    /// <param name="target">A column a part.</param>
    /// <param name="first">First row of the block in the columns.</param>
    public void End(ReadOnlySpan<double> before, ReadOnlySpan<double> after, double[][] target, int first)
    {
        for (int part = 0; part < _layer.Length; part++)
        {
            Span<double> column = target[part].AsSpan(first, after.Length);
            _layer[part].AsSpan(0, after.Length).CopyTo(column);
            for (int year = 0; year < before.Length; year++)
            {
                column[year] = after[year] == before[year] ? column[year]
                    : before[year] > 0 ? column[year] * (after[year] / before[year]) : 0;
            }

            for (int year = 0; _expense.Length > 0 && year < column.Length; year++)
            {
                column[year] += _expense[part][year];
            }
        }
    }

    private void AddTo(double[][] columns, int year, double[] parts, bool isSystemic)
    {
        for (int s = 0; s < _sections; s++)
        {
            columns[s][year] += parts[s];
        }

        if (isSystemic)
        {
            foreach (double part in parts)
            {
                columns[_sections][year] += part;
            }
        }
    }

    // an event joined from several is systemic if one of them is
    private bool IsSystemic(EventBlock events, int from, int to) => _hasSystemic && events.Tag.AsSpan(from, to - from).ContainsAnyExcept((byte)0);

    private static double[][] Columns(int parts, int years) => [.. Enumerable.Range(0, parts).Select(_ => new double[years])];
}
