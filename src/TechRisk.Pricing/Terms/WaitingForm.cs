namespace TechRisk.Pricing;

/// <summary>What a waiting period does to the hours of an interruption that outlasts it.</summary>
public enum WaitingForm
{
    /// <summary>A time deductible: the hours after the waiting period are insured, min(max(T - w, 0), m).</summary>
    Deductible,

    /// <summary>A qualifying period: an interruption that outlasts the wait is insured from its first hour, min(T, m) if T &gt; w.</summary>
    Qualifying,
}
