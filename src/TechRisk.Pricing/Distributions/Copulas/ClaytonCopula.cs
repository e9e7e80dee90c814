using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Clayton copula, dependence in the lower tail: C(u, v) = (u^-theta + v^-theta - 1)^(-1 / theta).</summary>
/// <remarks>
/// With a = -theta ln u, b = -theta ln v: everything is made of L = ln(e^a + e^b - 1) and L - b, sums of positive terms. Independence at theta = 0.
/// Source: Clayton, A model for association in bivariate life tables, Biometrika 65 (1978); Nelsen (2006), 4.2.1.
/// </remarks>
public sealed record ClaytonCopula : Copula, IParametricCopula<ClaytonCopula>
{
    /// <summary>A Clayton copula.</summary>
    /// <param name="theta">Without unit, 0 or more: 0 is independence, large is full dependence; Kendall's tau is theta / (theta + 2).</param>
    public ClaytonCopula(double theta) => Theta = theta;

    /// <summary>Strength of the dependence, without unit, 0 or more.</summary>
    public double Theta { get; init => field = Require.NonNegative(value, nameof(Theta)); }

    /// <inheritdoc/>
    /// <remarks>theta / (theta + 2).</remarks>
    public override double KendallTau => Theta / (Theta + 2);

    /// <inheritdoc/>
    /// <remarks>2^(-1 / theta).</remarks>
    public override double LowerTailDependence => Exp.Of(-CopulaMath.Ln2 / Theta);

    /// <inheritdoc/>
    public override double UpperTailDependence => 0;

    static ValueList<Parameter> IParametricCopula<ClaytonCopula>.Space => [Parameter.Positive("theta")];

    ValueList<double> IParametricCopula<ClaytonCopula>.Values => [Theta];

    static (double Least, double Most) IParametricCopula<ClaytonCopula>.TauRange => (0, 1);

    private protected override string Parameters => string.Create(CultureInfo.InvariantCulture, $"theta {Theta}");

    // products with theta stay above underflow; a theta this small is independence to the last digit
    private double Strength => Math.Max(Theta, 1e-100);

    /// <summary>The copula with this Kendall correlation: theta = 2 tau / (1 - tau).</summary>
    /// <param name="tau">A correlation in [0, 1).</param>
    public static ClaytonCopula FromKendallTau(double tau) => new(2 * Require.FractionBelowOne(tau) / (1 - tau));

    static ClaytonCopula IParametricCopula<ClaytonCopula>.FromValues(ReadOnlySpan<double> values) => new(values[0]);

    static ClaytonCopula IParametricCopula<ClaytonCopula>.FromTau(double tau) => FromKendallTau(tau);

    private protected override double CdfInside(Grade u, Grade v) => Exp.Of(-LogSum(Scaled(u), Scaled(v)) / Strength);

    /// <summary>ln(C / (uv)) = -ln(1 - (1 - e^-a)(1 - e^-b)) / theta = (a + b - L) / theta.</summary>
    private protected override double SurvivalInside(Grade u, Grade v)
    {
        double a = Scaled(u);
        double b = Scaled(v);
        double product = Expm1.Of(-a) * Expm1.Of(-b);
        double lift = product < 0.5 ? -Log1p.Of(-product) : Math.Min(a, b) - Excess(Math.Min(a, b), Math.Max(a, b));
        return SurvivalFromLift(u, v, lift / Strength, CdfInside(u, v));
    }

    /// <summary>ln c = ln(1 + theta) + (1 + theta)(a + b) / theta - (2 + 1 / theta) L.</summary>
    private protected override double LogDensityInside(Grade u, Grade v)
    {
        double a = Scaled(u);
        double b = Scaled(v);
        double theta = Strength;
        double small = Math.Min(a, b);
        double excess = Excess(small, Math.Max(a, b)); // L less the larger

        // with L = larger + excess: (1 + 1/theta) (a + b) - (2 + 1/theta) L
        return Log1p.Of(theta) - Math.Abs(a - b) + (small - excess) / theta - 2 * excess;
    }

    /// <summary>ln P = -(1 + theta) / theta ln(1 + (e^a - 1) e^-b).</summary>
    private protected override Grade ConditionalInside(Grade of, Grade given)
    {
        double a = Scaled(of);
        double b = Scaled(given);
        double gain = a > b ? a - b + Log1p.Of(-Exp.Of(b - a) * Expm1.Of(-b)) : Excess(a, b);
        return Grade.FromMinusLogBelow((1 + Strength) / Strength * gain);
    }

    private protected override Grade QuantileInside(Grade level, Grade given)
    {
        double gain = Strength / (1 + Strength) * level.MinusLogBelow;
        return Grade.FromMinusLogBelow(CopulaMath.Softplus(Scaled(given) + CopulaMath.LogExpm1(gain)) / Strength);
    }

    private double Scaled(Grade grade) => Strength * grade.MinusLogBelow;

    private static double LogSum(double a, double b) => Math.Max(a, b) + Excess(Math.Min(a, b), Math.Max(a, b));

    // ln(1 + (e^small - 1) e^-large)
    private static double Excess(double small, double large) => Log1p.Of(-Exp.Of(small - large) * Expm1.Of(-small));
}
