using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The terms of a policy compiled for the events of one loss model: insured hours, then each section's share and sub-limit, then the
/// layer of the whole event and the costs of defence.
/// </summary>
internal sealed class EventTerms
{
    private readonly PolicyTerms _terms;
    private readonly ClaimTerms _layer;
    private readonly DefenceCosts _defence;
    private readonly bool[] _hasHours;
    private readonly SectionTerms?[] _sections;

    /// <summary>The terms of a cover.</summary>
    /// <param name="model">The loss model, which knows sections, hours and defence.</param>
    /// <param name="terms">The policy terms.</param>
    /// <param name="period">Policy period in years, for the hours clause.</param>
    public EventTerms(LossModel model, PolicyTerms terms, double period)
    {
        Check(model, terms);
        _terms = terms;
        _layer = new ClaimTerms(terms);
        _defence = model.Defence;
        ValueList<string> names = model.Sections;
        _hasHours = [.. names.Select(name => terms.HasHours && model.HasHours(name))];
        _sections = [.. names.Select(name => terms.Sections.FirstOrDefault(section => section.Section == name))];
        SectionCount = names.Count;
        Span = terms.EventHours / (period * HoursAYear);
        SeesSumsOnly = terms.SeesEventsOnly && _defence == DefenceCosts.Inside;
        HasSectionYears = _sections.Any(section => section is not null && !double.IsPositiveInfinity(section.AggregateLimit));
    }

    /// <summary>The sections' parts of what the layer pays of an event of which it sees the sum alone, into the working values.</summary>
    /// <param name="events">The table.</param>
    /// <param name="from">First row of the event.</param>
    /// <param name="to">Row after its last.</param>
    /// <param name="share">What is paid over the loss of the event.</param>
    /// <param name="work">Working values of the thread.</param>
    public static void Split(EventBlock events, int from, int to, double share, EventTermsWork work)
    {
        work.Loss.AsSpan().Clear();
        work.Defence.AsSpan().Clear();
        for (int row = from; row < to; row++)
        {
            work.Loss[events.Section[row]] += share * (events.Indemnity[row] + events.Expense[row]);
        }
    }

    /// <summary>Hours of a policy year: 365 days.</summary>
    public const double HoursAYear = 8760;

    /// <summary>Number of the model's sections.</summary>
    public int SectionCount { get; }

    /// <summary>The layer of the whole event, for kernels that sum amounts themselves.</summary>
    public ClaimTerms Layer => _layer;

    /// <summary>True if the sum of an event's amounts decides what is paid of it.</summary>
    public bool SeesSumsOnly { get; }

    /// <summary>True if a section has a sub-limit for the year.</summary>
    public bool HasSectionYears { get; }

    /// <summary>Events within this part of the period from the first of them are one event; 0 if each stands alone.</summary>
    public double Span { get; }

    /// <summary>Refuses terms that no section of the model can apply.</summary>
    /// <exception cref="InvalidOperationException">Hours without a section that has hours, or a section the model does not have.</exception>
    public static void Check(LossModel model, PolicyTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (Problem(model, terms) is string problem)
        {
            throw new InvalidOperationException(problem);
        }
    }

    /// <summary>Why the model cannot apply the terms; null if it can.</summary>
    public static string? Problem(LossModel model, PolicyTerms terms)
    {
        if (terms.HasHours && !model.Sections.Any(model.HasHours))
        {
            return $"the terms have waiting or indemnity hours, but no section of {model.GetType().Name} has hours; remove them or use a model with interruption losses";
        }

        string? unknown = terms.Sections.Select(section => section.Section).FirstOrDefault(section => !model.Sections.Contains(section));
        return unknown is null ? null
            : $"the terms name the section '{unknown}', which {model.GetType().Name} does not have; its sections are {string.Join(", ", model.Sections)}";
    }

    /// <summary>True if costs of defence are paid beside the layer, so that the terms of the year do not see them.</summary>
    public bool HasExpense => _defence != DefenceCosts.Inside;

    /// <summary>What is paid of the rows of one event, without the costs of defence that are borne beside the layer.</summary>
    /// <param name="events">The table.</param>
    /// <param name="from">First row of the event.</param>
    /// <param name="to">Row after its last.</param>
    /// <param name="work">Working values of the thread; on return its sections hold their parts of the layer and of the costs of defence that are borne.</param>
    public double Pay(EventBlock events, int from, int to, EventTermsWork work)
    {
        Span<double> loss = work.Loss.AsSpan(0, SectionCount);
        Span<double> defence = work.Defence.AsSpan(0, SectionCount);
        loss.Clear();
        defence.Clear();
        for (int row = from; row < to; row++)
        {
            int section = events.Section[row];
            double indemnity = events.Indemnity[row];
            if (_hasHours[section])
            {
                double hours = events.Hours[row];
                indemnity = hours > 0 ? indemnity * (_terms.InsuredHours(hours) / hours) : 0;
            }

            loss[section] += indemnity;
            defence[section] += events.Expense[row];
        }

        double sum = 0;
        double expense = 0;
        for (int s = 0; s < loss.Length; s++)
        {
            double amount = _defence == DefenceCosts.Inside ? loss[s] + defence[s] : loss[s];
            if (_sections[s] is { } terms)
            {
                amount = Math.Min(terms.PaidOfSection(amount), Math.Max(terms.AggregateLimit - work.Used[s], 0));
                work.Used[s] += amount;
            }

            loss[s] = amount;
            sum += amount;
            expense += defence[s];
        }

        double layer = _layer.Apply(new Lane1(sum)).Value;
        double share = layer > 0 ? layer / sum : 0;
        double borne = _defence switch
        {
            DefenceCosts.Inside => 0,
            DefenceCosts.Outside => _terms.InsurerShare,
            DefenceCosts.PaidShare => share,
            _ => layer > 0 ? layer / Math.Min(sum, _terms.Retention + _terms.Limit) : 0,
        };
        if (_defence is DefenceCosts.ProRata or DefenceCosts.PaidShare && !_terms.PaysYearInFull)
        {
            borne *= work.PartOfYear(_terms, layer);
        }

        for (int s = 0; s < loss.Length; s++)
        {
            loss[s] *= share;
            defence[s] *= borne;
        }

        work.Expense = borne * expense;
        return layer;
    }
}

/// <summary>Working values of one thread while it applies event terms.</summary>
internal sealed class EventTermsWork(int sections)
{
    /// <summary>Loss of each section; after a call, its part of what the layer pays.</summary>
    public double[] Loss { get; } = new double[sections];

    /// <summary>Costs of defence of each section; after a call, those that are borne beside the layer.</summary>
    public double[] Defence { get; } = new double[sections];

    /// <summary>What each section has paid into the events of the year so far.</summary>
    public double[] Used { get; } = new double[sections];

    /// <summary>Costs of defence that the insurer bears beside the layer of the last event.</summary>
    public double Expense { get; set; }

    private double _year;

    /// <summary>Begins a year.</summary>
    public void BeginYear()
    {
        Used.AsSpan().Clear();
        _year = 0;
    }

    /// <summary>The part of an event's layer that the terms of the year pay, events in their order.</summary>
    public double PartOfYear(PolicyTerms terms, double layer)
    {
        double before = _year;
        _year += layer;
        return layer > 0 ? Math.Clamp((terms.PaidOfYear(_year) - terms.PaidOfYear(before)) / layer, 0, 1) : 0;
    }
}
