using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Student copula of two amounts: the copula of two t variates with nu degrees of freedom and correlation rho; dependence in both tails.
/// </summary>
/// <remarks>
/// Given Y = y, (X - rho y) / sqrt((nu + y^2)(1 - rho^2) / (nu + 1)) is a t variate with nu + 1 degrees of freedom. At rho = 0 the amounts are
/// uncorrelated but not independent. Source: Demarta and McNeil, The t copula and related copulas, International Statistical Review 73 (2005).
/// </remarks>
public sealed record StudentCopula : Copula, IParametricCopula<StudentCopula>
{
    private const double MiddleFreedom = 6;

    /// <summary>A Student copula.</summary>
    /// <param name="correlation">rho of the t variates, strictly between -1 and 1.</param>
    /// <param name="degreesOfFreedom">nu, in [0.1, 1e6]: a small nu ties the tails, a large one is a normal copula.</param>
    public StudentCopula(double correlation, double degreesOfFreedom)
    {
        Correlation = correlation;
        DegreesOfFreedom = degreesOfFreedom;
    }

    /// <summary>rho of the t variates, strictly between -1 and 1.</summary>
    public double Correlation
    {
        get;
        init => field = value is > -1 and < 1 ? value : throw Require.Wrong(nameof(Correlation), value, "must lie strictly between -1 and 1");
    }

    /// <summary>nu, without unit, in [0.1, 1e6].</summary>
    public double DegreesOfFreedom { get; init => field = Require.Between(value, 0.1, 1e6, nameof(DegreesOfFreedom)); }

    /// <inheritdoc/>
    /// <remarks>2 asin(rho) / pi, whatever nu.</remarks>
    public override double KendallTau => 2 / Math.PI * ArcSine.Of(Correlation);

    /// <inheritdoc/>
    /// <remarks>2 P(T > sqrt((nu + 1)(1 - rho) / (1 + rho))), T with nu + 1 degrees of freedom.</remarks>
    public override double LowerTailDependence =>
        2 * StudentT.Survival(Math.Sqrt((DegreesOfFreedom + 1) * (1 - Correlation) / (1 + Correlation)), DegreesOfFreedom + 1);

    /// <inheritdoc/>
    /// <remarks>As in the lower tail.</remarks>
    public override double UpperTailDependence => LowerTailDependence;

    static ValueList<Parameter> IParametricCopula<StudentCopula>.Space => [new("correlation", -1, 1), new("degreesOfFreedom", 0.1, 1e6)];

    ValueList<double> IParametricCopula<StudentCopula>.Values => [Correlation, DegreesOfFreedom];

    static (double Least, double Most) IParametricCopula<StudentCopula>.TauRange => (-1, 1);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"correlation {Correlation}, degreesOfFreedom {DegreesOfFreedom}");

    /// <summary>The copula with this Kendall correlation: rho = sin(pi tau / 2).</summary>
    /// <param name="tau">A correlation strictly between -1 and 1.</param>
    /// <param name="degreesOfFreedom">nu, in [0.1, 1e6].</param>
    public static StudentCopula FromKendallTau(double tau, double degreesOfFreedom) => new(NormalCopula.Rho(tau), degreesOfFreedom);

    static StudentCopula IParametricCopula<StudentCopula>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1]);

    static StudentCopula IParametricCopula<StudentCopula>.FromTau(double tau) => FromKendallTau(tau, MiddleFreedom);

    private protected override double CdfInside(Grade u, Grade v)
    {
        double nu = DegreesOfFreedom;
        double x = Variate(u);
        double y = Variate(v);
        return EllipticalIntegral.Cdf(
            u, v, Correlation, (r, oneLess, oneMore) => Exp.Of(-nu / 2 * StudentT.LogGrowth(EllipticalIntegral.Distance(x, y, r, oneLess, oneMore), nu)));
    }

    private protected override double SurvivalInside(Grade u, Grade v) => CdfInside(u.Opposite, v.Opposite);

    /// <summary>
    /// ln c = 2 ln(Gamma(nu/2) / Gamma((nu+1)/2)) + ln(nu/2) - ln(1 - rho^2) / 2 - (nu/2 + 1) ln(1 + Q / nu) + (nu + 1)/2 (ln(1 + x^2/nu) + ln(1 + y^2/nu)),
    /// with Q = (x^2 + y^2 - 2 rho x y) / (1 - rho^2).
    /// </summary>
    private protected override double LogDensityInside(Grade u, Grade v)
    {
        double nu = DegreesOfFreedom;
        double x = Variate(u);
        double y = Variate(v);
        double own = (1 - Correlation) * (1 + Correlation);
        return Log.Of(nu / 2) - 2 * Numerics.LogGamma.Ratio(nu / 2, 0.5) - 0.5 * Log.Of(own)
            - (nu / 2 + 1) * StudentT.LogGrowth(EllipticalIntegral.Distance(x, y, Correlation, 1 - Correlation, 1 + Correlation), nu)
            + (nu + 1) / 2 * (StudentT.LogGrowth(x, nu) + StudentT.LogGrowth(y, nu));
    }

    private protected override Grade ConditionalInside(Grade of, Grade given)
    {
        double y = Variate(given);
        double z = (Variate(of) - Correlation * y) / Spread(y);
        double above = StudentT.Survival(z, DegreesOfFreedom + 1);
        double below = StudentT.Survival(-z, DegreesOfFreedom + 1);
        return Grade.FromBoth(below, above);
    }

    private protected override Grade QuantileInside(Grade level, Grade given)
    {
        double y = Variate(given);
        double x = Correlation * y + Spread(y) * StudentT.Quantile(level.Below, level.Above, DegreesOfFreedom + 1);
        return Grade.FromBoth(StudentT.Survival(-x, DegreesOfFreedom), StudentT.Survival(x, DegreesOfFreedom));
    }

    private double Variate(Grade grade) => StudentT.Quantile(grade.Below, grade.Above, DegreesOfFreedom);

    // sqrt((nu + y^2)(1 - rho^2) / (nu + 1)), y^2 possibly beyond the doubles
    private double Spread(double y)
    {
        double nu = DegreesOfFreedom;
        double size = Math.Abs(y);
        double length = size > Math.Sqrt(nu) ? size * Math.Sqrt(1 + nu / size / size) : Math.Sqrt(nu + size * size);
        return length * Math.Sqrt((1 - Correlation) * (1 + Correlation) / (nu + 1));
    }
}
