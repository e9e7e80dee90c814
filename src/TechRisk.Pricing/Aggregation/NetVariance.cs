namespace TechRisk.Pricing;

/// <summary>
/// Bounds of a net loss's variance: E[min(S, b)^2] from the lattice up to its end b, and what lies beyond, at most that of a loss that is
/// never smaller.
/// </summary>
internal static class NetVariance
{
    /// <param name="law">The net law with its mean.</param>
    /// <param name="majorant">A loss G with S of at most G + extra.</param>
    /// <param name="extra">0 or more.</param>
    public static LatticeLaw Added(LatticeLaw law, LatticeLoss majorant, double extra)
    {
        if (!TailRule.MayHave(majorant.Tail, 2))
        {
            return law with { Moments = (law.Mean, double.PositiveInfinity, double.PositiveInfinity) };
        }

        double end = law.End;
        Bracket inside = new LatticeMoments(new LatticeLoss(law, 0, end)).Square();

        // ((G - from) + end)^2 - end^2 beyond from = end - extra
        double from = Math.Max(end - extra, 0);
        double beyond = law.IsWhole
            ? 0
            : new LatticeMoments(majorant.Layer(double.PositiveInfinity, from)).Square().Upper + (2 * end * majorant.Law.Excess(from).Upper);
        Bracket square = inside.Plus(Bracket.Of(0.5 * beyond, 0, Math.Max(beyond, 0)));
        double low = Math.Max(law.MeanBracket.Lower, 0);
        double high = law.MeanBracket.Upper;
        Bracket variance = Bracket.Of(
            square.Value - (law.Mean * law.Mean),
            Math.Max(square.Lower - (high * high), 0),
            Math.Max(square.Upper - (low * low), 0));
        return law with
        {
            Moments = (law.Mean, variance.Value, double.NaN),
            VarianceBounds = variance,
        };
    }
}
