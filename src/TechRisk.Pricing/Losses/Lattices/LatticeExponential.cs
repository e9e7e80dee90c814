using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// E[exp(a Z)] and E[Z exp(a Z)] of a layer of the year. Both are convex in Z, so that the lattice laws bound them; without a limit on the year
/// they come from the generating function of the count at the exponential moment of a claim.
/// </summary>
internal sealed class LatticeExponential
{
    private readonly LatticeLoss _loss;
    private readonly double _a;

    public LatticeExponential(LatticeLoss loss, double a)
    {
        _loss = loss;
        _a = a;
        if (!double.IsFinite(Limit) && (loss.Retention > 0 || Law.ExponentialMoment is null))
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"E[exp({a} S)] of {Law.Name} is not computed for a year without a limit above a retention, or for a sum of different models. Give the layer a limit, or simulate."));
        }
    }

    private LatticeLaw Law => _loss.Law;

    private double Limit => double.IsFinite(_loss.Limit) ? _loss.Limit
        : Law.IsWhole ? Math.Max(Math.Min(Law.RightEnd, Law.End) - _loss.Retention, 0)
        : double.PositiveInfinity;

    /// <summary>ln E[exp(a Z)].</summary>
    public Bracket LogMoment()
    {
        if (Limit == 0)
        {
            return default;
        }

        if (!double.IsFinite(Limit))
        {
            double logarithm = Law.ExponentialMoment!(_a).Logarithm;
            return Bracket.Of(logarithm, logarithm * (1 - 1e-10), logarithm * (1 + 1e-10));
        }

        // exp(a z) relative to exp(a L), so that nothing overflows
        return Moment(weighted: 0).Map(x => Log.Of(Math.Max(x, double.Epsilon)) + (_a * Limit));
    }

    /// <summary>E[Z exp(a Z)] / E[exp(a Z)].</summary>
    public Bracket Esscher()
    {
        if (Limit == 0)
        {
            return default;
        }

        if (!double.IsFinite(Limit))
        {
            double derivative = Law.ExponentialMoment!(_a).Derivative;
            return Bracket.Of(derivative, derivative * (1 - 1e-10), derivative * (1 + 1e-10));
        }

        Bracket bottom = Moment(weighted: 0);
        Bracket top = Moment(weighted: 1);
        return Bracket.Of(top.Value / bottom.Value, top.Lower / bottom.Upper, top.Upper / Math.Max(bottom.Lower, double.Epsilon)).Within(0, Limit);
    }

    // E[f(Z)] with f(z) = exp(a (z - L)), times z where weighted; by parts f(0) + the integral of f' S
    private Bracket Moment(int weighted)
    {
        LatticeShape shape = Law.Shape;
        double step = shape.Step;
        double from = _loss.Retention;
        double top = from + Limit;
        double end = Math.Min(top, Law.End);
        double value = Rise(0, weighted);
        double lower = value;
        double upper = value;
        for (double x = from; x < end;)
        {
            int k = Math.Min((int)Math.Floor((x / step) + 1e-9), shape.Nodes.Length - 2);
            double next = Math.Min((k + 1) * step, end);
            double rise = Rise(next - from, weighted) - Rise(x - from, weighted);
            double survival = shape.IsAtomic ? shape.Right[k] : 0.5 * (shape.Right[k] + shape.Left(k + 1));
            value += rise * survival;
            if (Law.HasBounds)
            {
                lower += rise * Math.Max(1 - Law.Lower!.Slopes[k] - Law.CdfRounding, 0);
                upper += rise * Math.Min(1 - Law.Upper!.Slopes[k] + Law.CdfRounding, 1);
            }

            x = next;
        }

        if (top > end)
        {
            double rise = Rise(Limit, weighted) - Rise(end - from, weighted);
            Bracket beyond = Law.Survival(end);
            value += rise * beyond.Value * 0.5;
            upper += rise * beyond.Upper;
        }

        if (!Law.HasBounds)
        {
            return new Bracket(value, 0, double.PositiveInfinity);
        }

        // where the layer is cut the bounds of q differ: their difference at the steepest place
        Bracket q = Law.Q(end);
        double steepest = weighted == 0 ? _a : 1 + (_a * Limit);
        double gap = steepest * (q.Upper - q.Lower);
        return Bracket.Of(value, lower - gap, upper + gap).Widened(1e-14 * upper).Within(0, double.PositiveInfinity);
    }

    private double Rise(double z, int weighted) => Exp.Of(_a * (z - Limit)) * (weighted == 0 ? 1 : z);
}
