using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A table of limits and their factors, such as that of a tariff. Between two limits the factor is a power of the limit (Riebesell's rule); outside the
/// table there is none.
/// </summary>
/// <remarks>Factors must rise with the limit, at a falling rate: otherwise a higher layer would cost more than a lower one of the same height.</remarks>
public sealed record LimitFactors
{
    /// <summary>A table.</summary>
    /// <param name="points">At least one; limits above 0 that rise, factors above 0.</param>
    public LimitFactors(params ReadOnlySpan<(double Limit, double Factor)> points) => Points = ValueList.Create(points);

    /// <summary>Limits in the submission's currency, rising, and their factors, above 0.</summary>
    public ValueList<(double Limit, double Factor)> Points { get; init => field = RisingPoints.Checked(value, nameof(Points), "limit"); }

    /// <summary>True if the factors rise with the limit at a rate that does not.</summary>
    public bool IsConsistent => Findings.Count == 0;

    /// <summary>Where the factors do not rise, or rise at a growing rate.</summary>
    public ValueList<Finding> Findings
    {
        get
        {
            List<Finding> findings = [];
            double before = double.PositiveInfinity;
            for (int i = 1; i < Points.Count; i++)
            {
                double rise = Points[i].Factor - Points[i - 1].Factor;
                double rate = rise / (Points[i].Limit - Points[i - 1].Limit);
                if (rise < 0)
                {
                    findings.Add(Found("limits.falling", i, "is below that of a smaller limit: a factor cannot fall when the limit rises"));
                }
                else if (rate > before * (1 + 1e-12))
                {
                    findings.Add(Found("limits.growing-rate", i, "rises faster than before: a higher layer would cost more than a lower one of the same height"));
                }

                before = rate;
            }

            return [.. findings];
        }
    }

    /// <summary>The factor of a limit.</summary>
    /// <param name="limit">Between the first and the last limit of the table, in the submission's currency.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit lies outside the table.</exception>
    public double Factor(double limit)
    {
        int above = 0;
        while (above < Points.Count && Points[above].Limit < limit)
        {
            above++;
        }

        if (above == Points.Count || !(limit >= Points[0].Limit))
        {
            throw Require.Wrong(nameof(limit), limit, string.Create(
                CultureInfo.InvariantCulture, $"must lie between {Points[0].Limit} and {Points[^1].Limit}, the limits of the table; a Riebesell rate carries on beyond them"));
        }

        if (Points[above].Limit == limit)
        {
            return Points[above].Factor;
        }

        (double Limit, double Factor) low = Points[above - 1];
        (double Limit, double Factor) high = Points[above];
        return low.Factor * Pow.Of(high.Factor / low.Factor, Log.Of(limit / low.Limit) / Log.Of(high.Limit / low.Limit));
    }

    /// <summary>The cost of a layer as a part of that at the limit with factor 1: factor(attachment + height) - factor(attachment).</summary>
    /// <param name="height">Height of the layer, in the submission's currency; above 0.</param>
    /// <param name="attachment">Where the layer begins, in the submission's currency; 0 or more.</param>
    public double LayerFactor(double height, double attachment) =>
        Factor(Require.NonNegative(attachment) + Require.Positive(height)) - (attachment == 0 ? 0 : Factor(attachment));

    /// <summary>The Riebesell rule through the first and the last limit.</summary>
    public Riebesell Riebesell() => TechRisk.Pricing.Riebesell.FromFactors(Points[0].Limit, Points[0].Factor, Points[^1].Limit, Points[^1].Factor);

    private Finding Found(string code, int i, string what) => new(code, string.Create(CultureInfo.InvariantCulture, $"points[{i}]"), string.Create(
        CultureInfo.InvariantCulture, $"The factor {Points[i].Factor} of the limit {Points[i].Limit} {what}"));
}
