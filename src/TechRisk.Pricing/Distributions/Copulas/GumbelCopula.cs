using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Gumbel copula, dependence in the upper tail: C(u, v) = exp(-((-ln u)^theta + (-ln v)^theta)^(1 / theta)).
/// </summary>
/// <remarks>
/// An extreme-value copula. With l = -ln of a grade, r = l_u / l_v and W = ln(1 + r^theta), the conditional law is
/// ln P(U &lt;= u | V = v) = -l_v (e^(W / theta) - 1) - (1 - 1 / theta) W, two terms of one sign. Independence at theta = 1.
/// Source: Gumbel, Bivariate exponential distributions, JASA 55 (1960); Nelsen (2006), 4.2.4.
/// </remarks>
public sealed record GumbelCopula : Copula, IParametricCopula<GumbelCopula>
{
    /// <summary>A Gumbel copula.</summary>
    /// <param name="theta">Without unit, 1 or more: 1 is independence, large is full dependence; Kendall's tau is 1 - 1 / theta.</param>
    public GumbelCopula(double theta) => Theta = theta;

    /// <summary>Strength of the dependence, without unit, 1 or more.</summary>
    public double Theta { get; init => field = Require.Between(value, 1, double.MaxValue, nameof(Theta)); }

    /// <inheritdoc/>
    /// <remarks>1 - 1 / theta.</remarks>
    public override double KendallTau => (Theta - 1) / Theta;

    /// <inheritdoc/>
    public override double LowerTailDependence => 0;

    /// <inheritdoc/>
    /// <remarks>2 - 2^(1 / theta).</remarks>
    public override double UpperTailDependence => CopulaMath.ExtremeDependence(Theta);

    static ValueList<Parameter> IParametricCopula<GumbelCopula>.Space => [Parameter.Above("theta", 1)];

    ValueList<double> IParametricCopula<GumbelCopula>.Values => [Theta];

    static (double Least, double Most) IParametricCopula<GumbelCopula>.TauRange => (0, 1);

    private protected override string Parameters => string.Create(CultureInfo.InvariantCulture, $"theta {Theta}");

    /// <summary>The copula with this Kendall correlation: theta = 1 / (1 - tau).</summary>
    /// <param name="tau">A correlation in [0, 1).</param>
    public static GumbelCopula FromKendallTau(double tau) => new(1 / (1 - Require.FractionBelowOne(tau)));

    static GumbelCopula IParametricCopula<GumbelCopula>.FromValues(ReadOnlySpan<double> values) => new(values[0]);

    static GumbelCopula IParametricCopula<GumbelCopula>.FromTau(double tau) => FromKendallTau(tau);

    private protected override double CdfInside(Grade u, Grade v)
    {
        (double large, double logRatio) = Order(u.MinusLogBelow, v.MinusLogBelow);
        return Exp.Of(-large * Exp.Of(CopulaMath.Softplus(Theta * logRatio) / Theta));
    }

    private protected override double SurvivalInside(Grade u, Grade v)
    {
        (double large, double logRatio) = Order(u.MinusLogBelow, v.MinusLogBelow);
        return SurvivalFromLift(u, v, Lift(large, logRatio), CdfInside(u, v));
    }

    /// <summary>With M the larger l, r the ratio of the smaller to it: ln c = ln(C / uv) + (theta - 1) ln r - (2 - 1 / theta) W + ln((t + theta - 1) / M).</summary>
    private protected override double LogDensityInside(Grade u, Grade v)
    {
        (double large, double logRatio) = Order(u.MinusLogBelow, v.MinusLogBelow);
        double w = CopulaMath.Softplus(Theta * logRatio);
        return Lift(large, logRatio) + (Theta - 1) * logRatio - (2 - 1 / Theta) * w
            + Log.Of(Exp.Of(w / Theta) + (Theta - 1) / large);
    }

    private protected override Grade ConditionalInside(Grade of, Grade given)
    {
        double known = given.MinusLogBelow;
        double w = CopulaMath.Softplus(Theta * Log.Of(of.MinusLogBelow / known));
        return Grade.FromMinusLogBelow(known * Expm1.Of(w / Theta) + (Theta - 1) / Theta * w);
    }

    /// <summary>Newton's method for y = W / theta in l_v (e^y - 1) + (theta - 1) y = -ln level: convex, from above.</summary>
    private protected override Grade QuantileInside(Grade level, Grade given)
    {
        double known = given.MinusLogBelow;
        double wanted = level.MinusLogBelow;
        double y = Math.Min(Log1p.Of(wanted / known), wanted / (known + Theta - 1));
        for (int step = 0; step < 100; step++)
        {
            double move = (known * Expm1.Of(y) + (Theta - 1) * y - wanted) / (known * Exp.Of(y) + Theta - 1);
            y -= move;
            if (!(Math.Abs(move) > 1e-15 * y))
            {
                break;
            }
        }

        double logRatio = CopulaMath.LogExpm1(Theta * y) / Theta;
        return Grade.FromMinusLogBelow(known * Exp.Of(logRatio));
    }

    // ln(C / (uv)) = M (1 + r - (1 + r^theta)^(1/theta)) = -M (1 + r) (e^w - 1), w a sum of negative terms, 0 at theta = 1
    private double Lift(double large, double logRatio)
    {
        double r = Exp.Of(logRatio);
        double spread = -Log1p.Of(r * Expm1.Of((Theta - 1) * logRatio) / (1 + r)) + (Theta - 1) * Log1p.Of(r);
        return -large * (1 + r) * Expm1.Of(-spread / Theta);
    }

    private static (double Large, double LogRatio) Order(double a, double b) => (Math.Max(a, b), Log.Of(Math.Min(a, b) / Math.Max(a, b)));
}
