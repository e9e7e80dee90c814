namespace TechRisk.Pricing;

/// <summary>
/// E[X | S = VaR], the part of a column in a quantile of the sum: its mean over the window of ranks, scaled so that the parts add up.
/// The influence is that of the mean inside the window, and the slope of E[X | S = s] times the influence of the quantile.
/// </summary>
internal sealed class WindowFunctional(SampledLoss column, QuantileWindow window) : SampledFunctional(window.Total.Rows)
{
    private readonly double _mean = window.Mean(column, window.First, window.End).Mean;
    private readonly double _slope = window.Slope(column);

    /// <inheritdoc/>
    public override double Value => _mean * window.Scale;

    /// <inheritdoc/>
    public override bool HasInfiniteError => window.Quantile.HasInfiniteError;

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        window.Quantile.AddInfluence(coefficient * _slope, start, destination);
        double[] sorted = window.Total.Sorted.Values;
        double low = sorted[window.First];
        double high = sorted[window.End - 1];
        double share = window.MeanOfTotal > 0 ? _mean / window.MeanOfTotal : 0;
        double factor = window.Probability > 0 ? coefficient * window.Scale / window.Probability : 0;
        ReadOnlySpan<double> x = column.Values.Slice(start, destination.Length);
        ReadOnlySpan<double> s = window.Total.Values.Slice(start, destination.Length);
        for (int i = 0; i < destination.Length; i++)
        {
            if (s[i] >= low && s[i] <= high)
            {
                destination[i] += factor * (x[i] - (share * s[i]));
            }
        }
    }
}
