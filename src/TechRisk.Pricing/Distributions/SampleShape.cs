using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>What a starting point is made of: rough figures of a sample, amounts at their limits taken as they stand.</summary>
internal sealed class SampleShape
{
    private readonly double[] _sorted;

    /// <summary>Amounts above 0 in any order, at least one; not changed.</summary>
    public SampleShape(ReadOnlySpan<double> amounts)
    {
        _sorted = amounts.ToArray();
        Array.Sort(_sorted);
        double sum = 0;
        double logSum = 0;
        foreach (double x in _sorted)
        {
            sum += x;
            logSum += Log.Of(x);
        }

        Mean = sum / _sorted.Length;
        LogMean = logSum / _sorted.Length;
        double squares = 0;
        double logSquares = 0;
        foreach (double x in _sorted)
        {
            squares += (x - Mean) * (x - Mean);
            logSquares += (Log.Of(x) - LogMean) * (Log.Of(x) - LogMean);
        }

        Variance = Math.Max(squares / _sorted.Length, 1e-6 * Mean * Mean);
        LogDeviation = Math.Max(Math.Sqrt(logSquares / _sorted.Length), 1e-3);
    }

    public int Count => _sorted.Length;

    public double Minimum => _sorted[0];

    public double Maximum => _sorted[^1];

    public double Mean { get; }

    /// <summary>At least 1e-6 of the squared mean.</summary>
    public double Variance { get; }

    /// <summary>Squared coefficient of variation.</summary>
    public double SquaredCv => Variance / (Mean * Mean);

    /// <summary>Mean of ln x.</summary>
    public double LogMean { get; }

    /// <summary>Standard deviation of ln x, at least 1e-3.</summary>
    public double LogDeviation { get; }

    public double Median => Quantile(0.5);

    /// <summary>Linear between order statistics.</summary>
    public double Quantile(double p)
    {
        double place = p * (_sorted.Length - 1);
        int low = (int)Math.Floor(place);
        int high = Math.Min(low + 1, _sorted.Length - 1);
        return _sorted[low] + (place - low) * (_sorted[high] - _sorted[low]);
    }
}
