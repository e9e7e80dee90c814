using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The dependence of two amounts without their laws: the joint law of their grades U and V, each uniform on (0, 1). All leaves are
/// exchangeable, C(u, v) = C(v, u), so that one conditional law serves both directions.
/// </summary>
/// <remarks>
/// Grades carry the probability below and the one above (<see cref="Grade"/>); every figure keeps its relative accuracy in both tails. Covers of a
/// submission are tied by a <see cref="Dependence"/>, such as <see cref="GaussianCopula"/>, not by this; a copula is no part of a submission,
/// hence it has no JSON kind. Source: Nelsen, An Introduction to Copulas (2006); Joe, Dependence Modeling with Copulas (2014), chapter 4.
/// </remarks>
public abstract record Copula
{
    private protected Copula()
    {
    }

    /// <summary>Kendall's rank correlation: P(concordant) - P(discordant) of two independent pairs, in [-1, 1].</summary>
    public abstract double KendallTau { get; }

    /// <summary>Spearman's rank correlation, Pearson's of the grades: 12 E[U V] - 3, in [-1, 1]; by quadrature to 1e-9 where there is no closed form.</summary>
    public virtual double SpearmanRho => CopulaIntegral.SpearmanRho(this);

    /// <summary>The limit of P(V &lt;= q | U &lt;= q) for q to 0, in [0, 1].</summary>
    public abstract double LowerTailDependence { get; }

    /// <summary>The limit of P(V &gt; q | U &gt; q) for q to 1, in [0, 1].</summary>
    public abstract double UpperTailDependence { get; }

    /// <summary>C(u, v) = P(U &lt;= u, V &lt;= v).</summary>
    /// <param name="u">A grade of the first amount.</param>
    /// <param name="v">A grade of the second amount.</param>
    public double Cdf(Grade u, Grade v) =>
        u.Below == 0 || v.Below == 0 ? 0
        : u.Above == 0 ? v.Below
        : v.Above == 0 ? u.Below
        : Math.Clamp(CdfInside(u, v), 0, Math.Min(u.Below, v.Below));

    /// <summary>P(U &gt; u, V &gt; v), not by 1 - u - v + C.</summary>
    /// <param name="u">A grade of the first amount.</param>
    /// <param name="v">A grade of the second amount.</param>
    public double Survival(Grade u, Grade v) =>
        u.Above == 0 || v.Above == 0 ? 0
        : u.Below == 0 ? v.Above
        : v.Below == 0 ? u.Above
        : Math.Clamp(SurvivalInside(u, v), 0, Math.Min(u.Above, v.Above));

    /// <summary>ln c(u, v), c the density of the grades.</summary>
    /// <param name="u">A grade of the first amount, strictly between the ends.</param>
    /// <param name="v">A grade of the second amount, strictly between the ends.</param>
    /// <exception cref="ArgumentOutOfRangeException">A grade at an end, where the density need not have a limit.</exception>
    public double LogDensity(Grade u, Grade v) => LogDensityInside(Inside(u, nameof(u)), Inside(v, nameof(v)));

    /// <summary>
    /// P(U &lt;= u | V = v) = dC/dv with the probability above; by exchange also P(V &lt;= u | U = v), the derivative in the first argument.
    /// </summary>
    /// <param name="of">The grade of the amount that is asked for.</param>
    /// <param name="given">The grade of the amount that is known, strictly between the ends.</param>
    /// <exception cref="ArgumentOutOfRangeException">The known grade is at an end.</exception>
    public Grade Conditional(Grade of, Grade given)
    {
        Inside(given, nameof(given));
        return of.IsInside ? ConditionalInside(of, given) : of;
    }

    /// <summary>The inverse of <see cref="Conditional"/>: the grade u with P(U &lt;= u | V = v) = level.</summary>
    /// <param name="level">The conditional probability, below and above.</param>
    /// <param name="given">The grade of the amount that is known, strictly between the ends.</param>
    /// <exception cref="ArgumentOutOfRangeException">The known grade is at an end.</exception>
    public Grade ConditionalQuantile(Grade level, Grade given)
    {
        Inside(given, nameof(given));
        return level.IsInside ? QuantileInside(level, given) : level;
    }

    /// <summary>
    /// A pair of grades from two addressed uniforms: the first is the probability above U, the second that above V given U, so that small
    /// uniforms are large amounts. The amount of a law is its InverseSurvival of the grade's probability above.
    /// </summary>
    /// <param name="first">A number strictly between 0 and 1.</param>
    /// <param name="second">A number strictly between 0 and 1.</param>
    public (Grade First, Grade Second) Sample(double first, double second)
    {
        Grade u = Grade.FromAbove(Require.Level(first));
        return (u, ConditionalQuantile(Grade.FromAbove(Require.Level(second)), u));
    }

    /// <summary>The copula's name and parameters: <c>GumbelCopula(theta 1.45)</c>.</summary>
    public sealed override string ToString() => $"{GetType().Name}({Parameters})";

    /// <summary>The parameters in words, culture-invariant.</summary>
    private protected abstract string Parameters { get; }

    private protected abstract double CdfInside(Grade u, Grade v);

    private protected abstract double SurvivalInside(Grade u, Grade v);

    private protected abstract double LogDensityInside(Grade u, Grade v);

    private protected abstract Grade ConditionalInside(Grade of, Grade given);

    private protected abstract Grade QuantileInside(Grade level, Grade given);

    // s_u s_v + (C - uv), both terms positive where the dependence is: q = ln(C / (uv)) with its own digits
    private protected static double SurvivalFromLift(Grade u, Grade v, double q, double cdf)
    {
        double product = u.Below * v.Below;
        return u.Above * v.Above + (q > 0.5 ? cdf - product : product * Expm1.Of(q));
    }

    private static Grade Inside(Grade grade, string name) =>
        grade.IsInside ? grade : throw Require.Wrong(name, grade, "must lie strictly between 0 and 1");
}
