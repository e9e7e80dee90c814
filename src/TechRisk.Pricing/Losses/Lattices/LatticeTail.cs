using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The survival function beyond the last point D as a power law S(D) (D / x)^a. With a finite mean a = 1 + D S(D) / E[(S - D)+], so that the mean
/// beyond D is the exact one; otherwise a continues the fall of the last doubling. It gives values only, never a bound.
/// </summary>
internal readonly record struct LatticeTail(double End, double AtEnd, double Index)
{
    public static LatticeTail Of(LatticeLaw law)
    {
        double end = law.End;
        double survival = law.IsWhole ? 0 : law.Shape.Survival(end);
        double index = double.PositiveInfinity;
        if (survival > 0 && double.IsFinite(law.Mean))
        {
            double excess = law.Excess(end).Value;
            index = excess > 0 ? 1 + (end * survival / excess) : double.PositiveInfinity;
        }
        else if (survival > 0)
        {
            index = Math.Max(Log.Of(law.Shape.Survival(end / 2) / survival) / Log.Of(2), 1e-3);
        }

        return new LatticeTail(end, survival, index);
    }

    public double Survival(double x) => AtEnd == 0 || double.IsInfinity(Index) ? 0 : AtEnd * Pow.Of(End / x, Index);

    /// <summary>The integral of the survival function from x; infinite where it diverges.</summary>
    public double Excess(double x) =>
        AtEnd == 0 || double.IsInfinity(Index) ? 0
        : Index <= 1 ? double.PositiveInfinity
        : Survival(x) * x / (Index - 1);

    /// <summary>The integral of the survival function from <paramref name="from"/> to <paramref name="to"/>, both beyond the end and finite.</summary>
    public double Layer(double from, double to) =>
        AtEnd == 0 || double.IsInfinity(Index) ? 0
        : Math.Abs(Index - 1) < 1e-9 ? AtEnd * End * Log.Of(to / from)
        : ((Survival(from) * from) - (Survival(to) * to)) / (Index - 1);

    /// <summary>The x with survival s, s at most that of the end.</summary>
    public double InverseSurvival(double s) => AtEnd == 0 || double.IsInfinity(Index) ? End : End * Pow.Of(AtEnd / s, 1 / Index);
}
