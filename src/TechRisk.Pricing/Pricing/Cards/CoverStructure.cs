using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>How the losses of a cover arise and in which order its terms apply, in words.</summary>
internal static class CoverStructure
{
    /// <summary>How counts arise.</summary>
    public static string Frequency(LossModel model) => model switch
    {
        FrequencySeverity compound => compound.Frequency.ToString(),
        Predictive predictive => $"{predictive.Frequency.GetType().Name}, parameters drawn once a year",
        ResearchProgramme programme => string.Create(
            CultureInfo.InvariantCulture,
            $"{programme.Projects.Count} project{(programme.Projects.Count == 1 ? "" : "s")}, each fails at most once with the probability of its stages"),
        CyberRisk risk => string.Join("; ", risk.Perils.Select(peril => $"{peril.Name}: {(peril.Arrivals is CountArrivals counted ? counted.Frequency.ToString() : peril.Arrivals.GetType().Name)}")),
        ProductRisk risk => string.Join("; ", risk.AllLines.Select(line => string.Create(
            CultureInfo.InvariantCulture,
            $"{line.Name}: {line.Frequency} a unit of exposure, {line.Exposure:0.###} units{(line.Batches is { } batches ? $", batches {batches.Frequency} of {batches.Claims} claims{(batches.HasClause ? ", one event each" : "")}" : "")}"))),
        _ => "each component with its own law of counts; see the parameters",
    };

    /// <summary>How amounts arise.</summary>
    public static string Severity(LossModel model) => model switch
    {
        FrequencySeverity compound => compound.Severity.ToString()!,
        Predictive predictive => $"{predictive.Severity.GetType().Name}, parameters drawn once a year and shared by its claims",
        ResearchProgramme => "costs of the passed stages and of the spent share of the failing one, net of salvage",
        CyberRisk risk => string.Join("; ", risk.Perils.Select(peril => $"{peril.Name}: {string.Join(" with ", peril.Components.Select(Amount))}")),
        ProductRisk risk => string.Join("; ", risk.AllLines.Select(line => $"{line.Name}: {line.Severity}{(line.Defence is null ? "" : $", defence {risk.DefenceCosts}")}")),
        _ => "each component with its own law of amounts; see the parameters",
    };

    /// <summary>What ties losses within the cover.</summary>
    public static string Dependence(LossModel model) => model switch
    {
        ResearchProgramme programme => string.Create(
            CultureInfo.InvariantCulture,
            $"projects share a global factor ({programme.GlobalCorrelation:0.###}) and a factor of their sector ({programme.SectorCorrelation:0.###}), on the failure indicator"),
        FrequencySeverity => "claims are independent of each other and of their number",
        Predictive => "claims are independent given the year's parameters",
        _ when model.SystemicTags.Count > 0 => "systemic events strike by tag: " + string.Join(", ", model.SystemicTags),
        _ => "components are independent; what strikes at once stands in one event",
    };

    private static string Amount(PerilLoss loss) => loss switch
    {
        OutageLoss outage => string.Create(CultureInfo.InvariantCulture, $"hours {outage.Hours} at {outage.AmountAnHour:#,0.##}"),
        RecordsLoss records => string.Create(CultureInfo.InvariantCulture, $"records {records.Records}, cost of one e^{records.Intercept:0.###}, elasticity {records.Slope:0.###}"),
        _ => loss.Amount.ToString()!,
    };

    /// <summary>The steps of the terms in the order in which they apply.</summary>
    public static ValueList<string> Terms(Cover cover)
    {
        PolicyTerms terms = cover.Terms;
        List<string> steps = [];
        if (terms.EventHours > 0)
        {
            steps.Add($"hours clause: events within {Text(terms.EventHours)} hours are one");
        }

        if (terms.WaitingHours > 0 || !double.IsPositiveInfinity(terms.IndemnityHours))
        {
            steps.Add($"waiting {Text(terms.WaitingHours)} hours ({(terms.WaitingForm == WaitingForm.Deductible ? "time deductible" : "qualifying period")}), at most {Text(terms.IndemnityHours)} hours");
        }

        foreach (SectionTerms section in terms.Sections)
        {
            string share = $"insured's share {Text(section.InsuredShare)}";
            string limit = $"sub-limit {Text(section.Limit)}";
            steps.Add($"section \"{section.Section}\": {(section.Order == SectionOrder.CoinsuranceFirst ? share + ", then " + limit : limit + ", then " + share)}"
                + (double.IsPositiveInfinity(section.AggregateLimit) ? "" : $", of the year {Text(section.AggregateLimit)}"));
        }

        if (terms.Franchise > 0)
        {
            steps.Add($"franchise {Text(terms.Franchise)} an event");
        }

        steps.Add($"retention {Text(terms.Retention)}, then limit {Text(terms.Limit)}, then insured's share {Text(terms.InsuredShare)}, an event");
        if (!terms.PaysYearInFull)
        {
            steps.Add($"aggregate retention {Text(terms.AggregateRetention)}, then aggregate limit {Text(terms.AggregateLimit)}, in order of loss");
        }

        return steps.ToValueList();
    }

    private static string Text(double value) => double.IsPositiveInfinity(value) ? "none" : value.ToString("#,0.####", CultureInfo.InvariantCulture);
}
