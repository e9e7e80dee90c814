using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>
/// Survival Clayton copula, dependence in the upper tail: the Clayton copula of the opposite grades,
/// P(U &gt; u, V &gt; v) = ((1 - u)^-theta + (1 - v)^-theta - 1)^(-1 / theta).
/// </summary>
/// <remarks>
/// Lomax amounts with equal shape and this copula have the multivariate Pareto law. Source: Nelsen (2006), 2.6; Joe (2014), 4.6.
/// </remarks>
public sealed record SurvivalClaytonCopula : Copula, IParametricCopula<SurvivalClaytonCopula>
{
    /// <summary>A survival Clayton copula.</summary>
    /// <param name="theta">Without unit, 0 or more: 0 is independence, large is full dependence; Kendall's tau is theta / (theta + 2).</param>
    public SurvivalClaytonCopula(double theta) => Theta = theta;

    /// <summary>Strength of the dependence, without unit, 0 or more.</summary>
    public double Theta { get; init => field = Require.NonNegative(value, nameof(Theta)); }

    /// <inheritdoc/>
    /// <remarks>theta / (theta + 2).</remarks>
    public override double KendallTau => Theta / (Theta + 2);

    /// <inheritdoc/>
    public override double LowerTailDependence => 0;

    /// <inheritdoc/>
    /// <remarks>2^(-1 / theta).</remarks>
    public override double UpperTailDependence => Opposite.LowerTailDependence;

    static ValueList<Parameter> IParametricCopula<SurvivalClaytonCopula>.Space => [Parameter.Positive("theta")];

    ValueList<double> IParametricCopula<SurvivalClaytonCopula>.Values => [Theta];

    static (double Least, double Most) IParametricCopula<SurvivalClaytonCopula>.TauRange => (0, 1);

    private protected override string Parameters => string.Create(CultureInfo.InvariantCulture, $"theta {Theta}");

    private ClaytonCopula Opposite => new(Theta);

    /// <summary>The copula with this Kendall correlation: theta = 2 tau / (1 - tau).</summary>
    /// <param name="tau">A correlation in [0, 1).</param>
    public static SurvivalClaytonCopula FromKendallTau(double tau) => new(ClaytonCopula.FromKendallTau(tau).Theta);

    static SurvivalClaytonCopula IParametricCopula<SurvivalClaytonCopula>.FromValues(ReadOnlySpan<double> values) => new(values[0]);

    static SurvivalClaytonCopula IParametricCopula<SurvivalClaytonCopula>.FromTau(double tau) => FromKendallTau(tau);

    private protected override double CdfInside(Grade u, Grade v) => Opposite.Survival(u.Opposite, v.Opposite);

    private protected override double SurvivalInside(Grade u, Grade v) => Opposite.Cdf(u.Opposite, v.Opposite);

    private protected override double LogDensityInside(Grade u, Grade v) => Opposite.LogDensity(u.Opposite, v.Opposite);

    private protected override Grade ConditionalInside(Grade of, Grade given) => Opposite.Conditional(of.Opposite, given.Opposite).Opposite;

    private protected override Grade QuantileInside(Grade level, Grade given) => Opposite.ConditionalQuantile(level.Opposite, given.Opposite).Opposite;
}
