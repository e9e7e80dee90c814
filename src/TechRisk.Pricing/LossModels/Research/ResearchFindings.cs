using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>What a reader of a programme's figures has to know.</summary>
internal static class ResearchFindings
{
    /// <summary>The findings.</summary>
    public static IEnumerable<Finding> Of(ResearchProgramme programme, double period)
    {
        double years = Math.Min(programme.Window, programme.Projects.Max(project => project.Years));
        if (years > period)
        {
            yield return new Finding("research.window-exceeds-period", "lossModel.window", string.Create(
                CultureInfo.InvariantCulture,
                $"failures are insured for {years:0.###} years from inception, the policy period is {period:0.###} years; set Window to the period to insure failures within it only"));
        }

        if (programme.Projects.Sum(project => project.Units) > 1 && IsIndependent(programme))
        {
            yield return new Finding(
                "research.independent-projects",
                "lossModel",
                "the projects are taken as independent; a shared technology, market or team makes large losses more likely",
                FindingLevel.Note);
        }

        foreach (ParameterSource source in programme.Sources.Where(IsProxy))
        {
            yield return new Finding(
                "research.proxy-probability",
                $"lossModel.{source.Path}",
                $"the pass probability comes from {source.Provenance}: the projects of that population may differ from this one; the firm's own record is better evidence");
        }

        for (int i = 0; i < programme.Projects.Count; i++)
        {
            string path = string.Create(CultureInfo.InvariantCulture, $"lossModel.projects[{i}]");
            foreach (Finding finding in OfProject(programme.Projects[i], path))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> OfProject(ResearchProject project, string path)
    {
        for (int k = 0; k < project.Stages.Count; k++)
        {
            if (project.Stages[k].Ratio is { } ratio && double.IsPositiveInfinity(project.Limit) && double.IsPositiveInfinity(ratio.Mean))
            {
                yield return Heavy(string.Create(CultureInfo.InvariantCulture, $"{path}.stages[{k}].overrun"), "set OverrunLimit, a limit of the project or a limit per claim");
            }
        }

        for (int t = 0; t < project.Triggers.Count; t++)
        {
            if (project.Triggers[t].Parts(project, 1).Any(part => double.IsPositiveInfinity(part.Amount.Mean)))
            {
                yield return Heavy(string.Create(CultureInfo.InvariantCulture, $"{path}.triggers[{t}]"), "give the trigger its own limit or the policy a limit per claim");
            }
        }
    }

    private static bool IsProxy(ParameterSource source) =>
        source.Path.EndsWith("passProbability", StringComparison.Ordinal) && source.Provenance.Grade != EvidenceGrade.UserData;

    private static Finding Heavy(string path, string way) => new(
        "research.infinite-mean", path, $"the law has an infinite mean, so that only a limit makes the cover insurable; {way}");

    private static bool IsIndependent(ResearchProgramme programme) =>
        programme.GlobalCorrelation == 0 && programme.Projects.All(project => programme.SectorCorrelationOf(project.Sector) == 0);
}
