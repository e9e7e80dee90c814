namespace TechRisk.Pricing;

/// <summary>
/// The part of a copula in the likelihood of a pair: ln c for two numbers, the logarithm of a conditional survival probability where one amount is
/// known as "at least", of the joint one where both are. The density of each amount that is a number comes on top.
/// </summary>
/// <remarks>Source: Frees and Valdez, Understanding relationships using copulas, North American Actuarial Journal 2 (1998), section 4.</remarks>
internal sealed class CopulaLikelihood
{
    private readonly Cut[] _cuts;
    private readonly Grade[] _first;
    private readonly Grade[] _second;

    public CopulaLikelihood(IReadOnlyList<Grade> first, IReadOnlyList<Grade> second, double[] weights, Cut[] cuts)
    {
        _first = [.. first];
        _second = [.. second];
        Weights = weights;
        _cuts = cuts;
    }

    public enum Cut
    {
        Neither,
        First,
        Second,
        Both,
    }

    public int Count => _first.Length;

    public double[] Weights { get; }

    public static Cut Of(ClaimPair pair) =>
        pair.First.IsCensored ? pair.Second.IsCensored ? Cut.Both : Cut.First : pair.Second.IsCensored ? Cut.Second : Cut.Neither;

    /// <summary>The sum over all pairs; minus infinity where the copula cannot have made one.</summary>
    public double Of(Copula copula)
    {
        double sum = 0;
        for (int i = 0; i < Count; i++)
        {
            sum += Weights[i] * Term(copula, _first[i], _second[i], _cuts[i]);
        }

        return double.IsNaN(sum) || double.IsPositiveInfinity(sum) ? double.NegativeInfinity : sum;
    }

    /// <summary>The term of one pair, with its grades moved by small amounts.</summary>
    public double Moved(Copula copula, int i, double first, double second) =>
        Term(copula, Move(_first[i], first), Move(_second[i], second), _cuts[i]);

    public static double Term(Copula copula, Grade u, Grade v, Cut cut)
    {
        // a grade that rounds to an end carries no likelihood
        if (!u.IsInside || !v.IsInside)
        {
            return double.NegativeInfinity;
        }

        return cut switch
        {
            Cut.Neither => copula.LogDensity(u, v),
            Cut.First => Numerics.Log.Of(copula.Conditional(u, v).Above),
            Cut.Second => Numerics.Log.Of(copula.Conditional(v, u).Above),
            _ => Numerics.Log.Of(copula.Survival(u, v)),
        };
    }

    public Grade First(int i) => _first[i];

    public Grade Second(int i) => _second[i];

    private static Grade Move(Grade grade, double by) => by == 0 ? grade : Grade.FromBoth(grade.Below + by, grade.Above - by);
}
