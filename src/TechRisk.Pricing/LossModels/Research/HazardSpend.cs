using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The hazard of failure is constant over the stage: with lambda = -ln p for the whole of it, P(U &gt; u) = (p^u - p) / (1 - p) given failure.
/// </summary>
/// <remarks>
/// With elapsed part e the stage is passed with probability p^(1 - e), and U - e has the same form on (0, 1 - e). Hazard a year:
/// lambda / years. A stage that cannot be passed fails at once.
/// </remarks>
public sealed record HazardSpend : SpendCurve
{
    private const double Immediate = 1e15;

    internal override double Survival(double share, double pass)
    {
        double hazard = Hazard(pass);
        return share >= 1 ? 0 : hazard == 0 ? 1 - share : Exp.Of(-hazard * share) * (Expm1.Of(-hazard * (1 - share)) / Expm1.Of(-hazard));
    }

    internal override double Draw(double uniform, SpendClock clock)
    {
        double left = 1 - clock.Elapsed;
        double hazard = Hazard(clock.Pass);
        return hazard == 0
            ? clock.Elapsed + (1 - uniform) * left
            : Math.Min(clock.Elapsed - Log1p.Of((1 - uniform) * Expm1.Of(-hazard * left)) / hazard, 1);
    }

    internal override SpendMoments Over(double from, double to, SpendClock clock, double decay = 0)
    {
        double width = to - from;
        double hazard = Hazard(clock.Pass);
        double left = 1 - clock.Elapsed;
        double height = hazard == 0 ? 1 / left : -hazard * Exp.Of(-hazard * (from - clock.Elapsed)) / Expm1.Of(-hazard * left);
        return width > 0 ? DecayMoments.Over(width, hazard + decay, height) : default;
    }

    /// <summary>-ln p.</summary>
    internal static double Hazard(double passProbability) =>
        passProbability > 0 ? Math.Max(-Log.Of(passProbability), 0) : Immediate;
}
