using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

public sealed partial class LatticeLoss
{
    internal override Functional MeanFunctional() => new LatticeFunctional(MeanBracket());

    internal override Functional VarianceFunctional() => new LatticeFunctional(VarianceBracket());

    internal override Functional StandardDeviationFunctional() => new LatticeFunctional(VarianceBracket().Map(x => Math.Sqrt(Math.Max(x, 0))));

    internal override Functional QuantileFunctional(double level)
    {
        double p = Require.Level(level);
        return new LatticeFunctional(Law.Quantile(p).Plus(Bracket.Exact(-Retention)).Within(0, Limit));
    }

    /// <summary>
    /// TVaR_p = (E[min(S, b)] + min over x of q(x) - p x) / (1 - p) - r on the layer from r to b, from TVaR_p = min over t of
    /// t + E[(Z - t)+] / (1 - p): Rockafellar, Uryasev, Optimization of conditional value-at-risk, Journal of Risk 2 (2000).
    /// </summary>
    internal override Functional TailValueFunctional(double level)
    {
        double p = Require.Level(level);
        if (!TailRule.MayHave(Tail, 1))
        {
            return new LatticeFunctional(double.PositiveInfinity);
        }

        Bracket var = Law.Quantile(p);
        if (double.IsFinite(Top) && (Law.HasBounds ? var.Lower : var.Value) >= Top)
        {
            return new LatticeFunctional(Limit);
        }

        double quantile = Math.Clamp(var.Value, Retention, Top);
        double value = quantile - Retention + (Law.Layer(quantile, Top).Value / (1 - p));
        if (!Law.HasBounds)
        {
            return new LatticeFunctional(new Bracket(value, 0, Tail.RightEnd ?? double.PositiveInfinity));
        }

        if (quantile >= Law.End)
        {
            double most = Math.Min(Math.Min(Law.End, Top) - Retention + (Law.Layer(Math.Min(Law.End, Top), Top).Upper / (1 - p)), Limit);
            return new LatticeFunctional(Bracket.Of(value, Math.Clamp(var.Lower - Retention, 0, Limit), most));
        }

        double end = Math.Min(Top, Law.End);
        double from = Math.Min(Retention, end);
        Bracket beyond = Top > Law.End ? Law.Layer(Law.End, Top) : default;
        Bracket atEnd = Law.Q(end);
        double rounding = 8e-16 * end;
        double least = (end - atEnd.Upper + beyond.Lower + Law.Lower!.Least(p, from, end).Value - rounding) / (1 - p);
        double greatest = (end - atEnd.Lower + beyond.Upper + Law.Upper!.Least(p, from, end).Value + rounding) / (1 - p);
        if (double.IsPositiveInfinity(Top))
        {
            // the mean is exact: E[S] instead of E[min(S, end)] + E[(S - end)+]
            least = (Law.MeanBracket.Lower + Law.Lower.Least(p, from, end).Value - rounding) / (1 - p);
            greatest = (Law.MeanBracket.Upper + Law.Upper.Least(p, from, end).Value + rounding) / (1 - p);
        }

        return new LatticeFunctional(Bracket.Of(value, least - Retention, greatest - Retention).Within(0, Limit));
    }

    internal override Functional SkewnessFunctional() => new LatticeFunctional(new LatticeMoments(this).Skewness());

    internal override Functional StopLossFunctional(double retention) => new LatticeFunctional(Law.Layer(Retention + retention, Top));

    internal override Functional LayerMeanFunctional(double limit, double attachment) =>
        new LatticeFunctional(Law.Layer(Retention + attachment, Math.Min(Retention + attachment + limit, Top)));

    internal override Functional SemiVarianceFunctional()
    {
        if (!TailRule.MayHave(Tail, 2))
        {
            return new LatticeFunctional(double.PositiveInfinity);
        }

        // falls when the mean rises
        Bracket mean = MeanBracket();
        Bracket Above(double x) => new LatticeMoments(Layer(double.PositiveInfinity, Math.Max(x, 0))).Square();
        return new LatticeFunctional(Bracket.Of(Above(mean.Value).Value, Above(mean.Upper).Lower, Above(mean.Lower).Upper));
    }

    internal override Functional ExcessOverMeanFunctional(double factor)
    {
        if (!TailRule.MayHave(Tail, 1))
        {
            return new LatticeFunctional(double.PositiveInfinity);
        }

        Bracket mean = MeanBracket();
        Bracket Above(double x) => Law.Layer(Retention + (factor * Math.Max(x, 0)), Top);
        return new LatticeFunctional(Bracket.Of(Above(mean.Value).Value, Above(mean.Upper).Lower, Above(mean.Lower).Upper));
    }

    internal override Functional DeficitAssetsFunctional(double ratio)
    {
        if (!TailRule.MayHave(Tail, 1))
        {
            return new LatticeFunctional(double.PositiveInfinity);
        }

        Bracket mean = MeanBracket();
        double most = double.IsFinite(Top) ? Top : Law.IsWhole ? Law.End : double.PositiveInfinity;
        double Assets(Func<Bracket, double> of, double target) => LatticeRoot.Falling(a => of(Law.Layer(Retention + a, Top)), ratio * target, most - Retention, Step);
        return new LatticeFunctional(Bracket.Of(
            Assets(x => x.Value, mean.Value),
            Assets(x => x.Lower, mean.Upper),
            Assets(x => x.Upper, mean.Lower)));
    }

    internal override Functional DistortedFunctional(IDistortionCurve distortion) =>
        new LatticeFunctional(new LatticePrice(this, distortion).Bracket());

    internal override Functional ExponentialFunctional(double riskAversion)
    {
        TailRule.RequireExponential(this, riskAversion, string.Create(CultureInfo.InvariantCulture, $"The exponential principle with risk aversion {riskAversion}"));
        return new LatticeFunctional(new LatticeExponential(this, riskAversion).LogMoment().Times(1 / riskAversion));
    }

    internal override Functional EsscherFunctional(double h)
    {
        TailRule.RequireExponential(this, h, string.Create(CultureInfo.InvariantCulture, $"The Esscher price with h = {h}"));
        return new LatticeFunctional(new LatticeExponential(this, h).Esscher());
    }

    private Bracket MeanBracket() => Law.Layer(Retention, Top);

    private Bracket VarianceBracket() => new LatticeMoments(this).Variance();
}
