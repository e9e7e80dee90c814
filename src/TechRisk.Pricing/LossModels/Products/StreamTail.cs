namespace TechRisk.Pricing;

/// <summary>Facts of the tail of what is paid of the events of one stream in a year.</summary>
internal static class StreamTail
{
    /// <summary>The facts, after the terms of an event.</summary>
    public static TailFacts Of(ProductStream stream, PolicyTerms terms, DefenceCosts costs)
    {
        PolicyTerms share = new() { InsuredShare = terms.InsuredShare };
        if (stream.Claims is not null && !stream.IsOneEvent)
        {
            // each claim of a batch under its own terms, with a batch's number of them
            ProductStream single = stream with { Claims = null, IsOneEvent = false };
            TailFacts one = Of(single with { Count = stream.Claims }, terms, costs);
            return Repeated(stream.Count, one);
        }

        if (stream.Defence is null)
        {
            return Layer(stream, stream.Severity, terms);
        }

        if (stream.Ratio is { } ratio)
        {
            return costs switch
            {
                DefenceCosts.Inside => Layer(stream, ratio == 0 ? stream.Severity : stream.Severity.Times(1 + ratio), terms),
                DefenceCosts.PaidShare => Layer(stream, ratio == 0 ? stream.Severity : stream.Severity.Times(1 + ratio), ProductCompound.Scaled(terms, 1 + ratio)),
                _ => ratio == 0 ? Layer(stream, stream.Severity, terms) : Layer(stream, stream.Severity, terms).Plus(Layer(stream, stream.Severity.Times(ratio), share)),
            };
        }

        Severity cost = ((JointDefence)stream.Defence).Cost;
        if (costs == DefenceCosts.Inside && double.IsFinite(terms.Limit))
        {
            TailFacts layer = Layer(stream, stream.Severity, terms);
            return layer with { RightEnd = stream.Count.LargestCount * terms.MaximumPerClaim, ExponentialAbscissa = double.IsPositiveInfinity(stream.Count.GeneratingRadius) ? layer.ExponentialAbscissa : null };
        }

        return Layer(stream, stream.Severity, terms).Plus(Layer(stream, cost, share));
    }

    /// <summary>The facts of the sum of two independent amounts.</summary>
    public static TailFacts Sum(TailFacts a, TailFacts b) =>
        a.Plus(b) with { ExponentialAbscissa = a.ExponentialAbscissa is { } x && b.ExponentialAbscissa is { } y ? Math.Min(x, y) : null };

    // the layer of an event whose claims have a law
    private static TailFacts Layer(ProductStream stream, Severity claim, PolicyTerms terms)
    {
        if (!stream.IsBatch)
        {
            return CompoundTail.Of(stream.Count, claim, terms);
        }

        Frequency claims = stream.Claims!;
        if (BatchLoss.Of(claims, claim) is { } law)
        {
            return CompoundTail.Of(stream.Count, law, terms);
        }

        double largest = claims.LargestCount * claim.Maximum;
        if (double.IsFinite(terms.Limit) || double.IsFinite(largest))
        {
            double most = terms.InsurerShare * Math.Min(Math.Max(largest - terms.Retention, 0), terms.Limit);
            return most == 0 ? TailFacts.BoundedBy(0)
                : double.IsFinite(stream.Count.LargestCount) ? TailFacts.BoundedBy(stream.Count.LargestCount * most)
                : new TailFacts
                {
                    FiniteMoments = stream.Count.FiniteMoments,
                    RightEnd = double.PositiveInfinity,
                    ExponentialAbscissa = double.IsPositiveInfinity(stream.Count.GeneratingRadius) ? double.PositiveInfinity : null,
                };
        }

        return Repeated(stream.Count, Repeated(claims, claim.Tail));
    }

    /// <summary>The facts of a sum of a number of independent amounts: the abscissa only where it is that of the amounts or nothing.</summary>
    public static TailFacts Repeated(Frequency count, TailFacts one) => new()
    {
        FiniteMoments = one.FiniteMoments is { } moments && count.FiniteMoments is { } ofCount ? Math.Min(moments, ofCount) : null,
        RightEnd = one.RightEnd is 0 ? 0 : one.RightEnd * count.LargestCount,
        ExponentialAbscissa = one.ExponentialAbscissa is 0 ? 0
            : double.IsPositiveInfinity(count.GeneratingRadius) || (double.IsPositiveInfinity(one.ExponentialAbscissa ?? 0) && double.IsFinite(count.LargestCount)) ? one.ExponentialAbscissa
            : null,
    };
}
