using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Normal copula of two amounts: C(u, v) = P(X &lt;= x, Y &lt;= y), X and Y standard normal with correlation rho, x and y the normal quantiles
/// of u and v.
/// </summary>
/// <remarks>
/// <see cref="GaussianCopula"/> ties any number of covers of a submission in the same way. Source: Nelsen (2006), section 2.3; Joe (2014), 4.3.
/// </remarks>
public sealed record NormalCopula : Copula, IParametricCopula<NormalCopula>
{
    /// <summary>A normal copula.</summary>
    /// <param name="correlation">rho of the normal variates, strictly between -1 and 1; 0 is independence.</param>
    public NormalCopula(double correlation) => Correlation = correlation;

    /// <summary>rho of the normal variates, strictly between -1 and 1.</summary>
    public double Correlation
    {
        get;
        init => field = value is > -1 and < 1 ? value : throw Require.Wrong(nameof(Correlation), value, "must lie strictly between -1 and 1");
    }

    /// <inheritdoc/>
    /// <remarks>2 asin(rho) / pi.</remarks>
    public override double KendallTau => 2 / Math.PI * ArcSine.Of(Correlation);

    /// <inheritdoc/>
    /// <remarks>6 asin(rho / 2) / pi.</remarks>
    public override double SpearmanRho => 6 / Math.PI * ArcSine.Of(Correlation / 2);

    /// <inheritdoc/>
    public override double LowerTailDependence => 0;

    /// <inheritdoc/>
    public override double UpperTailDependence => 0;

    static ValueList<Parameter> IParametricCopula<NormalCopula>.Space => [new("correlation", -1, 1)];

    ValueList<double> IParametricCopula<NormalCopula>.Values => [Correlation];

    static (double Least, double Most) IParametricCopula<NormalCopula>.TauRange => (-1, 1);

    private protected override string Parameters => string.Create(CultureInfo.InvariantCulture, $"correlation {Correlation}");

    // sqrt(1 - rho^2)
    private double Own => Math.Sqrt((1 - Correlation) * (1 + Correlation));

    /// <summary>The copula with this Kendall correlation: rho = sin(pi tau / 2).</summary>
    /// <param name="tau">A correlation strictly between -1 and 1.</param>
    public static NormalCopula FromKendallTau(double tau) => new(Rho(tau));

    static NormalCopula IParametricCopula<NormalCopula>.FromValues(ReadOnlySpan<double> values) => new(values[0]);

    static NormalCopula IParametricCopula<NormalCopula>.FromTau(double tau) => FromKendallTau(tau);

    /// <summary>sin(pi tau / 2), below 1 also for a tau whose sine rounds to 1.</summary>
    internal static double Rho(double tau)
    {
        double most = Math.BitDecrement(1.0);
        return Math.Clamp(ArcSine.Sine(Math.PI / 2 * CopulaMath.Tau(tau, -most, most)), -most, most);
    }

    /// <summary>The standard normal variate of a grade.</summary>
    internal static double Variate(Grade grade) => grade.Below < 0.5 ? NormalQuantile.Lower(grade.Below) : NormalQuantile.Upper(grade.Above);

    private protected override double CdfInside(Grade u, Grade v)
    {
        double x = Variate(u);
        double y = Variate(v);
        double probability = BivariateNormal.Cdf(x, y, Correlation);

        // its absolute error is 1e-15: below this an integral of positive terms keeps the digits
        return probability > 0.01
            ? probability
            : EllipticalIntegral.Cdf(u, v, Correlation, (r, oneLess, oneMore) => Exp.Of(-0.5 * Squared(EllipticalIntegral.Distance(x, y, r, oneLess, oneMore))));
    }

    private protected override double SurvivalInside(Grade u, Grade v) => CdfInside(u.Opposite, v.Opposite);

    /// <summary>With s the sign of rho: ln c = |rho| s x y / (1 + |rho|) - rho^2 (x - s y)^2 / (2 (1 - rho^2)) - ln(1 - rho^2) / 2.</summary>
    private protected override double LogDensityInside(Grade u, Grade v)
    {
        double x = Variate(u);
        double y = Correlation < 0 ? -Variate(v) : Variate(v);
        double rho = Math.Abs(Correlation);
        double gap = rho * (x - y) / Own;
        return rho / (1 + rho) * x * y - 0.5 * gap * gap - 0.5 * Log1p.Of(-rho * rho);
    }

    private protected override Grade ConditionalInside(Grade of, Grade given)
    {
        double z = (Variate(of) - Correlation * Variate(given)) / Own;
        return Grade.FromBoth(NormalCdf.Of(z), NormalCdf.Survival(z));
    }

    private protected override Grade QuantileInside(Grade level, Grade given)
    {
        double x = Correlation * Variate(given) + Own * Variate(level);
        return Grade.FromBoth(NormalCdf.Of(x), NormalCdf.Survival(x));
    }

    private static double Squared(double x) => x * x;
}
