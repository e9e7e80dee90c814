using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>U is uniform on (0, 1): the stage can fail at any moment and spends evenly.</summary>
public sealed record UniformSpend : SpendCurve
{
    internal override double Survival(double share, double pass) => Math.Clamp(1 - share, 0, 1);

    internal override double Draw(double uniform, SpendClock clock) => clock.Elapsed + (1 - uniform) * (1 - clock.Elapsed);

    internal override SpendMoments Over(double from, double to, SpendClock clock, double decay = 0)
    {
        double width = to - from;
        return width > 0 ? DecayMoments.Over(width, decay, 1 / (1 - clock.Elapsed)) : default;
    }
}

/// <summary>U = 1: the stage is carried out in full and fails at its end.</summary>
public sealed record FullSpend : SpendCurve
{
    internal override bool IsAtEnd => true;

    internal override double Survival(double share, double pass) => share < 1 ? 1 : 0;

    internal override double Draw(double uniform, SpendClock clock) => 1;

    internal override SpendMoments Over(double from, double to, SpendClock clock, double decay = 0)
    {
        if (!(from < 1 && to >= 1))
        {
            return default;
        }

        double width = 1 - from;
        double kept = decay == 0 ? 1 : Exp.Of(-decay * width);
        return new SpendMoments(kept, kept * width, kept * width * width);
    }
}

/// <summary>The integrals of height e^(-rate t) t^m over 0 &lt; t &lt;= width, m = 0, 1, 2.</summary>
internal static class DecayMoments
{
    private const int Terms = 24;
    private const double SmallRate = 1;

    /// <summary>height width^(m + 1) times the integral of e^(-x s) s^m over s in (0, 1), x = rate width.</summary>
    public static SpendMoments Over(double width, double rate, double height)
    {
        double x = rate * width;
        (double zero, double one, double two) = Math.Abs(x) < SmallRate ? Series(x) : Closed(x);
        double scale = height * width;
        return new SpendMoments(scale * zero, scale * width * one, scale * width * width * two);
    }

    // the closed forms cancel where x is small
    private static (double Zero, double One, double Two) Series(double x)
    {
        double power = 1;
        double zero = 0;
        double one = 0;
        double two = 0;
        for (int k = 0; k < Terms && power != 0; k++)
        {
            zero += power / (k + 1);
            one += power / (k + 2);
            two += power / (k + 3);
            power *= -x / (k + 1);
        }

        return (zero, one, two);
    }

    private static (double Zero, double One, double Two) Closed(double x)
    {
        double kept = Exp.Of(-x);
        double zero = -Expm1.Of(-x) / x;
        double one = (1 - kept * (1 + x)) / (x * x);
        double two = (2 - kept * (2 + x * (2 + x))) / (x * x * x);
        return (zero, one, two);
    }
}
