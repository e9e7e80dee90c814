namespace TechRisk.Pricing;

public sealed partial class LatticeLoss
{
    /// <summary>
    /// With q(d) = E[(d - S)+] and the last line a + b x of f: E[f(S)] = a + b E[S] + sum of slope changes * q(x_i). Each corner's bounds enter once,
    /// the mean is exact, and a function that is constant in the end needs no mean.
    /// </summary>
    internal override Functional ExpectedFunctional(LossFunction function)
    {
        LossFunction ofSum = LossFunction.Layer(Limit, Retention).Then(function);
        if (ofSum.Kinks.Any(kink => kink.Loss > Law.End) || (ofSum.LastSlope != 0 && !double.IsFinite(Law.Mean)))
        {
            return base.ExpectedFunctional(function);
        }

        Bracket sum = Bracket.Exact(ofSum.LastIntercept).Plus(Law.MeanBracket.Times(ofSum.LastSlope));
        double size = Math.Abs(sum.Value);
        foreach ((double point, double slopeChange) in ofSum.Kinks)
        {
            sum = sum.Plus(Law.Q(point).Times(slopeChange));
            size += Math.Abs(slopeChange) * point;
        }

        (double least, double most) = ofSum.RangeUpTo(Law.RightEnd);
        return new LatticeFunctional(sum.Widened(8e-16 * size).Within(least, most));
    }
}
