using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The integral of g(P(S &gt; x)) over a layer of the year. A concave g makes it a mixture of TVaRs, so that it is monotone in q: the two
/// lattice laws bound it. The mass that may still lie above the layer's top by the difference of the bounds there adds its price at
/// the rate g(s) / s of the top.
/// </summary>
internal sealed class LatticePrice(LatticeLoss loss, IDistortionCurve distortion)
{
    private readonly LatticeLaw _law = loss.Law;
    private readonly double _from = loss.Retention;
    private readonly double _top = loss.Retention + loss.Limit;

    private double End => Math.Min(_top, _law.End);

    public Bracket Bracket()
    {
        if (!TailRule.MayHave(loss.Tail, distortion.ValueOrder))
        {
            return Pricing.Bracket.Exact(double.PositiveInfinity);
        }

        double most = loss.Tail.RightEnd ?? double.PositiveInfinity;
        Bracket beyond = _top > _law.End ? new LatticeTailPrice(_law, distortion).Of(Math.Max(_from, _law.End), _top) : default;
        if (_from >= End)
        {
            return beyond.Within(0, most);
        }

        double value = Value();
        if (!_law.HasBounds)
        {
            return new Bracket(value + beyond.Value, 0, most);
        }

        return (distortion.IsConcave ? Convex(value) : Pointwise(value)).Plus(beyond).Within(0, most);
    }

    // the trapezoid rule on the smooth part: the ends of a cell are the limits from its inside
    private double Value()
    {
        LatticeShape shape = _law.Shape;
        (int first, int last) = Cells();
        double[] left = new double[last - first + 1];
        double[] right = new double[last - first + 1];
        for (int k = first; k <= last; k++)
        {
            right[k - first] = Math.Clamp(shape.Right[k], 0, 1);
            left[k - first] = shape.IsAtomic ? Math.Clamp(shape.Right[Math.Max(k - 1, 0)], 0, 1) : shape.HasOneAtom ? right[k - first] : Math.Clamp(shape.Left(k), 0, 1);
        }

        distortion.Distort(right);
        if (!shape.HasOneAtom)
        {
            distortion.Distort(left);
        }

        double[] before = shape.HasOneAtom ? right : left;
        double sum = 0;
        for (int k = 0; k < last - first; k++)
        {
            sum += right[k] + before[k + 1];
        }

        return (0.5 * shape.Step * sum) + Ends(first, last, x => At(shape.Survival(x)));
    }

    private Bracket Convex(double value)
    {
        (int first, int last) = Cells();
        Bracket top = _law.Q(End);
        double gap = double.IsPositiveInfinity(_top) && _law.IsWhole ? _law.MeanBracket.Upper - _law.MeanBracket.Lower : top.Upper - top.Lower;
        double lower = Of(_law.Lower!, first, last, -_law.CdfRounding);
        double upper = Of(_law.Upper!, first, last, _law.CdfRounding);

        // the curves of q agree at the right end of a whole law; elsewhere their difference is priced at the top
        double tailOfUpper = Math.Clamp(1 - _law.Upper!.Slopes[Math.Max(last - 1, 0)] + _law.CdfRounding, 1e-300, 1);
        double tailOfLower = Math.Clamp(1 - _law.Lower!.Slopes[Math.Max(last - 1, 0)] + _law.CdfRounding, 1e-300, 1);
        double raised = gap * At(tailOfUpper) / tailOfUpper;
        double cut = gap * At(tailOfLower) / tailOfLower;
        double rounding = (8e-16 * End * At(tailOfUpper) / tailOfUpper) + (1e-14 * upper);
        return Pricing.Bracket.Of(value, lower - cut - rounding, upper + raised + rounding);
    }

    // without concavity only the bounds of the distribution function serve
    private Bracket Pointwise(double value)
    {
        (int first, int last) = Cells();
        double[] low = new double[last - first + 2];
        double[] high = new double[last - first + 2];
        for (int k = first - 1; k <= last; k++)
        {
            Bracket survival = _law.Survival(Math.Clamp(k * _law.Shape.Step, 0, _law.End));
            (low[k - first + 1], high[k - first + 1]) = (survival.Lower, survival.Upper);
        }

        distortion.Distort(low);
        distortion.Distort(high);
        double lower = 0;
        double upper = 0;
        for (int k = 1; k <= last - first; k++)
        {
            lower += low[k + 1];
            upper += high[k];
        }

        double step = _law.Shape.Step;
        double head = (first * step) - _from;
        double tail = End - (last * step);
        return Pricing.Bracket.Of(value, (lower * step) + (head * low[1]), (upper * step) + (head * high[0]) + (tail * high[^1]));
    }

    private double Of(LatticeCurve curve, int first, int last, double shift)
    {
        double[] survival = new double[Math.Max(last - first, 0)];
        for (int k = first; k < last; k++)
        {
            survival[k - first] = Math.Clamp(1 - curve.Slopes[k] + shift, 0, 1);
        }

        distortion.Distort(survival);
        double sum = 0;
        foreach (double s in survival)
        {
            sum += s;
        }

        return (sum * curve.Step) + Ends(first, last, x => At(Math.Clamp(1 - curve.Slopes[curve.Cell(x)] + shift, 0, 1)));
    }

    // the parts of cells at both ends of the layer, by the middle
    private double Ends(int first, int last, Func<double, double> height)
    {
        double step = _law.Shape.Step;
        if (last < first)
        {
            return (End - _from) * height(0.5 * (_from + End));
        }

        double head = Math.Max((first * step) - _from, 0);
        double tail = Math.Max(End - (last * step), 0);
        return (head > 1e-9 * step ? head * height((first * step) - (0.5 * head)) : 0)
            + (tail > 1e-9 * step ? tail * height(End - (0.5 * tail)) : 0);
    }

    private (int First, int Last) Cells()
    {
        double step = _law.Shape.Step;
        return ((int)Math.Ceiling((_from / step) - 1e-9), Math.Min((int)Math.Floor((End / step) + 1e-9), _law.Shape.Nodes.Length - 1));
    }

    private double At(double survival)
    {
        Span<double> one = [survival];
        distortion.Distort(one);
        return one[0];
    }
}
