namespace TechRisk.Pricing;

/// <summary>A quantile as an expert states it: P(X &lt;= Loss) = Level.</summary>
/// <param name="Level">Strictly between 0 and 1: 0.9 for the loss that nine claims of ten stay below.</param>
/// <param name="Loss">In the submission's currency; a finite number above 0.</param>
public sealed record StatedQuantile(double Level, double Loss)
{
    /// <summary>Strictly between 0 and 1.</summary>
    public double Level { get; init => field = Require.Level(value, nameof(Level)); } = Require.Level(Level);

    /// <summary>In the submission's currency; a finite number above 0.</summary>
    public double Loss { get; init => field = Require.Positive(value, nameof(Loss)); } = Require.Positive(Loss);
}

/// <summary>A law made of what experts say, with what they should be told before it is used.</summary>
public sealed class ElicitedSeverity
{
    internal ElicitedSeverity(Severity severity, ValueList<StatedQuantile> stated, IEnumerable<Finding> findings)
    {
        Severity = severity;
        Stated = stated;
        Implied = stated.Select(quantile => new StatedQuantile(quantile.Level, severity.Quantile(quantile.Level))).ToValueList();
        Findings = findings.ToValueList();
    }

    /// <summary>The law.</summary>
    public Severity Severity { get; }

    /// <summary>The quantiles that were stated, levels rising.</summary>
    public ValueList<StatedQuantile> Stated { get; }

    /// <summary>The law's quantiles at the same levels; equal to the stated ones where there are as many as parameters.</summary>
    public ValueList<StatedQuantile> Implied { get; }

    /// <summary>What the answers imply beyond what was asked.</summary>
    public ValueList<Finding> Findings { get; }
}
