namespace TechRisk.Pricing;

/// <summary>Var[S] of a sample, s^2; influence (x - mean)^2 - s^2.</summary>
internal sealed class VarianceFunctional(SampledLoss loss) : SampledFunctional(loss.Rows)
{
    private readonly double _variance = loss.Moments.Second / loss.Rows.Count;

    /// <inheritdoc/>
    public override double Value => TailRule.MayHave(loss.Tail, 2) ? _variance : double.PositiveInfinity;

    /// <inheritdoc/>
    public override bool HasInfiniteError => !TailRule.MayHave(loss.Tail, 4);

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        ReadOnlySpan<double> values = loss.Values.Slice(start, destination.Length);
        double mean = loss.Moments.Mean;
        for (int i = 0; i < values.Length; i++)
        {
            double d = values[i] - mean;
            destination[i] += coefficient * ((d * d) - _variance);
        }
    }

    /// <inheritdoc/>
    protected override double StandardError()
    {
        double n = Rows.Count;
        double spread = Math.Sqrt(Math.Max((loss.Moments.Fourth / n) - (_variance * _variance), 0) / (n - 1));
        return Rows.IsPlain && n > 1 && double.IsFinite(spread) ? spread : base.StandardError();
    }
}
