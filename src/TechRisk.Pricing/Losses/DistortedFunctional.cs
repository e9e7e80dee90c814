namespace TechRisk.Pricing;

/// <summary>
/// The integral of g(P(S &gt; x)) of a sample: the sum over ranks of (x_i - x_(i-1)) g(S_i), S_i the weight of rank i and above. The
/// influence of a row is the sum up to its rank of (x_i - x_(i-1)) times the difference quotient of g over the weight of row i,
/// which stays finite and calibrated where g rises infinitely steep at 0. Source: Jones, Zitikis, Empirical estimation of risk
/// measures and related quantities, North American Actuarial Journal 7 (2003).
/// </summary>
internal sealed class DistortedFunctional : SampledFunctional
{
    private readonly Lazy<double[]> _influence;

    public DistortedFunctional(SampledLoss loss, IDistortionCurve distortion)
        : base(loss.Rows)
    {
        HasInfiniteError = !TailRule.MayHave(loss.Tail, distortion.ErrorOrder);
        var ranks = new DistortedRanks(loss.Sorted, distortion);
        Value = TailRule.MayHave(loss.Tail, distortion.ValueOrder) ? ranks.Integral() : double.PositiveInfinity;
        _influence = new(ranks.Influence);
    }

    /// <inheritdoc/>
    public override double Value { get; }

    /// <inheritdoc/>
    public override bool HasInfiniteError { get; }

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        ReadOnlySpan<double> influence = _influence.Value.AsSpan(start, destination.Length);
        for (int i = 0; i < influence.Length; i++)
        {
            destination[i] += coefficient * influence[i];
        }
    }
}
