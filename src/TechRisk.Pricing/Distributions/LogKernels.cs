using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A mixture of lognormals with one standard deviation of the logarithm, one around each of many values, whose means the values are.
/// A sum runs only over the kernels that are neither certain nor impossible at its amount.
/// </summary>
/// <remarks>
/// From 1,024 distinct values on, the values inside each cell of the logarithm, an eighth of the bandwidth wide, become two with the
/// cell's weight and first three moments (the two-point Gauss rule), so that the law's first three moments stay those of all values.
/// </remarks>
internal sealed class LogKernels
{
    private const int MostExact = 1024;
    private const double CellsPerBandwidth = 8;

    // beyond these standard deviations a normal probability is 1 to the last bit, or e^-45 of the largest one
    private const double Certain = 9;
    private const double Negligible = 90;

    private readonly double _sigma;
    private readonly double[] _values;
    private readonly double[] _shares;
    private readonly double[] _centres;
    private readonly double[] _upTo;
    private readonly double[] _above;

    /// <summary>Values above 0 and weights of 0 or more with a positive sum, in any order.</summary>
    public LogKernels(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double sigma)
    {
        _sigma = sigma;
        (_values, _shares) = Merged(values, weights);
        if (_values.Length > MostExact)
        {
            (_values, _shares) = Compressed(_values, _shares, sigma / CellsPerBandwidth);
        }

        double total = _shares.Sum();
        _shares = Array.ConvertAll(_shares, share => share / total);
        _centres = Array.ConvertAll(_values, value => Log.Of(value) - sigma * sigma / 2);
        _upTo = new double[_values.Length + 1];
        _above = new double[_values.Length + 1];
        for (int i = 0; i < _values.Length; i++)
        {
            _upTo[i + 1] = _upTo[i] + _shares[i];
            _above[^(i + 2)] = _above[^(i + 1)] + _shares[^(i + 1)];
        }
    }

    /// <summary>Number of kernels that sums run over.</summary>
    public int Count => _values.Length;

    /// <summary>The sum of share f(law of the kernel), the lognormal with the value as its mean.</summary>
    public double Sum(Func<LogNormal, double> of)
    {
        double sum = 0;
        for (int i = 0; i < _values.Length; i++)
        {
            sum += _shares[i] * of(new LogNormal(_centres[i], _sigma));
        }

        return sum;
    }

    /// <summary>The variance of the mixture: within kernels (e^(sigma^2) - 1) E[V^2], between them Var[V].</summary>
    public double Variance()
    {
        double mean = 0;
        for (int i = 0; i < _values.Length; i++)
        {
            mean += _shares[i] * _values[i];
        }

        double growth = Expm1.Of(_sigma * _sigma);
        double sum = 0;
        for (int i = 0; i < _values.Length; i++)
        {
            double deviation = _values[i] - mean;
            sum += _shares[i] * (growth * _values[i] * _values[i] + deviation * deviation);
        }

        return sum;
    }

    /// <summary>P(ln X &gt; logX).</summary>
    public double Survival(double logX)
    {
        double least = Math.Max((logX - _centres[^1]) / _sigma, 0);
        int from = FirstAbove(logX - _sigma * Math.Sqrt(least * least + Negligible));
        int to = FirstAbove(logX + _sigma * Certain);
        return Math.Min(_above[to] + NormalSum(logX, from, to, 1), 1);
    }

    /// <summary>P(ln X &lt;= logX).</summary>
    public double Cdf(double logX)
    {
        double least = Math.Max((_centres[0] - logX) / _sigma, 0);
        int from = FirstAbove(logX - _sigma * Certain);
        int to = FirstAbove(logX + _sigma * Math.Sqrt(least * least + Negligible));
        return Math.Min(_upTo[from] + NormalSum(logX, from, to, -1), 1);
    }

    /// <summary>ln P(ln X &gt; logX), also below the smallest double.</summary>
    public double LogSurvival(double logX)
    {
        double survival = Survival(logX);
        if (survival > 1e-280)
        {
            return Log.Of(survival);
        }

        double largest = double.NegativeInfinity;
        for (int i = 0; i < _centres.Length; i++)
        {
            largest = Math.Max(largest, NormalCdf.LogSurvival((logX - _centres[i]) / _sigma));
        }

        double sum = 0;
        for (int i = 0; i < _centres.Length; i++)
        {
            sum += _shares[i] * Exp.Of(NormalCdf.LogSurvival((logX - _centres[i]) / _sigma) - largest);
        }

        return largest + Log.Of(sum);
    }

