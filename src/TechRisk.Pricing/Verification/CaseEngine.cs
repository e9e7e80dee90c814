using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The exact engine as the cases use it.</summary>
internal static class CaseEngine
{
    private const int Factor = 4;

    /// <summary>
    /// The year of a cover in one mean-preserving law: exact for amounts that sit on points, which get a longer lattice, and of the order of the
    /// square of a step that is a quarter of what the library chooses for others.
    /// </summary>
    public static LatticeLoss Of(Cover cover)
    {
        LatticeLoss usual = cover.Aggregate();
        int points = (int)Math.Min((((long)usual.Points - 1) * Factor) + 1, Lattice.MostPoints);
        bool isOnPoints = cover.LossModel is FrequencySeverity { Severity: Discrete };
        return cover.Aggregate(new Lattice(isOnPoints ? usual.Step : usual.Step / Factor, points) { Discretization = Discretization.MeanPreserving });
    }

    /// <summary>The year of a cover with four times the points of the lattice that the library chooses.</summary>
    public static LatticeLoss Finely(Cover cover)
    {
        LatticeLoss usual = cover.Aggregate();
        return cover.Aggregate(new Lattice(usual.Step / 4, ((usual.Points - 1) * 4) + 1));
    }

    /// <summary>The year of a submission.</summary>
    public static AnnualLoss Of(Submission submission) => submission.Aggregate();

    /// <summary>P(S = x) where all amounts are multiples of a unit: asked at such multiples only.</summary>
    public static double Probability(AnnualLoss loss, double x, double unit = 1) =>
        (x == 0 ? 1 : loss.ExceedanceProbability(x - unit).Value) - loss.ExceedanceProbability(x).Value;

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
