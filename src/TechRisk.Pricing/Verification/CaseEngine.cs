using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The exact engine as the cases use it.</summary>
internal static class CaseEngine
{
    /// <summary>The year of a cover.</summary>
    public static AnnualLoss Of(Cover cover) => cover.Aggregate();

    /// <summary>The year of a submission.</summary>
    public static AnnualLoss Of(Submission submission) => throw new InvalidOperationException(submission.Name);

    /// <summary>P(S = x) where all amounts are multiples of a unit.</summary>
    public static double Probability(AnnualLoss loss, double x, double unit = 1) =>
        (x == 0 ? 1 : loss.ExceedanceProbability(x - (0.5 * unit)).Value) - loss.ExceedanceProbability(x + (x == 0 ? 0 : 0.5 * unit)).Value;

    /// <summary>
    /// The cyclic transform of the claim's lattice after tilting: f_k exp(-t k) compounded on n points, times exp(t k). What lies beyond the last
    /// point wraps around, less the larger t.
    /// </summary>
    public static double[] Cyclic(Frequency count, double[] claim, double tilt)
    {
        int n = claim.Length;
        double[] tilted = [.. claim.Select((p, k) => p * Exp.Of(-tilt * k))];
        RealFourier transform = RealFourier.OfLength(n);
        double[] real = new double[(n / 2) + 1];
        double[] imaginary = new double[(n / 2) + 1];
        transform.Forward(tilted, real, imaginary);
        count.GenerateInPlace(real, imaginary);
        transform.Inverse(real, imaginary, tilted);
        return [.. tilted.Select((p, k) => p * Exp.Of(tilt * k))];
    }
}