    /// <summary>ln of the density of ln X.</summary>
    public double LogDensity(double logX)
    {
        const double logSqrtTwoPi = 0.91893853320467274178;
        int after = FirstAbove(logX);
        double nearest = Math.Min(
            after > 0 ? logX - _centres[after - 1] : double.PositiveInfinity, after < _centres.Length ? _centres[after] - logX : double.PositiveInfinity) / _sigma;
        double reach = _sigma * Math.Sqrt(nearest * nearest + Negligible);
        int to = FirstAbove(logX + reach);
        double sum = 0;
        for (int i = FirstAbove(logX - reach); i < to; i++)
        {
            double z = (logX - _centres[i]) / _sigma;
            sum += _shares[i] * Exp.Of((nearest - z) * (nearest + z) / 2);
        }

        return Log.Of(sum) - nearest * nearest / 2 - logSqrtTwoPi - Log.Of(_sigma);
    }

    /// <summary>ln x between which every kernel's own quantile with the upper normal quantile z lies.</summary>
    public (double Low, double High) Between(double z) => (_centres[0] + _sigma * z, _centres[^1] + _sigma * z);

    private static (double[] Values, double[] Shares) Merged(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        double[] keys = values.ToArray();
        double[] items = weights.IsEmpty ? [.. Enumerable.Repeat(1.0, values.Length)] : weights.ToArray();
        Array.Sort(keys, items);
        int count = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            bool again = count > 0 && keys[count - 1] == keys[i];
            if (again)
            {
                items[count - 1] += items[i];
            }
            else if (items[i] > 0)
            {
                (keys[count], items[count]) = (keys[i], items[i]);
                count++;
            }
        }

        return (keys[..count], items[..count]);
    }

    private static (double[] Values, double[] Shares) Compressed(double[] values, double[] shares, double cell)
    {
        List<double> points = [];
        List<double> weights = [];
        for (int start = 0; start < values.Length;)
        {
            double index = Math.Floor(Log.Of(values[start]) / cell);
            int end = start + 1;
            while (end < values.Length && Math.Floor(Log.Of(values[end]) / cell) == index)
            {
                end++;
            }

            AddCell(values.AsSpan(start..end), shares.AsSpan(start..end), points, weights);
            start = end;
        }

        return ([.. points], [.. weights]);
    }

    // two points with the weight, mean, variance and third central moment of the cell: mean + (r -+ sqrt(r^2 + 4 v)) / 2, r = third / v
    private static void AddCell(ReadOnlySpan<double> values, ReadOnlySpan<double> shares, List<double> points, List<double> weights)
    {
        if (values.Length <= 2)
        {
            points.AddRange(values);
            weights.AddRange(shares);
            return;
        }

        double weight = 0;
        double shift = 0;
        for (int i = 0; i < values.Length; i++)
        {
            weight += shares[i];
            shift += shares[i] * (values[i] - values[0]);
        }

        shift /= weight;
        double variance = 0;
        double third = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double deviation = values[i] - values[0] - shift;
            variance += shares[i] / weight * deviation * deviation;
            third += shares[i] / weight * deviation * deviation * deviation;
        }

        double r = third / variance;
        double root = Math.Sqrt(r * r + 4 * variance);
        double upper = r > 0 ? (r + root) / 2 : 2 * variance / (root - r);
        double lower = -variance / upper;
        points.Add(values[0] + shift + lower);
        points.Add(values[0] + shift + upper);
        weights.Add(weight * upper / (upper - lower));
        weights.Add(weight * -lower / (upper - lower));
    }

    private int FirstAbove(double centre)
    {
        int i = Array.BinarySearch(_centres, centre);
        i = i < 0 ? ~i : i + 1;
        return i;
    }

    // the sum of share Q(sign z) over a range of kernels, over lanes
    private double NormalSum(double logX, int from, int to, double sign)
    {
        if (to <= from)
        {
            return 0;
        }

        double[] rented = System.Buffers.ArrayPool<double>.Shared.Rent(to - from);
        Span<double> z = rented.AsSpan(0, to - from);
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = sign * ((logX - _centres[from + i]) / _sigma);
        }

        NormalCdf.FillSurvival(z);
        double sum = BlockSum.Dot(z, _shares.AsSpan(from, to - from));
        System.Buffers.ArrayPool<double>.Shared.Return(rented);
        return sum;
    }
}
