namespace TechRisk.Pricing;

/// <summary>Mean, variance and third central moment of a sum of covers.</summary>
internal sealed class SumMoments
{
    public SumMoments(SumPart[] parts, SumMasses[] masses, SumTies ties)
    {
        Mean = masses.Aggregate(default(Bracket), (sum, part) => sum.Plus(part.Mean));
        Bracket variance = masses.Aggregate(default(Bracket), (sum, part) => sum.Plus(part.Variance));
        (double covariance, double third) = ties.Extra(parts);
        Variance = double.IsFinite(variance.Value) ? variance.Plus(Bracket.Exact(covariance)) : Bracket.Exact(double.PositiveInfinity);
        Bracket cubes = masses.Aggregate(default(Bracket), (sum, part) => sum.Plus(part.Third));
        Third = double.IsFinite(cubes.Value) ? cubes.Plus(Bracket.Exact(third)) : cubes;
    }

    public Bracket Mean { get; }

    public Bracket Variance { get; }

    public Bracket Third { get; }
}
