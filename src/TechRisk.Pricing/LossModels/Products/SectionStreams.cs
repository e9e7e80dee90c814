namespace TechRisk.Pricing;

/// <summary>
/// The streams of a product risk after the terms of their sections. An event lies in one section, so that its share and sub-limit make another law of the
/// event; a sub-limit of the year, and costs of defence beside the layer, leave no such law.
/// </summary>
internal static class SectionStreams
{
    /// <summary>The streams; null where a section's terms leave no law of an event.</summary>
    public static ProductStream[]? Of(ProductRisk risk, PolicyTerms terms)
    {
        ProductStream[] streams = risk.Streams;
        if (terms.EventHours > 0 || terms.HasHours)
        {
            return null;
        }

        if (terms.Sections.Count == 0)
        {
            return streams;
        }

        List<ProductStream> after = [];
        foreach (ProductStream stream in streams)
        {
            SectionTerms? section = terms.Sections.FirstOrDefault(section => section.Section == stream.Line);
            if (section is null)
            {
                after.Add(stream);
            }
            else if (double.IsFinite(section.AggregateLimit) || stream.Ratio is not { } ratio || (ratio > 0 && risk.DefenceCosts != DefenceCosts.Inside))
            {
                return null;
            }
            else if (section.InsuredShare < 1)
            {
                after.Add(Under(stream, section, ratio));
            }
        }

        return [.. after];
    }

    private static ProductStream Under(ProductStream stream, SectionTerms section, double ratio)
    {
        Severity law = stream.IsBatch ? stream.EventLaw ?? new BatchSum(stream.Claims!, stream.Severity) : stream.Severity;
        law = Kept(section, ratio > 0 ? law.Times(1 + ratio) : law);
        return stream.IsBatch
            ? stream with { Claims = null, IsOneEvent = false, Severity = law, Defence = null }
            : stream with { Severity = law, Defence = null };
    }

    private static Severity Kept(SectionTerms section, Severity law)
    {
        double share = 1 - section.InsuredShare;
        bool isShareFirst = section.Order == SectionOrder.CoinsuranceFirst;
        law = isShareFirst && share < 1 ? law.Times(share) : law;
        law = double.IsFinite(section.Limit) ? new LayerOf(law, 0, section.Limit) : law;
        return !isShareFirst && share < 1 ? law.Times(share) : law;
    }
}
