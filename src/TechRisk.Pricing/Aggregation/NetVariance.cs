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
    /// <param name="taken">S is at least G less this; infinite if nothing is known.</param>
    public static LatticeLaw Added(LatticeLaw law, LatticeLoss majorant, double extra, double taken)
    {
        if (!TailRule.MayHave(majorant.Tail, 2))
        {
            return law with { Moments = (law.Mean, double.PositiveInfinity, double.PositiveInfinity) };
        }

        double end = law.End;
        Bracket inside = new LatticeMoments(new LatticeLoss(law, 0, end)).Square();

        double most = law.IsWhole ? 0 : Math.Max(Beyond(majorant, end, end - extra).Upper, 0);
        double least = law.IsWhole || end + taken > majorant.Law.End ? 0 : Math.Max(Beyond(majorant, end, end + taken).Lower, 0);
        Bracket square = inside.Plus(Bracket.Of(0.5 * (least + most), least, most));
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

    // E[((G - from) + end)^2 - end^2; G > from]
    private static Bracket Beyond(LatticeLoss loss, double end, double from)
    {
        double start = Math.Clamp(from, 0, loss.Law.End);
        return new LatticeMoments(loss.Layer(double.PositiveInfinity, start)).Square().Plus(loss.Law.Excess(start).Times(2 * end));
    }
}
