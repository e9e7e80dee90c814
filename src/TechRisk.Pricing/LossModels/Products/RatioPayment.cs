namespace TechRisk.Pricing;

/// <summary>What is paid of a claim X whose defence costs r X: closed forms in the limited moments of X.</summary>
/// <remarks>
/// With the layer g of X from a = max(franchise, R) to T = R + L: outside g + r s X, s the insurer's share; within the limit the layer of
/// (1 + r) X; in proportion g (1 + r) up to T and g (1 + r X / T) above; by the paid share (1 + r) g.
/// </remarks>
internal static class RatioPayment
{
    /// <summary>Expected payments for indemnity and defence.</summary>
    public static DefendedClaim Expected(double ratio, Severity indemnity, PolicyTerms terms, DefenceCosts costs)
    {
        double layer = ClaimMoments.Of(indemnity, terms).Mean;
        double total = Moments(ratio, indemnity, terms, costs).Mean;
        double top = terms.Retention + terms.Limit;
        double exhausted = double.IsPositiveInfinity(top) ? 0 : indemnity.Survival(costs == DefenceCosts.Inside ? top / (1 + ratio) : top);
        if (double.IsPositiveInfinity(total))
        {
            return new DefendedClaim(layer, ratio == 0 ? 0 : double.PositiveInfinity, exhausted);
        }

        double defence = ratio == 0 ? 0
            : costs == DefenceCosts.Inside ? ClaimMoments.Of(indemnity.Times(ratio), terms).Mean
            : total - layer;
        return new DefendedClaim(total - defence, defence, exhausted);
    }

    /// <summary>Mean and second moment of both together.</summary>
    public static (double Mean, double Second) Moments(double ratio, Severity indemnity, PolicyTerms terms, DefenceCosts costs)
    {
        ClaimMoments layer = ClaimMoments.Of(costs == DefenceCosts.Inside ? indemnity.Times(1 + ratio) : indemnity, terms);
        if (ratio == 0 || costs == DefenceCosts.Inside || terms.InsurerShare == 0)
        {
            return (layer.Mean, layer.SecondMoment);
        }

        double scale = 1 + ratio;
        if (costs == DefenceCosts.PaidShare)
        {
            return (scale * layer.Mean, scale * scale * layer.SecondMoment);
        }

        return costs == DefenceCosts.Outside ? Outside(ratio, indemnity, terms, layer) : ProRata(ratio, indemnity, terms, layer);
    }

    // E[g X] = a g(a) S(a) + s (integral of (2 x - R) S over the layer + L (E X - LEV(T)))
    private static (double Mean, double Second) Outside(double ratio, Severity x, PolicyTerms terms, ClaimMoments layer)
    {
        double borne = ratio * terms.InsurerShare;
        double mean = x.Mean;
        double square = x.Moment(2);
        if (double.IsPositiveInfinity(square))
        {
            return (layer.Mean + borne * mean, square);
        }

        double from = Math.Max(terms.Franchise, terms.Retention);
        double top = terms.Retention + terms.Limit;
        double start = Math.Min(from - terms.Retention, terms.Limit);
        double end = Math.Max(from, top);
        double area = x.LimitedExpectedValue(end) - x.LimitedExpectedValue(from);
        double cross = from * start * x.Survival(from) + start * (mean - x.LimitedExpectedValue(from));
        if (end > from)
        {
            // above: (g x)' = g + x where g rises by 1
            double beyond = double.IsPositiveInfinity(top) ? 0 : (terms.Limit - start) * (mean - x.LimitedExpectedValue(top));
            double rising = x.LimitedMoment(2, end) - x.LimitedMoment(2, from) - (from * area);
            cross += rising + beyond;
        }

        cross *= terms.InsurerShare;
        return (layer.Mean + (borne * mean), layer.SecondMoment + (2 * borne * cross) + (borne * borne * square));
    }

    private static (double Mean, double Second) ProRata(double ratio, Severity x, PolicyTerms terms, ClaimMoments layer)
    {
        double scale = 1 + ratio;
        double top = terms.Retention + terms.Limit;
        if (double.IsPositiveInfinity(top))
        {
            return (scale * layer.Mean, scale * scale * layer.SecondMoment);
        }

        // above T, or above a franchise beyond it, where g is s L: excess over T
        double from = Math.Max(top, terms.Franchise);
        ClaimMoments above = ClaimMoments.Of(x, new PolicyTerms { Retention = top, Franchise = from });
        double full = terms.InsurerShare * terms.Limit;
        double slope = ratio / top;
        double second = double.IsPositiveInfinity(above.SecondMoment)
            ? above.SecondMoment
            : (scale * scale * layer.SecondMoment) + (full * full * ((2 * scale * slope * above.Mean) + (slope * slope * above.SecondMoment)));
        return ((scale * layer.Mean) + (full * slope * above.Mean), second);
    }
}
