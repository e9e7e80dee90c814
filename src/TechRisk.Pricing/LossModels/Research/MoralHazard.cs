using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// How a share of insurance changes a team's effort: effort e in [0, 1] costs K e^2 / 2 and gives the success probability p0 + Delta e;
/// success is worth V, failure costs X, of which a share alpha is insured. The best effort is
/// e* = min(1, max(0, Delta (V + (1 - alpha) X) / K)).
/// </summary>
/// <remarks>
/// Source: Holmstrom (1979), Bell Journal of Economics 10, with quadratic cost of effort. A pure function: no engine and no premium uses it;
/// the loading that it returns is for the underwriter to apply.
/// </remarks>
public sealed record MoralHazard
{
    /// <summary>An effort model.</summary>
    /// <param name="baseSuccess">p0: success probability without effort, a fraction.</param>
    /// <param name="effect">Delta: what full effort adds to it; with p0 at most 1.</param>
    /// <param name="valueOfSuccess">V: value of success to the team, 0 or more.</param>
    /// <param name="lossOnFailure">X: loss on failure, above 0, in the same unit.</param>
    /// <param name="effortCost">K: full effort costs K / 2, above 0, in the same unit.</param>
    public MoralHazard(double baseSuccess, double effect, double valueOfSuccess, double lossOnFailure, double effortCost)
    {
        BaseSuccess = baseSuccess;
        Effect = effect;
        ValueOfSuccess = valueOfSuccess;
        LossOnFailure = lossOnFailure;
        EffortCost = effortCost;
    }

    /// <summary>p0: success probability without effort.</summary>
    /// <value>A fraction in [0, 1], with the effect at most 1.</value>
    public double BaseSuccess { get; init => field = Part(value, Effect, nameof(BaseSuccess)); }

    /// <summary>Delta: what full effort adds to the success probability.</summary>
    /// <value>A fraction in [0, 1], with the base at most 1.</value>
    public double Effect { get; init => field = Part(value, BaseSuccess, nameof(Effect)); }

    /// <summary>V: value of success to the team.</summary>
    /// <value>A finite number, 0 or more.</value>
    public double ValueOfSuccess { get; init => field = Require.NonNegative(value, nameof(ValueOfSuccess)); }

    /// <summary>X: loss on failure.</summary>
    /// <value>A finite number above 0.</value>
    public double LossOnFailure { get; init => field = Require.Positive(value, nameof(LossOnFailure)); }

    /// <summary>K: full effort costs K / 2.</summary>
    /// <value>A finite number above 0.</value>
    public double EffortCost { get; init => field = Require.Positive(value, nameof(EffortCost)); }

    /// <summary>e*: the effort that is best for the team.</summary>
    /// <param name="insurerShare">alpha: insured share of the loss, a fraction in [0, 1].</param>
    public double Effort(double insurerShare) =>
        Math.Min(1, Effect * (ValueOfSuccess + (1 - Require.Fraction(insurerShare)) * LossOnFailure) / EffortCost);

    /// <summary>p0 + Delta e*.</summary>
    /// <param name="insurerShare">alpha, a fraction in [0, 1].</param>
    public double SuccessProbability(double insurerShare) => Math.Min(BaseSuccess + Effect * Effort(insurerShare), 1);

    /// <summary>alpha X (1 - p0 - Delta e*): expected insured loss at the effort that the insurance leaves.</summary>
    /// <param name="insurerShare">alpha, a fraction in [0, 1].</param>
    public double ExpectedInsuredLoss(double insurerShare) => insurerShare * LossOnFailure * (1 - SuccessProbability(insurerShare));

    /// <summary>alpha X (1 - p0 - Delta e*(0)): expected insured loss if the team worked as without insurance.</summary>
    /// <param name="insurerShare">alpha, a fraction in [0, 1].</param>
    public double NaiveExpectedInsuredLoss(double insurerShare) => Require.Fraction(insurerShare) * LossOnFailure * (1 - SuccessProbability(0));

    /// <summary>Loading for moral hazard: expected insured loss over the naive one, less 1; 0 where both are 0, infinite where only the naive one is.</summary>
    /// <param name="insurerShare">alpha, a fraction in [0, 1].</param>
    public double Loading(double insurerShare)
    {
        double with = 1 - SuccessProbability(insurerShare);
        double without = 1 - SuccessProbability(0);
        return with == without ? 0 : with / without - 1;
    }

    /// <summary>
    /// Loading where insurance multiplies the hazard of failure by 1 + eta alpha: (1 - (1 - f)^(1 + eta alpha)) / f - 1, which is eta alpha for
    /// small f.
    /// </summary>
    /// <param name="elasticity">eta, 0 or more.</param>
    /// <param name="insurerShare">alpha, a fraction in [0, 1].</param>
    /// <param name="failureProbability">f without insurance, a fraction in [0, 1].</param>
    public static double HazardLoading(double elasticity, double insurerShare, double failureProbability)
    {
        double more = Require.NonNegative(elasticity) * Require.Fraction(insurerShare);
        return Require.Fraction(failureProbability) switch
        {
            0 => more,
            1 => 0,
            double f => -Expm1.Of((1 + more) * Log1p.Of(-f)) / f - 1,
        };
    }

    // each setter sees the other's value
    private static double Part(double value, double other, string name) => Require.Fraction(value, name) + other <= 1
        ? value
        : throw Require.Wrong(name, value, string.Create(CultureInfo.InvariantCulture, $"must leave the success probability at full effort at 1 or below; the other part is {other}"));
}
