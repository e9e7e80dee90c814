namespace TechRisk.Pricing;

/// <summary>A law made of what experts say, with what they should be told before it is used.</summary>
public sealed class ElicitedSeverity
{
    internal ElicitedSeverity(Severity severity, ValueList<(double Level, double Loss)> stated, IEnumerable<Finding> findings)
    {
        Severity = severity;
        Stated = stated;
        Implied = stated.Select(quantile => (quantile.Level, severity.Quantile(quantile.Level))).ToValueList();
        Findings = findings.ToValueList();
    }

    /// <summary>The law.</summary>
    public Severity Severity { get; }

    /// <summary>The quantiles that were stated, P(X &lt;= Loss) = Level, levels rising.</summary>
    public ValueList<(double Level, double Loss)> Stated { get; }

    /// <summary>The law's quantiles at the same levels; equal to the stated ones where there are as many as parameters.</summary>
    public ValueList<(double Level, double Loss)> Implied { get; }

    /// <summary>What the answers imply beyond what was asked.</summary>
    public ValueList<Finding> Findings { get; }
}
