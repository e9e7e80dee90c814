using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Tail facts of a cyber risk's year after policy terms.</summary>
internal static class CyberTail
{
    /// <summary>The least of the facts of the independent sources, each the facts of its count and of what is paid of an event.</summary>
    public static TailFacts Of(CyberRisk risk, PolicyTerms terms, double period)
    {
        double end = Math.Min(terms.AggregateLimit, SectionYears(risk, terms));
        if (double.IsFinite(end))
        {
            return TailFacts.BoundedBy(end);
        }

        CyberMoments sources = new(risk, terms, period);
        TailFacts facts = TailFacts.BoundedBy(0);
        foreach (CyberPeril peril in risk.Perils.Where(peril => peril.Arrivals.Mean(1) > 0))
        {
            Frequency? count = peril.Arrivals.Count(period);
            facts = Sum(facts, Source(sources.OfPeril(peril), (count, peril.Arrivals.LargestCount(period), peril.Arrivals.FiniteMoments), [.. peril.Components], terms));
        }

        foreach (SystemicEvent definition in sources.Striking.Where(definition => definition.Frequency.Mean > 0))
        {
            Frequency count = period == 1 ? definition.Frequency : definition.Frequency.Scale(period);
            PerilLoss[] components = [.. risk.Perils.Where(peril => peril.Tags.Contains(definition.Tag)).SelectMany(peril => peril.StruckComponents)
                .Select(component => component is OutageLoss outage && definition.OutageHours is { } hours ? outage with { Hours = hours } : component)];
            facts = Sum(facts, Source(sources.OfTag(definition), (count, count.LargestCount, count.FiniteMoments), components, terms));
        }

        return facts.RightEnd is { } most && double.IsFinite(most) ? TailFacts.BoundedBy(Math.Max(most - terms.AggregateRetention, 0)) : facts;
    }

    // every section has a sub-limit for the year: the year has one
    private static double SectionYears(CyberRisk risk, PolicyTerms terms)
    {
        double sum = terms.Sections.Count == 0 ? double.PositiveInfinity : 0;
        foreach (string name in risk.Sections.TakeWhile(_ => double.IsFinite(sum)))
        {
            sum += terms.Sections.FirstOrDefault(section => section.Section == name)?.AggregateLimit ?? double.PositiveInfinity;
        }

        return terms.InsurerShare == 0 ? 0 : sum * terms.InsurerShare;
    }

    private static TailFacts Source(EventPayment payment, (Frequency? Law, double Most, double? Moments) counts, PerilLoss[] components, PolicyTerms terms)
    {
        Frequency? count = counts.Law;
        double largest = payment.Largest;
        if (largest == 0)
        {
            return TailFacts.BoundedBy(0);
        }

        if (double.IsFinite(largest * counts.Most))
        {
            return TailFacts.BoundedBy(largest * counts.Most);
        }

        if (count is not null && components.Length == 1 && terms.SeesEventsOnly)
        {
            return CompoundTail.Of(count, components[0].Amount, terms with { AggregateRetention = 0 });
        }

        if (double.IsFinite(largest))
        {
            // E exp(a Y) is at most exp(a largest), which is below the radius of the count for every a below this
            return new TailFacts
            {
                FiniteMoments = counts.Moments,
                RightEnd = double.PositiveInfinity,
                ExponentialAbscissa = count is null ? null : Log.Of(count.GeneratingRadius) / largest,
            };
        }

        double? ofEvent = double.PositiveInfinity;
        double? abscissa = null;
        foreach (PerilLoss component in components.Where(component => IsUnbounded(component, terms)))
        {
            TailFacts tail = component.Amount.Tail;
            ofEvent = Least(ofEvent, tail.FiniteMoments);
            abscissa = tail.ExponentialAbscissa == 0 ? 0 : abscissa;
        }

        return new TailFacts { FiniteMoments = Least(ofEvent, counts.Moments), RightEnd = double.PositiveInfinity, ExponentialAbscissa = abscissa };
    }

    private static bool IsUnbounded(PerilLoss component, PolicyTerms terms) =>
        double.IsPositiveInfinity(component.Amount.Maximum)
        && !(component.HasHours && double.IsFinite(terms.IndemnityHours))
        && !terms.Sections.Any(section => section.Section == component.Section && (double.IsFinite(section.Limit) || section.InsuredShare == 1));

    // independent sources: the heavier decides
    private static TailFacts Sum(TailFacts a, TailFacts b) => new()
    {
        FiniteMoments = Least(a.FiniteMoments, b.FiniteMoments),
        RightEnd = a.RightEnd + b.RightEnd,
        ExponentialAbscissa = a.ExponentialAbscissa == 0 || b.ExponentialAbscissa == 0 ? 0 : Least(a.ExponentialAbscissa, b.ExponentialAbscissa),
    };

    private static double? Least(double? a, double? b) => a is null || b is null ? null : Math.Min(a.Value, b.Value);
}
