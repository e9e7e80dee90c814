namespace TechRisk.Pricing;

/// <summary>Exact mean and variance of what is paid of the events of one stream in a year.</summary>
internal static class StreamMoments
{
    /// <summary>The moments.</summary>
    /// <exception cref="InvalidOperationException">The loss of a batch with its defence is not known under the terms.</exception>
    public static AnnualMoments Of(ProductStream stream, PolicyTerms terms, DefenceCosts costs)
    {
        if (stream.Count.Mean == 0)
        {
            return new AnnualMoments(0, 0);
        }

        (double mean, double variance) = stream.Claims is null ? OfClaim(stream.Severity, stream.Defence, terms, costs)
            : stream.IsOneEvent ? OfBatch(stream, terms, costs)
            : Compound(stream.Claims, OfClaim(stream.Severity, stream.Defence, terms, costs));
        (mean, variance) = Compound(stream.Count, (mean, variance));
        return new AnnualMoments(mean, variance);
    }

    // mean and variance of a sum of a number of independent amounts
    private static (double Mean, double Variance) Compound(Frequency count, (double Mean, double Variance) one)
    {
        if (count.Mean == 0 || one is { Mean: 0, Variance: 0 })
        {
            return (0, 0);
        }

        double mean = count.Mean * one.Mean;
        bool isInfinite = double.IsPositiveInfinity(mean) || double.IsPositiveInfinity(one.Variance) || double.IsPositiveInfinity(count.Variance);
        return (mean, isInfinite ? double.PositiveInfinity : (count.Mean * one.Variance) + (count.Variance * one.Mean * one.Mean));
    }

    private static (double Mean, double Variance) OfClaim(Severity severity, DefenceLaw? defence, PolicyTerms terms, DefenceCosts costs)
    {
        if (defence is null)
        {
            ClaimMoments claim = ClaimMoments.Of(severity, terms);
            return (claim.Mean, claim.Variance);
        }

        (double mean, double second) = defence.PaidMoments(severity, terms, costs);
        return (mean, double.IsPositiveInfinity(second) ? second : Math.Max(second - (mean * mean), 0));
    }

    private static (double Mean, double Variance) OfBatch(ProductStream stream, PolicyTerms terms, DefenceCosts costs)
    {
        if (terms.Retention == 0 && terms.Franchise == 0 && double.IsPositiveInfinity(terms.Limit))
        {
            // paid in full, for the insurer's share: claims may be taken one by one, whatever the treatment of the defence
            return Compound(stream.Claims!, OfClaim(stream.Severity, stream.Defence, terms, DefenceCosts.Inside));
        }

        return stream.Ratio is not null
            ? OfClaim(stream.EventLaw ?? new BatchSum(stream.Claims!, stream.Severity), stream.Defence, terms, costs)
            : throw new InvalidOperationException(
                $"the batches of the line '{stream.Line}' have a cost of defence with its own law: what a layer pays of a batch has no closed form; use a {nameof(DefenceRatio)} or simulate");
    }
}
