using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The t-t transform g(s) = T(T^-1(s) + lambda), T the distribution function of Student's law: a shift of the score as in the Wang
/// transform, which it becomes for many degrees of freedom. Its slope falls back to 1 at both ends, so that it is not concave and not
/// subadditive, and its load on the far tail is bounded. Source: Wang, A universal framework for pricing financial and insurance risks,
/// ASTIN Bulletin 32 (2002), who keeps the normal score inside.
/// </summary>
public sealed record StudentTransform : Distortion
{
    /// <summary>A shift of the Student score.</summary>
    /// <param name="lambda">Market price of risk, a finite number, 0 or more.</param>
    /// <param name="degreesOfFreedom">Degrees of freedom of Student's law, a finite number above 0, whole or not.</param>
    public StudentTransform(double lambda, double degreesOfFreedom)
    {
        Lambda = lambda;
        DegreesOfFreedom = degreesOfFreedom;
    }

    /// <summary>Market price of risk.</summary>
    /// <value>A finite number, 0 or more.</value>
    public double Lambda { get; init => field = Require.NonNegative(value, nameof(Lambda)); }

    /// <summary>Degrees of freedom of Student's law.</summary>
    /// <value>A finite number above 0.</value>
    public double DegreesOfFreedom { get; init => field = Require.Positive(value, nameof(DegreesOfFreedom)); }

    internal override bool IsConcave => Lambda == 0;

    /// <summary>Name, lambda and degrees of freedom.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"StudentTransform {Lambda} with {DegreesOfFreedom} degrees of freedom");

    internal override void Distort(Span<double> survival)
    {
        foreach (ref double s in survival)
        {
            // P(T > t - lambda) with P(T > t) = s; the ends stay
            s = s is > 0 and < 1 ? StudentT.Survival(StudentT.Quantile(1 - s, s, DegreesOfFreedom) - Lambda, DegreesOfFreedom) : s;
        }
    }
}
