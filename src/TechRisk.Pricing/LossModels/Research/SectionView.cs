namespace TechRisk.Pricing;

/// <summary>
/// The terms of an event that has one section only, as plain terms: with share a and cap m of the section,
/// min(max(a min(x, m) - R, 0), L) = a min(max(min(x, m) - R / a, 0), L / a).
/// </summary>
internal static class SectionView
{
    /// <summary>Terms without sections; null where nothing is ever paid of the section.</summary>
    public static PolicyTerms? Of(PolicyTerms terms, string section)
    {
        SectionTerms? own = terms.Sections.FirstOrDefault(candidate => candidate.Section == section);
        if (own is null)
        {
            return terms with { Sections = [] };
        }

        double share = 1 - own.InsuredShare;
        if (share == 0)
        {
            return null;
        }

        double cap = own.Order == SectionOrder.CoinsuranceFirst ? own.Limit / share : own.Limit;
        double retention = terms.Retention / share;
        double franchise = terms.Franchise / share;
        double limit = Math.Min(terms.Limit / share, cap - retention);
        return limit > 0 && cap > franchise
            ? terms with { Sections = [], Retention = retention, Franchise = franchise, Limit = limit, InsuredShare = 1 - share * terms.InsurerShare }
            : null;
    }
}
