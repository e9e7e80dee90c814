using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Frank copula, the same in both tails and without dependence in either:
/// C(u, v) = -ln(1 + (e^(-theta u) - 1)(e^(-theta v) - 1) / (e^-theta - 1)) / theta.
/// </summary>
/// <remarks>
/// A negative theta is the copula of U and the opposite of V at -theta. With g(x) = (1 - e^(-theta x)) / theta the odds of the conditional law are
/// e^(theta (u - v)) g(u) / g(1 - u). Independence at theta = 0.
/// Source: Frank, On the simultaneous associativity of F(x, y) and x + y - F(x, y), Aequationes Mathematicae 19 (1979); Genest, Frank's family of
/// bivariate distributions, Biometrika 74 (1987).
/// </remarks>
public sealed record FrankCopula : Copula, IParametricCopula<FrankCopula>
{
    private const double Most = 700;

    /// <summary>A Frank copula.</summary>
    /// <param name="theta">Without unit, in [-700, 700]: 0 is independence, above 0 amounts move together, below 0 against each other.</param>
    public FrankCopula(double theta) => Theta = theta;

    /// <summary>Strength and direction of the dependence, without unit, in [-700, 700].</summary>
    public double Theta { get; init => field = Require.Between(value, -Most, Most, nameof(Theta)); }

    /// <inheritdoc/>
    /// <remarks>1 + 4 (D1(theta) - 1) / theta, D1 the Debye function of order 1.</remarks>
    public override double KendallTau => Theta < 0 ? -Debye.KendallTau(-Theta) : Debye.KendallTau(Theta);

    /// <inheritdoc/>
    /// <remarks>1 + 12 (D2(theta) - D1(theta)) / theta.</remarks>
    public override double SpearmanRho => Theta < 0 ? -Debye.SpearmanRho(-Theta) : Debye.SpearmanRho(Theta);

    /// <inheritdoc/>
    public override double LowerTailDependence => 0;

    /// <inheritdoc/>
    public override double UpperTailDependence => 0;

    static ValueList<Parameter> IParametricCopula<FrankCopula>.Space => [new("theta", -Most, Most)];

    ValueList<double> IParametricCopula<FrankCopula>.Values => [Theta];

    static (double Least, double Most) IParametricCopula<FrankCopula>.TauRange => (-Debye.KendallTau(Most), Debye.KendallTau(Most));

    private protected override string Parameters => string.Create(CultureInfo.InvariantCulture, $"theta {Theta}");

    private double Strength => Math.Abs(Theta);

    /// <summary>The copula with this Kendall correlation, by Brent's method.</summary>
    /// <param name="tau">A correlation in (-0.994, 0.994), the range of theta from -700 to 700.</param>
    public static FrankCopula FromKendallTau(double tau)
    {
        double size = Math.Abs(CopulaMath.Tau(tau, -Debye.KendallTau(Most), Debye.KendallTau(Most)));
        double theta = size == 0 ? 0 : RootFinder.Find(x => Debye.KendallTau(x) - size, 0, Most, 1e-15 * size);
        return new(Math.CopySign(theta, tau));
    }

    static FrankCopula IParametricCopula<FrankCopula>.FromValues(ReadOnlySpan<double> values) => new(values[0]);

    static FrankCopula IParametricCopula<FrankCopula>.FromTau(double tau) => FromKendallTau(tau);

    private protected override double CdfInside(Grade u, Grade v) => Theta < 0 ? Mixed(u, v.Opposite) : Both(u, v);

    private protected override double SurvivalInside(Grade u, Grade v) => Theta < 0 ? Mixed(v.Opposite, u) : Both(u.Opposite, v.Opposite);

    /// <summary>ln c = ln g(1) - theta (u + v) - 2 ln N, N = e^(-theta v) g(u) + e^(-theta u) g(1 - u).</summary>
    private protected override double LogDensityInside(Grade u, Grade v)
    {
        v = Theta < 0 ? v.Opposite : v;
        double gap = Strength * u.Minus(v);

        // N with the larger of its two powers taken out
        double sum = Exp.Of(Math.Min(gap, 0)) * Part(u.Below) + Exp.Of(Math.Min(-gap, 0)) * Part(u.Above);
        return Log.Of(Part(1)) - Math.Abs(gap) - 2 * Log.Of(sum);
    }

    private protected override Grade ConditionalInside(Grade of, Grade given)
    {
        given = Theta < 0 ? given.Opposite : given;
        double gap = Strength * of.Minus(given);
        double below = Exp.Of(Math.Min(gap, 0)) * Part(of.Below);
        double above = Exp.Of(Math.Min(-gap, 0)) * Part(of.Above);
        return Grade.FromBoth(below / (below + above), above / (below + above));
    }

    private protected override Grade QuantileInside(Grade level, Grade given)
    {
        given = Theta < 0 ? given.Opposite : given;
        return Grade.FromBoth(Below(level, given), Below(level.Opposite, given.Opposite));
    }

    // e^(theta u) - 1 = theta g(1) / (e^(-theta v) / odds + e^-theta)
    private double Below(Grade level, Grade given)
    {
        double x = Part(1) / (Exp.Of(-Strength * given.Below) * (level.Above / level.Below) + Exp.Of(-Strength));
        return x * CopulaMath.LogRatio(Strength * x);
    }

    // P(U <= u, V <= v) for a positive theta
    private double Both(Grade u, Grade v)
    {
        double y = Part(u.Below) * Part(v.Below) / Part(1);
        return Strength * y < 0.5 ? y * CopulaMath.LogRatio(-Strength * y)
            : u.Below <= v.Below ? u.Below - Mixed(u, v)
            : v.Below - Mixed(v, u);
    }

    // P(U <= u, V > v) = ln(1 + theta e^(theta (u - v)) g(u) g(1 - v) / g(1)) / theta for a positive theta
    private double Mixed(Grade u, Grade v)
    {
        double y = Exp.Of(Strength * u.Minus(v)) * Part(u.Below) * Part(v.Above) / Part(1);
        return y * CopulaMath.LogRatio(Strength * y);
    }

    private double Part(double x) => x * CopulaMath.MeanDecay(Strength * x);
}
