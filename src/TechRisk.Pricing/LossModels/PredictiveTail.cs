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
        TailFacts middle = CompoundTail.Of(Predictive.Scaled(model.AtEstimate.Frequency, period), model.AtEstimate.Severity, terms);
        if (middle.RightEnd is 0)
        {
            return middle;
        }

        bool isBounded = double.IsFinite(terms.Limit) || double.IsFinite(model.Severity.AtEstimate.Maximum) && model.Severity.Source.IsFinite;
        double? claim = isBounded ? double.PositiveInfinity : MixedMoments.OfClaim(model.Severity);
        double? count = MixedMoments.OfCount(model.Frequency);
        bool isCountKnown = model.Frequency.Source.IsFinite && (model.Severity.Source.IsFinite || model.CountedAbove.Count == 0);
        return new TailFacts
        {
            FiniteMoments = claim is null || count is null ? null : Math.Min(claim.Value, count.Value),
            RightEnd = isBounded && isCountKnown ? middle.RightEnd : double.PositiveInfinity,
            ExponentialAbscissa = !isCountKnown ? 0 : isBounded ? (model.Frequency.Source.Laws.Length == 1 ? middle.ExponentialAbscissa : null) : 0,
        };
    }
}
