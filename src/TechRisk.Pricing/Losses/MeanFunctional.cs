namespace TechRisk.Pricing;

/// <summary>E[S] of a sample; influence x - mean.</summary>
internal sealed class MeanFunctional(SampledLoss loss) : SampledFunctional(loss.Rows)
{
    /// <inheritdoc/>
    public override double Value { get; } = TailRule.MayHave(loss.Tail, 1) ? loss.Moments.Mean : double.PositiveInfinity;

    /// <inheritdoc/>
    public override bool HasInfiniteError => !TailRule.MayHave(loss.Tail, 2);

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        ReadOnlySpan<double> values = loss.Values.Slice(start, destination.Length);
        double mean = loss.Moments.Mean;
        for (int i = 0; i < values.Length; i++)
        {
            destination[i] += coefficient * (values[i] - mean);
        }
    }

    /// <inheritdoc/>
    protected override double StandardError()
    {
        double n = Rows.Count;
        return Rows.IsPlain && n > 1 ? Math.Sqrt(loss.Moments.Second / n / (n - 1)) : base.StandardError();
    }
}
