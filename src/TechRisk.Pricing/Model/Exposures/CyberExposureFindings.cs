using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>What a reader has to know of the facts of a cyber risk.</summary>
internal static class CyberExposureFindings
{
    // typical revenues of the two groups that the elasticity is read from, in US dollars
    private const double SmallestRevenue = 10e6;
    private const double LargestRevenue = 500e6;

    public static IEnumerable<Finding> Of(CyberExposure facts)
    {
        double dollars = facts.Revenue / facts.ExchangeRate.Value;
        if (dollars is < SmallestRevenue or > LargestRevenue)
        {
            yield return new("exposure.extrapolated", "revenue", string.Create(
                CultureInfo.InvariantCulture,
                $"a revenue of {dollars / 1e6:#,0.##}m USD lies outside the 10m to 500m USD that the revenue elasticity is read from: the rate is an extrapolation"));
        }

        for (int i = 0; i < facts.Controls.Count; i++)
        {
            if (!CyberExposure.Counts(facts.Controls[i]))
            {
                yield return new("exposure.partial-control", FormattableString.Invariant($"controls[{i}].coverage"), string.Create(
                    CultureInfo.InvariantCulture,
                    $"authentication with several factors covers {facts.Controls[i].Coverage:0.##} of the systems; it has a published effect only where it covers everything, and none is counted"));
            }
        }

        if (facts.Relativity != facts.RelativityProduct)
        {
            yield return new("exposure.relativity-clamped", "controls", string.Create(
                CultureInfo.InvariantCulture,
                $"sector and controls make a factor of {facts.RelativityProduct:0.###} on the rate, which is held at {facts.Relativity:0.###}"));
        }

        yield return facts.SeverityBasis == SeverityBasis.Claims
            ? new("exposure.severity-basis", "severityBasis", "rate and severity are those of insurers' claims; publicly known losses are rarer to be counted and several times as large", FindingLevel.Note)
            : new("exposure.severity-basis", "severityBasis", "rate and severity are those of publicly known losses; insurers' claims are several times smaller in the median", FindingLevel.Note);
        if (facts.TotalRecords == 0)
        {
            yield return new("exposure.no-records", "records", "no records are given: a breach costs what other incidents cost", FindingLevel.Note);
        }

        if (facts.Providers.Count > 0)
        {
            yield return new("exposure.systemic-scenario", "providers", "the rate of a provider's systemic outage is a scenario: there is no consensus on it");
        }
    }
}
