namespace TechRisk.Pricing;

/// <summary>The mean of ln cost at points of the records' law, with the probability each stands for.</summary>
internal sealed class RecordsGrid
{
    private readonly double[] _weights;
    private readonly double[] _means;

    public RecordsGrid(double[] weights, double[] means)
    {
        double sum = weights.Sum();
        _weights = [.. weights.Select(weight => weight / sum)];
        _means = means;
    }

    public ReadOnlySpan<double> Means => _means;

    /// <summary>The mean of a value given at every point.</summary>
    public double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += _weights[i] * values[i];
        }

        return sum;
    }

    /// <summary>The cost at the point with the least records.</summary>
    public LogNormal Least(RecordsLoss loss) => new(_means.Min(), loss.ResidualDeviation);

    /// <summary>The cost at the point with the most records.</summary>
    public LogNormal Most(RecordsLoss loss) => new(_means.Max(), loss.ResidualDeviation);

    /// <summary>E[min(cost, limit)^order].</summary>
    public double LimitedMoment(RecordsLoss loss, int order, double limit)
    {
        double sum = 0;
        for (int i = 0; i < _means.Length; i++)
        {
            sum += _weights[i] * new LogNormal(_means[i], loss.ResidualDeviation).LimitedMoment(order, limit);
        }

        return sum;
    }
}
