using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Joe copula, strong dependence in the upper tail: C(u, v) = 1 - K^(1 / theta), K = a + b - a b, a = (1 - u)^theta, b = (1 - v)^theta.
/// </summary>
/// <remarks>
/// Independence at theta = 1. Source: Joe, Parametric families of multivariate distributions with given margins, Journal of Multivariate Analysis 46
/// (1993); Nelsen (2006), 4.2.6.
/// </remarks>
public sealed record JoeCopula : Copula, IParametricCopula<JoeCopula>
{
    /// <summary>A Joe copula.</summary>
    /// <param name="theta">Without unit, 1 or more: 1 is independence, large is full dependence.</param>
    public JoeCopula(double theta) => Theta = theta;

    /// <summary>Strength of the dependence, without unit, 1 or more.</summary>
    public double Theta { get; init => field = Require.Between(value, 1, double.MaxValue, nameof(Theta)); }

    /// <inheritdoc/>
    /// <remarks>1 + 2 (psi(2) - psi(2 / theta + 1)) / (2 - theta), psi the digamma function; 2 - pi^2 / 6 at theta = 2.</remarks>
    public override double KendallTau => Tau(Theta);

    /// <inheritdoc/>
    public override double LowerTailDependence => 0;

    /// <inheritdoc/>
    /// <remarks>2 - 2^(1 / theta).</remarks>
    public override double UpperTailDependence => CopulaMath.ExtremeDependence(Theta);

    static ValueList<Parameter> IParametricCopula<JoeCopula>.Space => [Parameter.Above("theta", 1)];

    ValueList<double> IParametricCopula<JoeCopula>.Values => [Theta];

    static (double Least, double Most) IParametricCopula<JoeCopula>.TauRange => (0, 1);

    private protected override string Parameters => string.Create(CultureInfo.InvariantCulture, $"theta {Theta}");

    /// <summary>The copula with this Kendall correlation, by Brent's method.</summary>
    /// <param name="tau">A correlation in [0, 1).</param>
    public static JoeCopula FromKendallTau(double tau)
    {
        Require.FractionBelowOne(tau);

        // tau is above 1 - 2 / theta, so that theta lies below 2 / (1 - tau)
        return new(tau == 0 ? 1 : RootFinder.Find(theta => Tau(theta) - tau, 1, 2 / (1 - tau), 1e-15));
    }

    static JoeCopula IParametricCopula<JoeCopula>.FromValues(ReadOnlySpan<double> values) => new(values[0]);

    static JoeCopula IParametricCopula<JoeCopula>.FromTau(double tau) => FromKendallTau(tau);

    /// <summary>1 - K = (1 - a)(1 - b).</summary>
    private protected override double CdfInside(Grade u, Grade v)
    {
        double x = Theta * u.MinusLogAbove;
        double y = Theta * v.MinusLogAbove;
        double product = Expm1.Of(-x) * Expm1.Of(-y);
        double logK = product < 0.5 ? Log1p.Of(-product) : -Math.Min(x, y) + Rest(x, y);
        return -Expm1.Of(logK / Theta);
    }

    private protected override double SurvivalInside(Grade u, Grade v)
    {
        double excess = OverIndependence(u, v);
        double product = u.Below * v.Below;
        double cdf = CdfInside(u, v);
        return u.Above * v.Above + (cdf > 2 * product ? cdf - product : excess);
    }

    /// <summary>
    /// With M the larger of 1 - u and 1 - v, r the ratio of the smaller to it and W = ln(K / M^theta):
    /// ln c = (theta - 1) ln r - (2 - 1 / theta) W + ln((theta - 1 + K) / M).
    /// </summary>
    private protected override double LogDensityInside(Grade u, Grade v)
    {
        double x = u.MinusLogAbove;
        double y = v.MinusLogAbove;
        double w = Rest(Theta * x, Theta * y);
        double k = Exp.Of(w - Theta * Math.Min(x, y));
        return (1 - Theta) * Math.Abs(x - y) - (2 - 1 / Theta) * w + Log.Of(Theta - 1 + k) + Math.Min(x, y);
    }

    /// <summary>ln P = -(1 - 1 / theta) ln(1 + a (1 - b) / b) + ln(1 - a).</summary>
    private protected override Grade ConditionalInside(Grade of, Grade given)
    {
        double x = Theta * of.MinusLogAbove;
        double y = Theta * given.MinusLogAbove;
        double odds = CopulaMath.Softplus(y - x + CopulaMath.LogOneMinusExp(y));
        return Grade.FromMinusLogBelow((Theta - 1) / Theta * odds - CopulaMath.LogOneMinusExp(x));
    }

    /// <summary>
    /// With A = -ln(1 - a) and k = (1 - b) / b: A + (1 - 1 / theta) ln(1 + k (1 - e^-A)) = -ln level, by Brent's method for ln A, which never underflows.
    /// </summary>
    private protected override Grade QuantileInside(Grade level, Grade given)
    {
        double wanted = level.MinusLogBelow;
        double logK = CopulaMath.LogExpm1(Theta * given.MinusLogAbove);
        double share = (Theta - 1) / Theta;

        // A is at most what is wanted, and too small where both terms are at most half of it; a margin against rounding
        const double Margin = 1e-6;
        double most = Log.Of(wanted);
        double least = Math.Min(most - CopulaMath.Ln2, CopulaMath.LogExpm1(wanted / (2 * share)) - logK);
        double logA = share == 0 ? most : RootFinder.Find(Excess, least - Margin, most + Margin, 1e-15);
        return Grade.FromMinusLogAbove(-LogOf(logA) / Theta);

        double Excess(double x) => Exp.Of(x) + share * CopulaMath.Softplus(LogOf(x) + logK) - wanted;

        // ln a = ln(1 - e^-A) from ln A
        static double LogOf(double x) => x < -37 ? x : CopulaMath.LogOneMinusExp(Exp.Of(x));
    }

    // C - uv = -M J (e^w - 1), J = 1 + r (1 - M), w = ln((K / M^theta)^(1 / theta) / J), 0 at theta = 1
    private double OverIndependence(Grade u, Grade v)
    {
        double x = u.MinusLogAbove;
        double y = v.MinusLogAbove;
        double gap = -Math.Abs(x - y);
        double large = Math.Max(u.Above, v.Above);
        double other = u.Above >= v.Above ? u.Below : v.Below; // 1 - M
        double r = Exp.Of(gap);
        double delta = Theta - 1;
        double change = r * (other * Expm1.Of(delta * gap) - Exp.Of(delta * gap) * large * Expm1.Of(-delta * Math.Min(x, y)));
        double w = (Log1p.Of(change / (1 + r * other)) - delta * Log1p.Of(r * other)) / Theta;
        return -large * (1 + r * other) * Expm1.Of(w);
    }

    // ln(K / M^theta) = ln(1 + r^theta (1 - M^theta)) from theta times -ln of both
    private static double Rest(double x, double y) => Log1p.Of(-Exp.Of(-Math.Abs(x - y)) * Expm1.Of(-Math.Min(x, y)));

    // 1 - (2 / theta) (psi(2 + e) - psi(2)) / e with e = 2 / theta - 1
    private static double Tau(double theta) => 1 - 2 / theta * DigammaDifference.Of(2, (2 - theta) / theta);
}
