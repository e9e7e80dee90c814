namespace TechRisk.Pricing;

/// <summary>Mean, variance and third central moment of a sum of covers. The third is NaN where a part does not know its own.</summary>
internal sealed class SumMoments
{
    public SumMoments(SumPart[] parts, SumMasses[] masses, SumTies ties)
    {
        Mean = masses.Aggregate(default(Bracket), (sum, part) => sum.Plus(part.Mean));
        Bracket variance = masses.Aggregate(default(Bracket), (sum, part) => sum.Plus(part.Variance));
        (double covariance, double third) = ties.Extra(parts);
        Variance = double.IsFinite(variance.Value) ? variance.Plus(Bracket.Exact(covariance)) : Bracket.Exact(double.PositiveInfinity);
        Third = parts.All(part => part.IsWhole) ? parts.Sum(part => part.Sum.Moments.Third) + third : double.NaN;
    }

    public Bracket Mean { get; }

    public Bracket Variance { get; }

    public double Third { get; }
}
