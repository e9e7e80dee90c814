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

        return new LatticeFunctional(Bracket.Of(value, Math.Max(LeastTail(p), var.Lower - Retention), GreatestTail(p)).Within(0, Limit));
    }

    // the tail value of what the lattice sees: min(S, D) instead of S, whose q is the same up to D and rises with slope 1 beyond
    private double LeastTail(double p)
    {
        double end = Math.Min(Top, Law.End);
        if (Retention >= end)
        {
            return 0;
        }

        double seen = (end - Law.Q(end).Upper + Law.Lower!.Least(p, Retention, end).Value - (8e-16 * end)) / (1 - p);
        double all = double.NegativeInfinity;
        if (double.IsPositiveInfinity(Top) && double.IsPositiveInfinity(Law.Lower.Sublevel(p, Law.Upper!.Least(p, 0, Law.End).Value).To) is false)
        {
            // the quantile lies on the lattice and the mean is exact: E[S] instead of E[min(S, D)]
            all = (Law.MeanBracket.Lower + Law.Lower.Least(p, Retention, end).Value - (8e-16 * end)) / (1 - p);
        }

        return Math.Max(seen, all) - Retention;
    }

    // any threshold gives an upper bound: the best one on the lattice
    private double GreatestTail(double p)
    {
        double end = Math.Min(Top, Law.End);
        if (Retention >= end)
        {
            return Math.Min(Law.Layer(Retention, Top).Upper / (1 - p), Limit);
        }

        double mean = double.IsPositiveInfinity(Top)
            ? Law.MeanBracket.Upper
            : end - Law.Q(end).Lower + (Top > Law.End ? Law.Layer(Law.End, Top).Upper : 0);
        return ((mean + Law.Upper!.Least(p, Retention, end).Value + (8e-16 * end)) / (1 - p)) - Retention;
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
