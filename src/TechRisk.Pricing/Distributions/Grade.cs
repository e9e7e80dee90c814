using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The grade of an amount under its law: the probability below it together with the probability above it, so that neither loses its
/// digits near 0. A plain number p between 0 and 1 is taken as the grade with p below; <see cref="FromAbove"/> says a grade near 1.
/// </summary>
/// <remarks>
/// Source: Kendall and Stuart, The Advanced Theory of Statistics, volume 2 (1979), section 31 (grades of a continuous variate).
/// The default value is the grade with nothing below.
/// </remarks>
public readonly record struct Grade
{
    private readonly double _above;

    private Grade(double below, double above)
    {
        Below = below;
        _above = below == 0 && above == 1 ? 0 : above; // the default value stands for 0 below and 1 above
    }

    /// <summary>Probability of an amount at most this, in [0, 1].</summary>
    public double Below { get; }

    /// <summary>Probability of a larger amount, in [0, 1].</summary>
    public double Above => Below == 0 && _above == 0 ? 1 : _above;

    /// <summary>The grade with the two probabilities exchanged: that of the negative amount.</summary>
    public Grade Opposite => new(Above, Below);

    /// <summary>-ln of the probability below: 0 at the right end, infinite at the left.</summary>
    internal double MinusLogBelow => MinusLog(Below, Above);

    /// <summary>-ln of the probability above: 0 at the left end, infinite at the right.</summary>
    internal double MinusLogAbove => MinusLog(Above, Below);

    /// <summary>Below minus above, exact near 1/2: 2 p - 1.</summary>
    internal double Balance => Below - Above;

    /// <summary>True strictly between the ends.</summary>
    internal bool IsInside => Below > 0 && Above > 0;

    /// <summary>The grade with this probability below it.</summary>
    /// <param name="probability">A fraction in [0, 1].</param>
    public static Grade FromBelow(double probability) => new(Require.Fraction(probability), 1 - probability);

    /// <summary>The grade with this probability above it: the way to say a grade close to 1 with all digits.</summary>
    /// <param name="probability">A fraction in [0, 1].</param>
    public static Grade FromAbove(double probability) => new(1 - Require.Fraction(probability), probability);

    /// <summary>The grade of an amount: F(x) and S(x), each by its own formula.</summary>
    /// <param name="law">The law of the amount.</param>
    /// <param name="amount">An amount of 0 or more, in the submission's currency.</param>
    public static Grade Of(Severity law, double amount) => new(law.Cdf(amount), law.Survival(amount));

    /// <summary>The grade with p below.</summary>
    /// <param name="probability">A fraction in [0, 1].</param>
    public static implicit operator Grade(double probability) => FromBelow(probability);

    /// <summary>Both probabilities, each accurate; their sum is 1 to rounding.</summary>
    internal static Grade FromBoth(double below, double above) => new(Math.Clamp(below, 0, 1), Math.Clamp(above, 0, 1));

    /// <summary>The grade with e^-x below, x of 0 or more.</summary>
    internal static Grade FromMinusLogBelow(double x) => new(Exp.Of(-x), -Expm1.Of(-x));

    /// <summary>The grade with e^-x above, x of 0 or more.</summary>
    internal static Grade FromMinusLogAbove(double x) => new(-Expm1.Of(-x), Exp.Of(-x));

    /// <summary>Below of this minus below of the other, from the pair of probabilities that cancels less.</summary>
    internal double Minus(Grade other) => Below + other.Below <= 1 ? Below - other.Below : other.Above - Above;

    /// <summary>Both probabilities, culture-invariant.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Below} below, {Above} above");

    private static double MinusLog(double p, double rest) => p == 1 ? rest : p > 0.5 ? -Log1p.Of(-rest) : -Log.Of(p);
}
