namespace TechRisk.Pricing;

/// <summary>
/// Claims counted above deductibles, restated to all ground-up claims. A claim is counted with probability S(d): thinning turned round, so
/// that a Poisson count has its mean divided, and a mixed Poisson keeps the law of its mixing.
/// </summary>
internal static class GroundUpCount
{
    /// <summary>A severity under which fewer ground-up claims than this share are counted cannot be told from the counted ones.</summary>
    public const double SmallestShare = 1e-4;

    /// <summary>The share of ground-up claims that is counted, 1 / mean of 1 / S(d_i).</summary>
    public static double Share(ValueList<(double Deductible, double Number)> counted, Severity severity)
    {
        double numbers = 0;
        double groundUp = 0;
        foreach ((double deductible, double number) in counted.AsSpan())
        {
            numbers += number;
            groundUp += number / severity.Survival(deductible);
        }

        return counted.Count == 0 ? 1 : numbers / groundUp;
    }

    /// <summary>The law of all ground-up claims.</summary>
    /// <exception cref="InvalidOperationException">The law has no restated form, or the severity leaves next to nothing above the deductibles.</exception>
    public static Frequency Of(Frequency counted, ValueList<(double Deductible, double Number)> above, Severity severity)
    {
        double share = Share(above, severity);
        return share >= SmallestShare
            ? Of(counted, share)
            : throw new InvalidOperationException(FormattableString.Invariant(
                $"under {severity} a share of {share:G3} of all claims exceeds the deductibles above which claims were counted; it must be at least {SmallestShare} for the count to tell the ground-up rate: leave such parameters out, state priors that exclude them, or fit a simpler family"));
    }

    /// <summary>The law whose thinning by a share is the counted one.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static Frequency Of(Frequency counted, double share) => share == 1 ? counted : counted.Unthin(1 / share);
}
