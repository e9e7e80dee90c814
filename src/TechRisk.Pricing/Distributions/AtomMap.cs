namespace TechRisk.Pricing;

/// <summary>
/// Finds the atoms of an inner law again after arithmetic on its amounts: x + shift - shift need not be x. Between atoms arithmetic
/// decides, kept on the right side of its neighbours.
/// </summary>
internal sealed class AtomMap
{
    private readonly double[] _inner;
    private readonly double[] _outer;
    private readonly double[] _probabilities;

    /// <param name="law">The inner law.</param>
    /// <param name="forward">From an amount of the inner law to one of the outer; rises.</param>
    public AtomMap(Severity law, Func<double, double> forward)
    {
        _inner = [.. law.Kinks.Where(x => law.Atom(x) > 0).Distinct().Order()];
        _outer = Array.ConvertAll(_inner, x => forward(x));
        _probabilities = Array.ConvertAll(_inner, law.Atom);
    }

    /// <summary>No amount has a probability of its own.</summary>
    public bool IsEmpty => _inner.Length == 0;

    /// <summary>The largest inner amount whose outer amount is at most y, x being the result of arithmetic.</summary>
    public double Back(double y, double x)
    {
        if (_inner.Length == 0)
        {
            return x;
        }

        int above = FirstAbove(y);
        double least = above > 0 ? Math.Max(x, _inner[above - 1]) : x;
        return above < _inner.Length && least >= _inner[above] ? double.BitDecrement(_inner[above]) : least;
    }

    /// <summary>The smallest inner amount whose outer amount is at least y, x being the result of arithmetic.</summary>
    public double Least(double y, double x)
    {
        int i = _outer.AsSpan().BinarySearch(y);
        i = i < 0 ? ~i : i;
        while (i > 0 && _outer[i - 1] == y)
        {
            i--;
        }

        return i < _inner.Length ? Math.Min(x, _inner[i]) : x;
    }

    /// <summary>P(outer amount = y).</summary>
    public double Atom(double y)
    {
        double sum = 0;
        for (int i = FirstAbove(y) - 1; i >= 0 && _outer[i] == y; i--)
        {
            sum += _probabilities[i];
        }

        return sum;
    }

    private int FirstAbove(double y)
    {
        int i = Array.BinarySearch(_outer, y);
        i = i < 0 ? ~i : i + 1;
        while (i < _outer.Length && _outer[i] == y)
        {
            i++;
        }

        return i;
    }
}
