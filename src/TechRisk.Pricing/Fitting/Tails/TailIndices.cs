using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The estimators of the tail index on logarithms sorted from the largest, the last of them the threshold; sources at
/// <see cref="OrderedLosses"/>.
/// </summary>
internal static class TailIndices
{
    private const double Ln2 = 0.6931471805599453;

    public static Estimate Hill(ReadOnlySpan<double> logs)
    {
        int k = logs.Length - 1;
        double index = HillValue(logs);
        return FromData.Positive(index, index / Math.Sqrt(k));
    }

    /// <summary>Hill's index of the k largest for every k from a number on.</summary>
    public static Estimate[] HillPlot(ReadOnlySpan<double> logs, int from)
    {
        Estimate[] indices = new Estimate[logs.Length - from];
        double mean = 0;
        for (int k = 1; k < logs.Length; k++)
        {
            mean += (logs[k - 1] - mean) / k;
            if (k >= from)
            {
                double index = Math.Max(mean - logs[k], 0);
                indices[k - from] = FromData.Positive(index, index / Math.Sqrt(k));
            }
        }

        return indices;
    }

    // least squares of the scaled spacings j (ln X_(j) - ln X_(j+1)) = xi + b j / (k + 1) + error; at b = 0 they are exponential with mean xi
    public static Estimate BiasReduced(ReadOnlySpan<double> logs)
    {
        int k = logs.Length - 1;
        double centre = 0.5 * (k + 1);
        double mean = 0;
        double cross = 0;
        double squares = 0;
        for (int j = 1; j <= k; j++)
        {
            double spacing = j * (logs[j - 1] - logs[j]);
            mean += spacing / k;
            cross += (j - centre) * spacing;
            squares += (j - centre) * (j - centre);
        }

        return FromData.Normal(mean - centre * cross / squares, mean * Math.Sqrt(1.0 / k + centre * centre / squares));
    }

    public static Estimate Generalized(ReadOnlySpan<double> logs)
    {
        int k = logs.Length - 2;
        double sum = 0;
        double mean = 0;
        double last = 0;
        for (int j = 1; j <= k + 1; j++)
        {
            // Hill's index of the j largest from that of j - 1: the mean of the logs grows by steps, no sum of large terms
            mean += (logs[j - 1] - mean) / j;
            double hill = mean - logs[j];
            if (!(hill > 0))
            {
                throw new InvalidOperationException(FormattableString.Invariant($"The generalised Hill index of {k} losses is not computable: the {j + 1} largest are equal."));
            }

            last = logs[j] + Log.Of(hill);
            sum += j <= k ? last : 0;
        }

        double index = sum / k - last;
        double variance = index >= 0 ? 1 + index * index : (1 - index) * (1 + index + 2 * index * index) / (1 - 2 * index);
        return FromData.Normal(index, Math.Sqrt(variance / k));
    }

    public static Estimate MeanOfOrder(ReadOnlySpan<double> logs, double order)
    {
        if (order == 0)
        {
            return Hill(logs);
        }

        int k = logs.Length - 1;
        double threshold = logs[^1];
        double sum = 0;
        foreach (double log in logs[..k])
        {
            sum += Expm1.Of(order * (log - threshold));
        }

        // (1 - 1 / m) / p with m = 1 + mean, without the difference of near numbers
        double mean = sum / k;
        double index = mean / (1 + mean) / order;
        double room = 1 - 2 * order * index;
        double error = room > 0 ? index * (1 - order * index) / Math.Sqrt(k * room) : double.PositiveInfinity;
        return FromData.Positive(index, error);
    }

    public static Estimate Moment(ReadOnlySpan<double> logs)
    {
        int k = logs.Length - 1;
        (double first, double second) = LogMoments(logs);
        double spread = 1 - first * first / second;
        if (!(spread > 0))
        {
            throw new InvalidOperationException(FormattableString.Invariant($"The moment index of the {k} largest losses is not computable: they are equal."));
        }

        double index = first + 1 - 0.5 / spread;
        double x = index;
        double variance = x >= 0
            ? 1 + x * x
            : (1 - x) * (1 - x) * (1 - 2 * x) * (1 - x + 6 * x * x) / ((1 - 3 * x) * (1 - 4 * x));
        return FromData.Normal(index, Math.Sqrt(variance / k));
    }

    public static Estimate Pickands(double first, double second, double fourth, int k)
    {
        double ratio = (first - second) / (second - fourth);
        if (!(ratio > 0) || double.IsInfinity(ratio))
        {
            throw new InvalidOperationException(FormattableString.Invariant($"The Pickands index of {k} is not computable: two of the losses {first}, {second}, {fourth} are equal."));
        }

        double index = Log.Of(ratio) / Ln2;
        double rise = Expm1.Of(index * Ln2);
        double slope = index == 0 ? 1 / Ln2 : index / rise;
        double error = Math.Abs(slope) * Math.Sqrt(2 * (rise + 1) * (rise + 1) + 1) / (2 * Ln2);
        return FromData.Normal(index, error / Math.Sqrt(k));
    }

    private static double HillValue(ReadOnlySpan<double> logs)
    {
        double threshold = logs[^1];
        double sum = 0;
        foreach (double log in logs[..^1])
        {
            sum += log - threshold;
        }

        return sum / (logs.Length - 1);
    }

    /// <summary>Mean and mean square of ln X_(i) - ln X_(k+1).</summary>
    private static (double First, double Second) LogMoments(ReadOnlySpan<double> logs)
    {
        double first = 0;
        double second = 0;
        foreach (double log in logs[..^1])
        {
            double d = log - logs[^1];
            first += d;
            second += d * d;
        }

        int k = logs.Length - 1;
        return (first / k, second / k);
    }
}
