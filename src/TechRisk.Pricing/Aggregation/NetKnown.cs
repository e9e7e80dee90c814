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

    /// <summary>E[(d - S)+] between d - E[S] + E[(G - taken - d)+] and d - E[S] + E[(G + extra - d)+].</summary>
    public Bracket Plain(double d)
    {
        double allowance = Rounding * (d + Mean.Upper);
        double most = d - Mean.Lower + (d >= Extra ? Majorant.Excess(d - Extra).Upper : Majorant.Mean + Extra - d);
        double least = d - Mean.Upper + (double.IsFinite(Taken) ? Majorant.Excess(d + Taken).Lower : 0);
        return Bracket.Of(0.5 * (least + most), least - allowance, most + allowance).Within(0, d);
    }
}
