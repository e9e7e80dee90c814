using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A law on finitely many amounts: sorted, with the probability up to and above each, and a guide table for sampling
/// (Chen and Asau, "On generating random variates from an empirical distribution", AIIE Transactions 6, 1974).
/// </summary>
internal sealed class AtomTable
{
    private readonly double[] _values;
    private readonly double[] _probabilities;
    private readonly double[] _upTo;
    private readonly double[] _above;
    private readonly int[] _guide;

    /// <summary>Amounts of 0 or more and weights of 0 or more with a positive sum, in any order.</summary>
    public AtomTable(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        double[] keys = values.ToArray();
        double[] items = weights.ToArray();
        Array.Sort(keys, items);
        int count = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            if (items[i] == 0)
            {
                continue;
            }

            if (count > 0 && keys[count - 1] == keys[i])
            {
                items[count - 1] += items[i];
            }
            else
            {
                (keys[count], items[count]) = (keys[i], items[i]);
                count++;
            }
        }

        _values = keys[..count];
        _probabilities = items[..count];
        _upTo = RunningSums(_probabilities);
        Array.Reverse(_probabilities);
        double[] fromAbove = RunningSums(_probabilities);
        Array.Reverse(_probabilities);
        double total = _upTo[^1];
        _above = new double[count];
        for (int i = 0; i < count; i++)
        {
            _above[i] = i + 1 < count ? fromAbove[count - 2 - i] / total : 0;
            _upTo[i] /= total;
            _probabilities[i] /= total;
        }

        _guide = MakeGuide();
    }

    public double Minimum => _values[0];

    public double Maximum => _values[^1];

    public double Probability(double x)
    {
        int i = Array.BinarySearch(_values, x);
        return i < 0 ? 0 : _probabilities[i];
    }

    public double Cdf(double x)
    {
        int i = LastUpTo(x);
        return i < 0 ? 0 : _upTo[i];
    }

    public double Survival(double x)
    {
        int i = LastUpTo(x);
        return i < 0 ? 1 : _above[i];
    }

    /// <summary>The smallest value with the probability up to it at least p.</summary>
    public double Quantile(double p)
    {
        int low = 0;
        int high = _values.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_upTo[middle] >= p)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return _values[low];
    }

    /// <summary>The smallest value with the probability above it at most s.</summary>
    public double InverseSurvival(double s)
    {
        int i = _guide[(int)(s * (_guide.Length - 1))];
        while (_above[i] > s)
        {
            i++;
        }

        return _values[i];
    }

    /// <summary>E[min(X, limit)^k].</summary>
    public double LimitedMoment(int order, double limit)
    {
        CompensatedSum sum = default;
        int count = LastUpTo(limit) + 1;
        for (int i = 0; i < count; i++)
        {
            sum.Add(_probabilities[i] * MomentMath.Power(_values[i], order));
        }

        sum.Add(count == _values.Length ? 0 : MomentMath.Capped(limit, order, count == 0 ? 1 : _above[count - 1]));
        return sum.Value;
    }

    /// <summary>E[(X - centre)^2].</summary>
    public double SecondMomentAround(double centre)
    {
        CompensatedSum sum = default;
        for (int i = 0; i < _values.Length; i++)
        {
            double deviation = _values[i] - centre;
            sum.Add(_probabilities[i] * deviation * deviation);
        }

        return sum.Value;
    }

    private static double[] RunningSums(double[] terms)
    {
        double[] sums = new double[terms.Length];
        CompensatedSum sum = default;
        for (int i = 0; i < terms.Length; i++)
        {
            sum.Add(terms[i]);
            sums[i] = sum.Value;
        }

        return sums;
    }

    private int LastUpTo(double x)
    {
        int i = Array.BinarySearch(_values, x);
        return i >= 0 ? i : ~i - 1;
    }

    // guide[j]: where the search starts for s in [j / cells, (j + 1) / cells), the position of the cell's upper end
    private int[] MakeGuide()
    {
        int cells = (int)Math.Min(System.Numerics.BitOperations.RoundUpToPowerOf2((uint)_values.Length) * 2L, 1 << 22);
        int[] guide = new int[cells + 1];
        int i = _values.Length - 1;
        for (int j = 0; j <= cells; j++)
        {
            double end = Math.Min((j + 1.0) / cells, 1);
            while (i > 0 && _above[i - 1] <= end)
            {
                i--;
            }

            guide[j] = i;
        }

        return guide;
    }
}
