namespace TechRisk.Pricing;

/// <summary>What laws of one variable say of a year's net loss S = K + g(Z): the bounds a table of pairs works with.</summary>
internal sealed class NetKnown
{
    /// <summary>Half the room of a difference of rounded figures, as a share of the larger one.</summary>
    private const double Rounding = 1e-14;

    /// <summary>The law of Z times the placed share.</summary>
    public required LatticeLaw Placed { get; init; }

    /// <summary>The placed share.</summary>
    public required double Share { get; init; }

    /// <summary>A loss G with G - taken &lt;= S &lt;= G + extra.</summary>
    public required LatticeLaw Majorant { get; init; }

    /// <summary>How much S may exceed G.</summary>
    public required double Extra { get; init; }

    /// <summary>How much S may fall short of G; infinite if nothing is known.</summary>
    public required double Taken { get; init; }

    /// <summary>E[S].</summary>
    public required Bracket Mean { get; init; }

    /// <summary>P(S = 0).</summary>
    public required double AtZero { get; init; }

    /// <summary>E[(x - Z)+].</summary>
    public Bracket Shortfall(double x) => x * Share <= Placed.End
        ? Placed.Q(x * Share).Times(1 / Share)
        : Placed.Excess(x * Share).Plus(Bracket.Exact((x * Share) - Placed.Mean)).Times(1 / Share);

    /// <summary>Upper bound of E[(Z - x)+].</summary>
    public double Excess(double x) => Placed.Excess(x * Share).Upper / Share;

    /// <summary>E[(d - S)+] is at most d - E[S] + E[(G + extra - d)+].</summary>
    public double PlainUpper(double d)
    {
        double most = d - Mean.Lower + (d >= Extra ? Majorant.Excess(d - Extra).Upper : Majorant.Mean + Extra - d);
        return Math.Clamp(most + (Rounding * (d + Mean.Upper)), 0, d);
    }

    /// <summary>
    /// E[(d - S)+] is at least d - E[S] + E[(G - taken - d)+], a convex function: its values at the points, lowered by what a chord may lie above it.
    /// </summary>
    public double[] PlainLower(double step, int points)
    {
        double[] least = new double[points];
        for (int k = 1; k < points; k++)
        {
            double d = k * step;
            double above = d + Taken + step <= Majorant.End ? Majorant.Excess(d + Taken).Lower : 0;
            least[k] = Math.Max(d - Mean.Upper + above - (Rounding * (d + Mean.Upper)), 0);
        }

        // within a cell the slope lies between those of its neighbours
        double[] lowered = new double[points];
        double before = Math.Max(least[2] - least[1], 0) / 4;
        for (int k = 1; k < points; k++)
        {
            double next = k + 2 < points ? least[k + 2] - least[k + 1] : step;
            double gap = Math.Max(next - (least[k] - least[k - 1]), 0) / 4;
            lowered[k] = Math.Max(least[k] - Math.Max(before, gap), 0);
            before = gap;
        }

        return lowered;
    }
}
