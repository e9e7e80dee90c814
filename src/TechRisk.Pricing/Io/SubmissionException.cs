namespace TechRisk.Pricing;

/// <summary>The error of a document that cannot be used: all its problems at once.</summary>
public sealed class SubmissionException : Exception
{
    internal SubmissionException(ValueList<Finding> findings)
        : base(Words(findings)) => Findings = findings;

    /// <summary>What is wrong, each with its path in the document; at least one.</summary>
    public ValueList<Finding> Findings { get; }

    private static string Words(ValueList<Finding> findings)
    {
        string problems = findings.Count == 1 ? "1 problem" : $"{findings.Count} problems";
        return $"the document has {problems}:\n" + string.Join("\n", findings);
    }
}
