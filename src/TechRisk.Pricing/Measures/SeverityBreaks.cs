namespace TechRisk.Pricing;

/// <summary>Where the survival function of a law jumps or bends: between these points it is smooth.</summary>
internal static class SeverityBreaks
{
    /// <summary>Ends of the support, atoms, and joints of composite laws; in no order.</summary>
    public static IEnumerable<double> Of(Severity severity)
    {
        IEnumerable<double> inner = severity switch
        {
            Discrete discrete => discrete.Points.Select(point => point.Value),
            Empirical empirical => empirical.Values,
            Mixture mixture => mixture.Parts.SelectMany(part => Of(part.Severity)),
            Spliced spliced => [spliced.Threshold, .. Of(spliced.Body), .. Of(spliced.TailSeverity).Select(x => x + spliced.Threshold)],
            _ => [],
        };
        return inner.Append(severity.Minimum).Append(severity.Maximum).Where(double.IsFinite);
    }
}
