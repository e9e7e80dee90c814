namespace TechRisk.Pricing;

/// <summary>Tail facts of a model whose parameters are drawn: those of its worst set, or of the law over all sets.</summary>
internal static class PredictiveTail
{
    /// <summary>Longest list of pairs whose exponential moments are looked for one by one.</summary>
    private const int MostPairs = 64;

    public static TailFacts Of(Predictive model, PolicyTerms terms, double period)
    {
        if (double.IsFinite(terms.AggregateLimit))
        {
            return TailFacts.BoundedBy(terms.AggregateLimit);
        }

        if (model.FrequencyFactor * period == 0)
        {
            return TailFacts.BoundedBy(0);
        }

        return model.Laws.IsFinite ? OfList(model, terms, period) : OfContinuum(model, terms, period);
    }

    // the heaviest of the pairs; beyond a number of pairs only what costs nothing is asked
    private static TailFacts OfList(Predictive model, PolicyTerms terms, double period)
    {
        PredictiveLaws laws = model.Laws;
        int counts = laws.IsPaired ? 1 : laws.Frequencies.Laws.Length;
        bool isShort = (long)counts * laws.Scaled.Length <= MostPairs;
        TailFacts? all = null;
        for (int j = 0; j < laws.Scaled.Length; j++)
        {
            for (int i = 0; i < (isShort ? counts : 1); i++)
            {
                Frequency count = Predictive.Scaled(laws.GroundUp(laws.IsPaired ? j : i, j), model.FrequencyFactor * period);
                TailFacts one = CompoundTail.Of(isShort || double.IsFinite(count.LargestCount) ? count : new Poisson(Math.Max(count.Mean, 1e-9)), laws.Scaled[j], terms);
                all = all is null ? one : all.Or(one);
            }
        }

        return isShort || all!.ExponentialAbscissa is 0 || AllPoisson(laws) ? all! : all with { ExponentialAbscissa = null, RightEnd = Unbounded(all) };
    }

    private static bool AllPoisson(PredictiveLaws laws)
    {
        foreach (Frequency frequency in laws.Frequencies.Laws)
        {
            if (frequency is not Poisson)
            {
                return false;
            }
        }

        return true;
    }

    private static double? Unbounded(TailFacts facts) => facts.RightEnd is 0 ? 0 : double.PositiveInfinity;

    /// <summary>
    /// Parameters without ends mix every tail that the family has: moments exist where those of claim and count do in the mean over all sets.
    /// </summary>
    private static TailFacts OfContinuum(Predictive model, PolicyTerms terms, double period)
    {
        double largestClaim = LargestPaid(model, terms);
        double largestCount = LargestCount(model, period);
        if (largestClaim == 0 || largestCount == 0)
        {
            return TailFacts.BoundedBy(0);
        }

        if (double.IsFinite(largestClaim) && double.IsFinite(largestCount))
        {
            return TailFacts.BoundedBy(Math.Max(largestClaim * largestCount - terms.AggregateRetention, 0));
        }

        double? claim = double.IsFinite(largestClaim) ? double.PositiveInfinity : MixedMoments.OfClaim(model.Severity);
        double? count = MixedMoments.OfCount(model.Frequency);
        return new TailFacts
        {
            FiniteMoments = claim is null || count is null ? null : Math.Min(claim.Value, count.Value),
            RightEnd = double.PositiveInfinity,
            ExponentialAbscissa = Abscissa(model, largestClaim, largestCount),
        };
    }

    // a normal logarithm of a rate, or of the scale of a claim, leaves no exponential moment; a Poisson rate with an end leaves those of the claim
    private static double? Abscissa(Predictive model, double largestClaim, double largestCount)
    {
        if (double.IsFinite(largestClaim))
        {
            return !model.Frequency.Source.IsFinite ? 0 : AllPoisson(model.Laws) ? double.PositiveInfinity : null;
        }

        bool isUnboundedCount = !model.Frequency.Source.IsFinite && double.IsInfinity(largestCount);
        return isUnboundedCount || (!model.Severity.Source.IsFinite && MixedMoments.OfClaim(model.Severity) is not null) ? 0 : null;
    }

    // the most that a claim can cost: the limit, or the largest loss of a list of laws
    private static double LargestPaid(Predictive model, PolicyTerms terms)
    {
        double largest = MixedMoments.End(model.Severity) * model.SeverityFactor;
        return largest <= terms.Franchise || terms.InsurerShare == 0
            ? 0
            : Math.Min(Math.Max(largest - terms.Retention, 0), terms.Limit) * terms.InsurerShare;
    }

    // infinite but for binomials whose number of trials is held fast
    private static double LargestCount(Predictive model, double period)
    {
        if (!model.Frequency.Source.IsFinite && !((FrequencyOfFamily)model.Frequency).Family.Fixed.Any(held => held.Parameter == "trials"))
        {
            return double.PositiveInfinity;
        }

        double largest = 0;
        foreach (Frequency law in model.Frequency.Source.IsFinite ? model.Frequency.Source.Laws : [model.Frequency.AtEstimate])
        {
            largest = Math.Max(largest, Predictive.Scaled(law, model.FrequencyFactor * period).LargestCount);
        }

        return largest;
    }
}
