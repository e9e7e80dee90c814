using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Riebesell's rule: each doubling of the limit raises the premium by the share z, P(L) = P(L0) (1 + z)^log2(L / L0) = P(L0) (L / L0)^log2(1 + z).
/// </summary>
/// <remarks>
/// Above a threshold it is the limited mean of a claim size with the tail of a Pareto of index 1 - log2(1 + z); it cannot hold down to 0. Source: Mack,
/// Fackler, Exposure rating in liability reinsurance, ASTIN Bulletin 33 (2003), 229-238; Riebesell (1936). Usual values are 0.15 to 0.35.
/// </remarks>
public sealed record Riebesell
{
    /// <summary>A rule.</summary>
    /// <param name="rate">z, the rise with each doubling of the limit; 0 to 1.</param>
    public Riebesell(double rate) => Rate = rate;

    /// <summary>z, the rise with each doubling of the limit, a fraction.</summary>
    /// <value>0 to 1: at 1 the premium is proportional to the limit.</value>
    public double Rate { get; init => field = Require.Fraction(value, nameof(Rate)); }

    /// <summary>log2(1 + z): the premium grows with this power of the limit.</summary>
    public double Exponent => Log1p.Of(Rate) / Log.Of(2);

    /// <summary>1 - log2(1 + z): index of the Pareto tail that has these layer costs.</summary>
    public double ParetoShape => 1 - Exponent;

    /// <summary>The rule through two limits of a table: z = (P1 / P0)^(1 / log2(L1 / L0)) - 1.</summary>
    /// <param name="limit">L0 in the submission's currency; above 0.</param>
    /// <param name="factor">P0, premium or factor at L0; above 0.</param>
    /// <param name="otherLimit">L1 in the submission's currency; above 0 and not L0.</param>
    /// <param name="otherFactor">P1, premium or factor at L1; above 0.</param>
    public static Riebesell FromFactors(double limit, double factor, double otherLimit, double otherFactor)
    {
        double doublings = Log.Of(Require.Positive(otherLimit) / Require.Positive(limit));
        if (doublings == 0)
        {
            throw Require.Wrong(nameof(otherLimit), otherLimit, string.Create(CultureInfo.InvariantCulture, $"must differ from the first limit, {limit}"));
        }

        double exponent = Log.Of(Require.Positive(otherFactor) / Require.Positive(factor)) / doublings;
        return exponent is >= 0 and <= 1
            ? new(Math.Min(Expm1.Of(exponent * Log.Of(2)), 1))
            : throw Require.Wrong(nameof(otherFactor), otherFactor, string.Create(
                CultureInfo.InvariantCulture, $"must give a rise between 0 and 1 with each doubling; it gives {Expm1.Of(exponent * Log.Of(2))}"));
    }

    /// <summary>P(L) / P(L0).</summary>
    /// <param name="limit">L in the submission's currency; above 0.</param>
    /// <param name="basicLimit">L0 in the submission's currency; above 0.</param>
    public double Factor(double limit, double basicLimit) => Pow.Of(Require.Positive(limit) / Require.Positive(basicLimit), Exponent);

    /// <summary>The cost of a layer as a part of that up to the basic limit: P(attachment + height) / P(L0) - P(attachment) / P(L0).</summary>
    /// <param name="height">Height of the layer, in the submission's currency; above 0.</param>
    /// <param name="attachment">Where the layer begins, in the submission's currency; above 0: the rule does not hold down to 0.</param>
    /// <param name="basicLimit">L0 in the submission's currency; above 0.</param>
    public double LayerFactor(double height, double attachment, double basicLimit) =>
        Factor(Require.Positive(attachment), basicLimit) * Expm1.Of(Exponent * Log1p.Of(Require.Positive(height) / attachment));
}
