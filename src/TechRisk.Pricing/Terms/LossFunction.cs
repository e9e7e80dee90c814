using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>
/// A continuous, piecewise linear function f of a loss x &gt;= 0: a layer, a corridor, a commission or a premium that depends on the year's loss.
/// f(x) = f(0) + s_0 x + sum of (s_i - s_(i-1)) (x - x_i)+, so that E[f(S)] needs the mean and stop-loss figures only.
/// </summary>
/// <remarks>
/// Two functions are equal when their pieces are; neighbouring pieces of one slope are one piece. The same terms written in another order may
/// differ in the last bit of a breakpoint, as floating-point numbers do.
/// </remarks>
public sealed partial record LossFunction
{
    private readonly ValueList<double> _starts;
    private readonly ValueList<double> _slopes;
    private readonly ValueList<double> _values;

    // starts[0] is 0; starts rise strictly, neighbouring slopes differ
    private LossFunction(double atZero, ReadOnlySpan<double> starts, ReadOnlySpan<double> slopes)
    {
        var values = new double[starts.Length];
        values[0] = Require.Finite(atZero, "value at 0");
        for (int i = 1; i < values.Length; i++)
        {
            values[i] = Require.Finite(values[i - 1] + (slopes[i - 1] * (starts[i] - starts[i - 1])), "value of the function");
        }

        _starts = ValueList.Create(starts);
        _slopes = ValueList.Create(slopes);
        _values = new ValueList<double>(values);
    }

    /// <summary>f(0).</summary>
    public double AtZero => _values[0];

    /// <summary>Slope of the first piece, from 0 on.</summary>
    public double FirstSlope => _slopes[0];

    /// <summary>Slope of the last, unbounded piece; 0 if the function is constant from some loss on.</summary>
    public double LastSlope => _slopes[^1];

    /// <summary>True if a larger loss never gives a smaller value.</summary>
    public bool IsNondecreasing => _slopes.All(slope => slope >= 0);

    /// <summary>The smallest value over all losses; minus infinity if the last slope is negative.</summary>
    public double Minimum => LastSlope < 0 ? double.NegativeInfinity : _values.Min();

    /// <summary>The largest value over all losses; infinite if the last slope is positive.</summary>
    public double Maximum => LastSlope > 0 ? double.PositiveInfinity : _values.Max();

    /// <summary>The losses where the slope changes, in rising order, and by how much it changes: s_i - s_(i-1) at x_i.</summary>
    internal IEnumerable<(double Loss, double SlopeChange)> Kinks
    {
        get
        {
            for (int i = 1; i < _starts.Count; i++)
            {
                yield return (_starts[i], _slopes[i] - _slopes[i - 1]);
            }
        }
    }

    /// <summary>The pieces in rising order; the last one is infinitely long.</summary>
    internal IEnumerable<(double Start, double Length, double Slope)> Pieces =>
        _starts.Select((start, i) => (start, i + 1 < _starts.Count ? _starts[i + 1] - start : double.PositiveInfinity, _slopes[i]));

    /// <summary>f(0) of the straight line that the last piece lies on: f(x) = LastIntercept + LastSlope x + sum of slope changes * (x_i - x)+.</summary>
    internal double LastIntercept => _values[^1] - (LastSlope * _starts[^1]);

    /// <summary>min(max(x - attachment, 0), limit).</summary>
    /// <param name="limit">Height of the layer, above 0; infinite for no limit.</param>
    /// <param name="attachment">Where the layer starts, 0 or more.</param>
    public static LossFunction Layer(double limit, double attachment = 0) =>
        FromPieces(0, (0, 0), (Require.NonNegative(attachment), 1), (attachment + Require.PositiveOrInfinite(limit), 0));

    /// <summary>atZero + slope * x.</summary>
    /// <param name="slope">Any finite number.</param>
    /// <param name="atZero">The value without a loss, any finite number.</param>
    public static LossFunction Line(double slope, double atZero = 0) => FromPieces(atZero, (0, slope));

    /// <summary>The same value for every loss.</summary>
    /// <param name="value">Any finite number.</param>
    public static LossFunction Constant(double value) => FromPieces(value, (0, 0));

    /// <summary>A function given by the slope of each of its pieces.</summary>
    /// <param name="atZero">f(0), any finite number.</param>
    /// <param name="pieces">
    /// Where each piece starts (0 or more, not falling) and its slope (finite). A first piece that starts above 0 follows a constant one; of two
    /// pieces with one start the later counts; an infinite start is left out.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A start or slope outside its range.</exception>
    public static LossFunction FromPieces(double atZero, params ReadOnlySpan<(double Start, double Slope)> pieces)
    {
        var starts = new List<double> { 0 };
        var slopes = new List<double> { 0 };
        foreach ((double start, double slope) in pieces)
        {
            if (!(start >= starts[^1]))
            {
                throw Require.Wrong("start of a piece", start, string.Create(CultureInfo.InvariantCulture, $"must be {starts[^1]} or more: pieces are given in rising order"));
            }

            Require.Finite(slope, "slope of a piece");
            if (double.IsPositiveInfinity(start))
            {
                continue;
            }

            if (start > starts[^1])
            {
                starts.Add(start);
                slopes.Add(slope);
            }
            else
            {
                slopes[^1] = slope;
            }

            if (slopes.Count > 1 && slopes[^1] == slopes[^2])
            {
                starts.RemoveAt(starts.Count - 1);
                slopes.RemoveAt(slopes.Count - 1);
            }
        }

        return new LossFunction(atZero, [.. starts], [.. slopes]);
    }

    /// <summary>f(loss).</summary>
    /// <param name="loss">0 or more; infinite gives the limit, which is infinite unless the last slope is 0.</param>
    public double At(double loss)
    {
        Require.NonNegativeOrInfinite(loss);
        int piece = PieceOf(loss);
        double slope = _slopes[piece];
        return slope == 0 ? _values[piece] : _values[piece] + (slope * (loss - _starts[piece]));
    }

    /// <summary>The value at 0 and the pieces: <c>0, slope 1 from 2000000, slope 0 from 5000000</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{AtZero}, {string.Join(", ", _starts.Zip(_slopes, (start, slope) => string.Create(CultureInfo.InvariantCulture, $"slope {slope} from {start}")))}");

    /// <summary>The smallest and the largest value of losses up to an end, 0 or more, which may be infinite.</summary>
    internal (double Least, double Most) RangeUpTo(double end)
    {
        double[] values = [.. _values.Where((_, i) => _starts[i] < end), At(end)];
        return (values.Min(), values.Max());
    }

    private int PieceOf(double loss)
    {
        int index = _starts.AsSpan().BinarySearch(loss);
        return index >= 0 ? index : ~index - 1;
    }
}
