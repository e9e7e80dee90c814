using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// An epidemic in a population of equal firms: s' = -R0 g s i, i' = R0 g s i - g i, r' = g i, with s + i + r = 1. Susceptible firms are
/// infected by infected ones, which recover at the rate g.
/// </summary>
/// <remarks>
/// Source: Hillairet, Lopez (2021), Scandinavian Actuarial Journal, 671-694; Kermack, McKendrick (1927). The attack rate treats the firm
/// as a drawn member of the population.
/// </remarks>
public sealed record SirEpidemic
{
    private const int MostSteps = 400_000;

    /// <summary>An epidemic.</summary>
    /// <param name="reproduction">R0: firms that one infected firm infects where all are susceptible; a finite number, 0 or more.</param>
    /// <param name="infected">i0: share infected at the start, in [0, 1].</param>
    /// <param name="immune">Share patched at the start, in [0, 1]; s0 = 1 - infected - immune.</param>
    public SirEpidemic(double reproduction, double infected = 1e-6, double immune = 0)
    {
        Reproduction = reproduction;
        Infected = Require.Fraction(infected);
        Immune = infected + immune <= 1 + 1e-15
            ? Require.Fraction(immune)
            : throw Require.Wrong(nameof(immune), immune, "must leave room for the infected: infected + immune is at most 1");
    }

    /// <summary>R0: firms that one infected firm infects where all are susceptible.</summary>
    /// <value>A finite number, 0 or more.</value>
    public double Reproduction { get; init => field = Require.NonNegative(value, nameof(Reproduction)); }

    /// <summary>i0: share of firms infected at the start.</summary>
    /// <value>A fraction in [0, 1].</value>
    public double Infected { get; }

    /// <summary>Share of firms that are patched at the start: they cannot be infected.</summary>
    /// <value>A fraction in [0, 1].</value>
    public double Immune { get; }

    /// <summary>s0: share of firms susceptible at the start, 1 - infected - immune.</summary>
    public double Susceptible => Math.Max(1 - Infected - Immune, 0);

    /// <summary>Share of patched firms from which on an infection cannot spread: 1 - 1 / R0, 0 where R0 is at most 1.</summary>
    public double CriticalPatchedShare => Reproduction <= 1 ? 0 : (Reproduction - 1) / Reproduction;

    /// <summary>
    /// Share of the susceptible firms that are ever infected: a with a = 1 - exp(-R0 (i0 + s0 a)), the larger root.
    /// </summary>
    /// <remarks>
    /// The same number as 1 - s_inf / s0 with <see cref="FinalSusceptible"/>, without the difference of near equals: exact for a small i0, at
    /// and below the threshold R0 s0 = 1.
    /// </remarks>
    public double AttackRate
    {
        get
        {
            double start = Reproduction * Infected;
            double slope = Reproduction * Susceptible;
            if (start == 0 && slope <= 1)
            {
                return 0;
            }

            return Largest(start, slope);
        }
    }

    /// <summary>Share of all firms that escape: s_inf = -W(-R0 s0 exp(-R0 (s0 + i0))) / R0, W the principal branch of Lambert's function.</summary>
    public double FinalSusceptible => Susceptible * (Reproduction == 0 ? 1 : Escaped(AttackRate));

    /// <summary>
    /// Largest share infected at one time: i0 + s0 - (1 + ln(R0 s0)) / R0 where R0 s0 exceeds 1, otherwise i0, since the infections never rise.
    /// </summary>
    public double Peak
    {
        get
        {
            double slope = Reproduction * Susceptible;
            // (x - 1 - ln x) / R0 above i0, x = R0 s0
            return slope <= 1 ? Infected : Infected + OverLogarithm(slope - 1) / Reproduction;
        }
    }

    /// <summary>Share of firms infected at a time, by integration of the path over the susceptible share.</summary>
    /// <param name="time">Time in mean infectious periods 1 / g, 0 or more.</param>
    public double InfectedAt(double time)
    {
        double s = Susceptible;
        double i = Infected;
        int steps = (int)Math.Clamp(Math.Ceiling(Require.NonNegative(time) * Math.Max(1 + Reproduction, 1) * 64), 1, MostSteps);
        double h = time / steps;
        for (int step = 0; step < steps; step++)
        {
            // Runge and Kutta's four stages in the logarithm of s, so that a share stays a share
            (double a1, double b1) = Slopes(s, i);
            (double a2, double b2) = Slopes(s * Exp.Of(h / 2 * a1), i + h / 2 * b1);
            (double a3, double b3) = Slopes(s * Exp.Of(h / 2 * a2), i + h / 2 * b2);
            (double a4, double b4) = Slopes(s * Exp.Of(h * a3), i + h * b3);
            s *= Exp.Of(h / 6 * (a1 + 2 * a2 + 2 * a3 + a4));
            i = Math.Max(i + h / 6 * (b1 + 2 * b2 + 2 * b3 + b4), 0);
        }

        return i;
    }

    /// <summary>The epidemic with another R0.</summary>
    internal double AttackRateAt(double reproduction) => (this with { Reproduction = reproduction }).AttackRate;

    private (double LogSusceptible, double Infected) Slopes(double s, double i) => (-Reproduction * i, (Reproduction * s - 1) * i);

    private double Escaped(double attack) => attack < 0.5 ? 1 - attack : Exp.Of(-Reproduction * (Infected + Susceptible * attack));

    // Newton on f(a) = (1 - slope) a - start + g(start + slope a), g(x) = x - 1 + exp(-x): f is convex and positive at 1, so that the steps
    // fall onto the larger root and never pass it; written so, nothing cancels near the threshold slope = 1
    private static double Largest(double start, double slope)
    {
        double a = 1;
        for (int step = 0; step < 200; step++)
        {
            double x = start + slope * a;
            double value = (1 - slope) * a - start + Bend(x);
            double next = a - value / (1 - slope - slope * Expm1.Of(-x));
            if (!(next < a && next >= 0))
            {
                break;
            }

            a = next;
        }

        return a;
    }

    // x - ln(1 + x) = x^2/2 - x^3/3 + ..., by the series where the difference cancels
    private static double OverLogarithm(double x)
    {
        if (x > 0.125)
        {
            return x - Log1p.Of(x);
        }

        double sum = 0;
        for (int n = 20; n >= 2; n--)
        {
            sum = 1.0 / n - x * sum;
        }

        return x * x * sum;
    }

    // x - 1 + exp(-x) = x^2/2 - x^3/6 + ...
    private static double Bend(double x)
    {
        if (x > 0.5)
        {
            return x + Expm1.Of(-x);
        }

        double sum = 1;
        for (int n = 16; n >= 3; n--)
        {
            sum = 1 - x / n * sum;
        }

        return x * x / 2 * sum;
    }
}
