namespace TechRisk.Pricing;

public sealed partial record LossFunction
{
    /// <summary>f(x) + g(x).</summary>
    /// <param name="other">g.</param>
    public LossFunction Plus(LossFunction other) => Combine(1, other, 1);

    /// <summary>f(x) + constant.</summary>
    /// <param name="constant">Any finite number.</param>
    public LossFunction Plus(double constant) => new(AtZero + constant, _starts.AsSpan(), _slopes.AsSpan());

    /// <summary>f(x) - g(x).</summary>
    /// <param name="other">g.</param>
    public LossFunction Minus(LossFunction other) => Combine(1, other, -1);

    /// <summary>factor * f(x).</summary>
    /// <param name="factor">Any finite number.</param>
    public LossFunction Times(double factor) => Combine(Require.Finite(factor), this, 0);

    /// <summary>g(f(x)): what g makes of the value of this function. A treaty inures to the next one in this way.</summary>
    /// <param name="next">g.</param>
    /// <exception cref="InvalidOperationException">f takes a negative value, where g is not defined.</exception>
    public LossFunction Then(LossFunction next)
    {
        if (Minimum < 0)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"A function of a loss can follow only one whose values are 0 or more; this one reaches {Minimum}. Apply LossFunction.Layer to its parts, or add the functions instead."));
        }

        var pieces = new List<(double Start, double Slope)>();
        for (int i = 0; i < _starts.Count; i++)
        {
            double end = i + 1 < _starts.Count ? _starts[i + 1] : double.PositiveInfinity;
            next.AddPieces(pieces, _starts[i], end, _values[i], _slopes[i]);
        }

        return FromPieces(next.At(AtZero), [.. pieces]);
    }

    /// <summary>unit * f(x / unit): a function of a ratio as a function of the amount, in the amount's unit.</summary>
    internal LossFunction OfRatioTo(double unit) =>
        FromPieces(unit * AtZero, [.. _starts.Zip(_slopes, (start, slope) => (unit * start, slope))]);

    // the pieces of this function of value + slope * (x - start) for x from start to end
    private void AddPieces(List<(double Start, double Slope)> pieces, double start, double end, double value, double slope)
    {
        int piece = PieceOf(value);
        if (slope < 0 && value == _starts[piece] && piece > 0)
        {
            piece--;
        }

        pieces.Add((start, slope * _slopes[piece]));
        int step = slope > 0 ? 1 : -1;
        while (slope != 0 && piece + step >= 0 && piece + step < _starts.Count)
        {
            double border = slope > 0 ? _starts[piece + 1] : _starts[piece];
            double crossing = start + ((border - value) / slope);
            if (!(crossing < end))
            {
                return;
            }

            piece += step;
            pieces.Add((Math.Max(crossing, pieces[^1].Start), slope * _slopes[piece]));
        }
    }

    private LossFunction Combine(double factor, LossFunction other, double otherFactor)
    {
        var pieces = new List<(double Start, double Slope)>();
        foreach (double start in _starts.Concat(other._starts).Distinct().Order())
        {
            pieces.Add((start, (factor * _slopes[PieceOf(start)]) + (otherFactor * other._slopes[other.PieceOf(start)])));
        }

        return FromPieces((factor * AtZero) + (otherFactor * other.AtZero), [.. pieces]);
    }
}
