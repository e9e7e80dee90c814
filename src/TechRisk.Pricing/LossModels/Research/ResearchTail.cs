namespace TechRisk.Pricing;

/// <summary>Tail facts of what a programme pays.</summary>
internal static class ResearchTail
{
    /// <summary>The tail of the sum of all failures and triggers, whatever their dependence, after the terms of the year.</summary>
    public static TailFacts Of(ResearchProgramme programme, PolicyTerms terms, double period)
    {
        PolicyTerms perEvent = terms with { AggregateRetention = 0, AggregateLimit = double.PositiveInfinity };
        TailFacts sum = TailFacts.BoundedBy(0);
        foreach (ResearchProject project in programme.InNameOrder)
        {
            TailFacts one = OfFailure(project, programme, perEvent);
            foreach (TriggerPart part in ProjectYear.PartsOf(project, programme.Window, period))
            {
                one = SectionView.Of(perEvent, part.Section) is { } view ? one.Plus(CompoundTail.Of(part.Count, part.Amount, view)) : one;
            }

            sum = sum.Plus(Times(one, project.Units));
        }

        return double.IsFinite(terms.AggregateLimit) || sum.RightEnd is { } end && double.IsFinite(end)
            ? TailFacts.BoundedBy(terms.PaidOfYear(sum.RightEnd ?? double.PositiveInfinity))
            : sum;
    }

    private static TailFacts OfFailure(ResearchProject project, ResearchProgramme programme, PolicyTerms terms)
    {
        if (SectionView.Of(terms, ResearchProgramme.FailureSection) is not { } view)
        {
            return TailFacts.BoundedBy(0);
        }

        double largest = project.LargestFailure(programme.Window);
        if (double.IsFinite(largest) || double.IsFinite(view.Limit) || view.InsurerShare == 0)
        {
            return TailFacts.BoundedBy(view.InsurerShare == 0 ? 0 : view.PaidOfClaim(largest));
        }

        TailFacts tail = TailFacts.BoundedBy(0);
        foreach (StageFailure failure in StageFailure.Of(project, programme.Window).Where(failure => failure.IsPossible))
        {
            TailFacts cost = failure.Ratio?.Tail(failure.Cost) ?? TailFacts.BoundedBy(failure.Cost);
            tail = tail.Or(failure.Uncertain.Aggregate(cost, (facts, before) => facts.Plus(before.Ratio.Tail(before.Planned))));
        }

        return tail with { RightEnd = double.PositiveInfinity };
    }

    // units have the tail of one; the exponential moment of their sum is surely finite at the n-th part
    private static TailFacts Times(TailFacts one, long units) => units == 1 ? one : one with
    {
        RightEnd = one.RightEnd * units,
        ExponentialAbscissa = one.ExponentialAbscissa / units,
    };
}
