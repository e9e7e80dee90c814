using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Between parameters in their intervals and numbers without bounds in which a search runs: logarithms above a lower end, logits within an
/// interval, multiples of the start where there is no end.
/// </summary>
internal sealed class ParameterMap
{
    private readonly ValueList<Parameter> _space;
    private readonly double[] _units;

    /// <param name="space">The parameters.</param>
    /// <param name="start">Values inside their intervals; they set the unit of parameters without ends.</param>
    public ParameterMap(ValueList<Parameter> space, ReadOnlySpan<double> start)
    {
        _space = space;
        _units = new double[space.Count];
        for (int i = 0; i < _units.Length; i++)
        {
            _units[i] = Math.Max(1, Math.Abs(start[i]));
        }
    }

    public int Count => _units.Length;

    /// <summary>The unbounded number of each value.</summary>
    public double[] ToFree(ReadOnlySpan<double> values)
    {
        double[] free = new double[Count];
        for (int i = 0; i < free.Length; i++)
        {
            (double low, double high) = (_space[i].Lower, _space[i].Upper);
            double x = values[i];
            free[i] = double.IsInfinity(low) && double.IsInfinity(high) ? x / _units[i]
                : double.IsInfinity(high) ? Log.Of(x - low)
                : double.IsInfinity(low) ? -Log.Of(high - x)
                : Log.Of((x - low) / (high - x));
        }

        return free;
    }

    /// <summary>The value of each unbounded number.</summary>
    public double[] ToValues(ReadOnlySpan<double> free)
    {
        double[] values = new double[Count];
        for (int i = 0; i < values.Length; i++)
        {
            (double low, double high) = (_space[i].Lower, _space[i].Upper);
            double w = free[i];
            values[i] = double.IsInfinity(low) && double.IsInfinity(high) ? w * _units[i]
                : double.IsInfinity(high) ? low + Exp.Of(w)
                : double.IsInfinity(low) ? high - Exp.Of(-w)
                : w >= 0 ? high - (high - low) / (1 + Exp.Of(w))
                : low + (high - low) / (1 + Exp.Of(-w));
        }

        return values;
    }

    /// <summary>The derivative of each value by its unbounded number.</summary>
    public double[] Slopes(ReadOnlySpan<double> free)
    {
        double[] values = ToValues(free);
        double[] slopes = new double[Count];
        for (int i = 0; i < slopes.Length; i++)
        {
            (double low, double high) = (_space[i].Lower, _space[i].Upper);
            slopes[i] = double.IsInfinity(low) && double.IsInfinity(high) ? _units[i]
                : double.IsInfinity(high) ? values[i] - low
                : double.IsInfinity(low) ? high - values[i]
                : (values[i] - low) * (high - values[i]) / (high - low);
        }

        return slopes;
    }
}
