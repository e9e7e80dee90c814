namespace TechRisk.Pricing;

/// <summary>The exact engine as the cases use it.</summary>
internal static class CaseEngine
{
    /// <summary>The year of a cover as a user gets it: the default lattice with its bounds.</summary>
    public static LatticeLoss Of(Cover cover) => cover.Aggregate();

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
}
