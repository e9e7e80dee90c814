namespace TechRisk.Pricing;

/// <summary>
/// E[X w(S)], w the weights of a distortion on the ranks of S: the part of a column in the distorted integral of the sum. With
/// r(s) = E[X | S = s], the influence of a row is (x - r(s)) w(s) plus the integral of w dr up to s, which is how the ranks move.
/// r is a moving average over ranks that narrows towards the ends, and the mean of an atom at an atom.
/// Source: Gribkova, Zitikis, Weighted allocations, their concomitant-based estimators, and asymptotics, Annals of the Institute of
/// Statistical Mathematics 71 (2019).
/// </summary>
internal sealed class RankFunctional : SampledFunctional
{
    private readonly SampledLoss _column;
    private readonly RankWeights _ranks;
    private readonly double _value;
    private readonly Lazy<double[]> _expected;
    private readonly Lazy<double[]> _influence;

    /// <param name="column">X.</param>
    /// <param name="ranks">The ranks of S and their weights.</param>
    /// <param name="expected">r at every rank, which the distortions of one column share.</param>
    /// <param name="value">E[X w(S)].</param>
    public RankFunctional(SampledLoss column, RankWeights ranks, Lazy<double[]> expected, double value)
        : base(ranks.Total.Rows)
    {
        _column = column;
        _ranks = ranks;
        _value = value;
        _expected = expected;
        _influence = new(Influence);
    }

    /// <inheritdoc/>
    public override double Value => TailRule.MayHave(_column.Tail, _ranks.Distortion.ValueOrder) ? _value : double.PositiveInfinity;

    /// <inheritdoc/>
    public override bool HasInfiniteError =>
        !TailRule.MayHave(_column.Tail, _ranks.Distortion.ErrorOrder) || !TailRule.MayHave(_ranks.Total.Tail, _ranks.Distortion.ErrorOrder);

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        ReadOnlySpan<double> influence = _influence.Value.AsSpan(start, destination.Length);
        for (int i = 0; i < influence.Length; i++)
        {
            destination[i] += coefficient * influence[i];
        }
    }

    private double[] Influence()
    {
        SortedRows sorted = _ranks.Sorted;
        double[] expected = _expected.Value;
        double[] influence = new double[sorted.Count];
        double[] slopes = _ranks.Slopes;
        double[] shared = _ranks.Shared;
        double height = 0;
        double previous = 0;
        for (int rank = 0; rank < influence.Length; rank++)
        {
            height += slopes[rank] * (expected[rank] - previous);
            previous = expected[rank];
            int row = sorted.Order[rank];
            influence[row] = height + ((_column.Values[row] - expected[rank]) * shared[rank]);
        }

        DistortedRanks.Centre(influence, Rows);
        return influence;
    }
}
