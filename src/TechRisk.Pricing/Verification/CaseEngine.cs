namespace TechRisk.Pricing;

/// <summary>The exact engine as the cases use it.</summary>
internal static class CaseEngine
{
    public static AnnualLoss Of(Cover cover) => throw new InvalidOperationException(cover.Name);

    public static AnnualLoss Of(Submission submission) => throw new InvalidOperationException(submission.Name);

    public static double Probability(AnnualLoss loss, long n) =>
        (n == 0 ? 1 : loss.ExceedanceProbability(n - 0.5).Value) - loss.ExceedanceProbability(n == 0 ? 0 : n + 0.5).Value;
}
