namespace TechRisk.Pricing;

/// <summary>
/// A product risk as a sum of a number of independent events of one law: independent Poisson streams are one Poisson number of events, whose law is
/// the mixture of the streams' laws.
/// </summary>
/// <remarks>
/// Costs of defence r X within the limit make the event (1 + r) X; by the paid share they multiply what is paid, which is a claim (1 + r) X under terms
/// whose amounts are multiplied by 1 + r.
/// </remarks>
internal static class ProductCompound
{
    /// <summary>True if the law of an event is itself a figure of a lattice.</summary>
    public static bool IsTabulated(Severity law) => law switch
    {
        BatchSum => true,
        Mixture mixture => mixture.Parts.Any(part => IsTabulated(part.Severity)),
        Scaled scaled => IsTabulated(scaled.Severity),
        _ => false,
    };

    /// <summary>The compound form under terms; null where there is none.</summary>
    public static (FrequencySeverity Model, PolicyTerms Terms)? Of(ProductRisk risk, PolicyTerms terms)
    {
        if (SectionStreams.Of(risk, terms) is not { } streams || streams.Any(stream => stream.Ratio is null))
        {
            return null;
        }

        terms = terms with { Sections = [] };

        // without terms all treatments pay all costs
        bool isFull = terms.Retention == 0 && terms.Franchise == 0 && double.IsPositiveInfinity(terms.Limit) && terms.PaysYearInFull;
        DefenceCosts costs = isFull ? DefenceCosts.Inside : risk.Defence;
        double[] ratios = [.. streams.Select(stream => stream.Ratio!.Value).Distinct()];
        bool isScaled = costs == DefenceCosts.PaidShare && ratios.Length == 1;
        if (costs != DefenceCosts.Inside && !isScaled && ratios.Any(ratio => ratio > 0))
        {
            return null;
        }

        List<(Frequency Count, Severity Law)> parts = [];
        foreach (ProductStream stream in streams)
        {
            if (Part(stream, isFull) is not { } part)
            {
                return null;
            }

            parts.Add((part.Count, stream.Ratio == 0 ? part.Law : part.Law.Times(1 + stream.Ratio!.Value)));
        }

        PolicyTerms restated = isScaled ? Scaled(terms, 1 + ratios[0]) : terms;
        return Joined(parts) is { } model ? (model, restated) : null;
    }

    /// <summary>Terms with all amounts multiplied.</summary>
    public static PolicyTerms Scaled(PolicyTerms terms, double factor) => terms with
    {
        Retention = terms.Retention * factor,
        Franchise = terms.Franchise * factor,
        Limit = terms.Limit * factor,
        AggregateRetention = terms.AggregateRetention * factor,
        AggregateLimit = terms.AggregateLimit * factor,
    };

    private static (Frequency Count, Severity Law)? Part(ProductStream stream, bool isFull)
    {
        if (stream.Claims is null)
        {
            return (stream.Count, stream.Severity);
        }

        // claims that stand alone: their number needs a law
        Frequency? total = stream.IsOneEvent ? null : BatchLaw.TotalOf(stream.Count, stream.Claims);
        return stream.IsOneEvent || (isFull && total is null) ? (stream.Count, BatchLoss.Of(stream.Claims, stream.Severity) ?? new BatchSum(stream.Claims, stream.Severity))
            : total is not null ? (total, stream.Severity)
            : null;
    }

    private static FrequencySeverity? Joined(List<(Frequency Count, Severity Law)> parts)
    {
        if (parts.Count == 0)
        {
            return new FrequencySeverity(new Poisson(0), new Exponential(1));
        }

        if (parts.Count == 1)
        {
            return new FrequencySeverity(parts[0].Count, parts[0].Law);
        }

        if (parts.Any(part => part.Count is not Poisson))
        {
            return null;
        }

        double rate = parts.Sum(part => part.Count.Mean);
        return new FrequencySeverity(new Poisson(rate), LaggedSeverity.Mixed([.. parts.Select(part => (part.Count.Mean / rate, part.Law))]));
    }
}
