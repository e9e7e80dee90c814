namespace TechRisk.Pricing;

/// <summary>The sources of a cyber risk's events with their counts, and the exact moments of a year.</summary>
internal sealed class CyberMoments
{
    private readonly CyberRisk _risk;
    private readonly PolicyTerms _terms;
    private readonly double _period;

    /// <summary>The moments of a risk under terms.</summary>
    public CyberMoments(CyberRisk risk, PolicyTerms terms, double period)
    {
        _risk = risk;
        _terms = terms;
        _period = period;
    }

    /// <summary>Mean and variance of the year.</summary>
    /// <exception cref="InvalidOperationException">The terms leave no closed form.</exception>
    public AnnualMoments OfYear()
    {
        if (_terms.EventHours > 0 || _terms.Sections.Any(section => !double.IsPositiveInfinity(section.AggregateLimit)))
        {
            throw new InvalidOperationException(
                "CyberRisk has no closed form for moments after an hours clause or a section's sub-limit of the year; simulate instead");
        }

        double mean = 0;
        double variance = 0;
        foreach (CyberPeril peril in _risk.InNameOrder.Where(peril => peril.Arrivals.Mean(1) > 0))
        {
            Add(peril.Arrivals.Mean(_period), peril.Arrivals.Variance(_period), OfPeril(peril), $"the peril '{peril.Name}'", ref mean, ref variance);
        }

        foreach (SystemicEvent definition in Striking)
        {
            Frequency count = _period == 1 ? definition.Frequency : definition.Frequency.Scale(_period);
            double hit = definition.Footprint.HitMoments(_risk.Traits).Mean;
            double struck = count.Mean * hit;
            double spread = hit == 0 ? 0 : count.Mean * hit * (1 - hit) + count.Variance * hit * hit;
            Add(struck, spread, OfTag(definition), $"the systemic event '{definition.Tag}'", ref mean, ref variance);
        }

        return new AnnualMoments(mean, variance);
    }

    /// <summary>The systemic events that can strike, by tag.</summary>
    public IEnumerable<SystemicEvent> Striking => _risk.Systemic
        .Where(definition => _risk.Perils.Any(peril => peril.Tags.Contains(definition.Tag)))
        .OrderBy(definition => definition.Tag, StringComparer.Ordinal);

    /// <summary>What is paid of an event of a peril's own.</summary>
    public EventPayment OfPeril(CyberPeril peril) => new(Grouped(peril, peril.Components), _terms);

    /// <summary>What is paid of a systemic event that strikes.</summary>
    public EventPayment OfTag(SystemicEvent definition)
    {
        List<PaidPart[]> groups = [];
        List<PaidPart> outage = [];
        foreach (CyberPeril peril in _risk.InNameOrder.Where(peril => peril.Tags.Contains(definition.Tag)))
        {
            ValueList<PerilLoss> components = peril.StruckComponents;
            if (definition.OutageHours is { } hours)
            {
                outage.AddRange(components.Where(component => component.HasHours).Select(component => Part(component, hours)));
                components = components.Where(component => !component.HasHours).ToValueList();
            }

            groups.AddRange(Grouped(peril, components));
        }

        return new EventPayment(outage.Count > 0 ? [[.. outage], .. groups] : [.. groups], _terms);
    }

    private static void Add(double count, double spread, EventPayment payment, string source, ref double mean, ref double variance)
    {
        if (count == 0)
        {
            return;
        }

        if (!payment.IsClosed)
        {
            throw new InvalidOperationException(
                $"CyberRisk has no closed form for moments after a retention, franchise or limit on the sum of independent components, as {source} has them; simulate instead, or make the components comonotone");
        }

        (double first, double second) = payment.Moments();
        mean += count * first;
        variance += double.IsPositiveInfinity(second) ? second
            : first == 0 ? 0
            : count * Math.Max(second - first * first, 0) + spread * first * first;
    }

    private PaidPart[][] Grouped(CyberPeril peril, ValueList<PerilLoss> components)
    {
        PaidPart[] parts = [.. components.Select(component => Part(component, null))];
        return parts.Length == 0 ? []
            : peril.ComponentDependence == ComponentDependence.Comonotone ? [parts]
            : [.. parts.Select(part => new[] { part })];
    }

    private PaidPart Part(PerilLoss component, Severity? hours) => component is OutageLoss outage
        ? new PaidPart(hours ?? outage.Hours, (_terms.HasHours ? Payment.OfHours(_terms) : Payment.InFull).Times(component.AmountAnHour), component.Section)
        : new PaidPart(component.Amount, Payment.InFull, component.Section);
}
