using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Ranks of pairs of amounts, ties at their mean, and the figures made of them. A record of weight w stands for w equal pairs.
/// </summary>
/// <remarks>
/// Standard errors come from influences (the first term of Hoeffding's decomposition), for independent pairs.
/// Source: Kendall, Rank Correlation Methods (1970), chapters 3 and 6; Genest and Favre, Everything you always wanted to know about copula modeling but
/// were afraid to ask, Journal of Hydrologic Engineering 12 (2007).
/// </remarks>
public sealed class PairRanks
{
    private readonly double[] _weights;
    private readonly double[] _u;
    private readonly double[] _v;
    private readonly double _count;

    internal PairRanks(double[] first, double[] second, double[] weights)
    {
        _weights = weights;
        _count = weights.Sum();
        _u = MeanRank.Of(first, weights);
        _v = MeanRank.Of(second, weights);
        Grade[] u = Array.ConvertAll(_u, ToGrade);
        Grade[] v = Array.ConvertAll(_v, ToGrade);
        First = ValueList.Create<Grade>(u);
        Second = ValueList.Create<Grade>(v);
        (KendallTau, KendallTauA) = Concordance.Tau(_u, _v, weights);
        Spearman = CorrelationInfluence.OfRanks(_u, _v, weights);
        Pearson = CorrelationInfluence.OfAmounts(first, second, weights);
    }

    /// <summary>Pseudo-observations of the first amounts: mean rank / (n + 1), in the order of the pairs.</summary>
    public ValueList<Grade> First { get; }

    /// <summary>Pseudo-observations of the second amounts.</summary>
    public ValueList<Grade> Second { get; }

    /// <summary>Kendall's tau-b: (concordant - discordant) / sqrt(pairs untied in the first x pairs untied in the second).</summary>
    public Estimate KendallTau { get; }

    /// <summary>Kendall's tau-a: (concordant - discordant) / all pairs.</summary>
    public Estimate KendallTauA { get; }

    /// <summary>Spearman's rho: Pearson's correlation of the mean ranks.</summary>
    public Estimate Spearman { get; }

    /// <summary>Pearson's correlation of the amounts themselves; its error supposes finite fourth moments.</summary>
    public Estimate Pearson { get; }

    internal ReadOnlySpan<double> Weights => _weights;

    internal double Count => _count;

    /// <summary>Ranks of pairs of amounts.</summary>
    /// <param name="first">First amounts, finite.</param>
    /// <param name="second">Second amounts, finite, as many.</param>
    public static PairRanks Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.Length != second.Length || first.Length < 2)
        {
            throw Require.Wrong(nameof(second), second.Length, FormattableString.Invariant($"must be as many as the first, {first.Length}, and at least two"));
        }

        foreach (double x in first)
        {
            Require.Finite(x, nameof(first));
        }

        foreach (double x in second)
        {
            Require.Finite(x, nameof(second));
        }

        double[] weights = new double[first.Length];
        Array.Fill(weights, 1);
        return new PairRanks(first.ToArray(), second.ToArray(), weights);
    }

    /// <summary>The share of pairs with a first grade above the level among those with a second grade above it: it tends to the upper tail dependence.</summary>
    /// <param name="level">q, strictly between 0 and 1.</param>
    /// <remarks>#(U > q, V > q) / #(V > q), with the binomial standard error. Source: Joe, Dependence Modeling with Copulas (2014), 2.13.</remarks>
    public Estimate TailRatio(double level)
    {
        Require.Level(level);
        double both = 0;
        double second = 0;
        for (int i = 0; i < _weights.Length; i++)
        {
            if (Second[i].Below > level)
            {
                second += _weights[i];
                both += First[i].Below > level ? _weights[i] : 0;
            }
        }

        double ratio = second > 0 ? both / second : 0;
        return Estimate.Fitted(ratio, second > 0 ? Math.Sqrt(ratio * (1 - ratio) / second) : double.PositiveInfinity);
    }

    /// <summary>chi(q) = 2 - ln P(U &lt;= q, V &lt;= q) / ln q: it tends to the upper tail dependence and is 0 at every level under independence.</summary>
    /// <param name="level">q, strictly between 0 and 1.</param>
    /// <remarks>Source: Coles, Heffernan, Tawn, Dependence measures for extreme value analyses, Extremes 2 (1999).</remarks>
    public Estimate TailChi(double level)
    {
        Require.Level(level);
        double both = 0;
        for (int i = 0; i < _weights.Length; i++)
        {
            both += First[i].Below <= level && Second[i].Below <= level ? _weights[i] : 0;
        }

        double share = both / _count;
        return share > 0
            ? Estimate.Fitted(2 - Log.Of(share) / Log.Of(level), Math.Sqrt((1 - share) / (share * _count)) / -Log.Of(level))
            : Estimate.Fitted(double.NegativeInfinity, double.PositiveInfinity);
    }

    private Grade ToGrade(double rank) => Grade.FromBoth(rank / (_count + 1), (_count + 1 - rank) / (_count + 1));
}
