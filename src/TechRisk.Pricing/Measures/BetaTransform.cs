using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The beta transform g(s) = I_s(a, b), the distribution function of a beta law: the proportional hazard for b = 1, the dual power for
/// a = 1. Concave. Source: Wirch, Hardy, A synthesis of risk measures for capital adequacy, Insurance: Mathematics and Economics 25
/// (1999).
/// </summary>
public sealed record BetaTransform : Distortion
{
    /// <summary>A beta law on the survival function.</summary>
    /// <param name="a">Above 0, at most 1: below 1 it loads the far tail.</param>
    /// <param name="b">A finite number, at least 1: above 1 it loads the ordinary losses.</param>
    public BetaTransform(double a, double b)
    {
        A = a;
        B = b;
    }

    /// <summary>First parameter of the beta law.</summary>
    /// <value>Above 0, at most 1.</value>
    public double A
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw Require.Wrong(nameof(A), value, "must be above 0 and at most 1");
    }

    /// <summary>Second parameter of the beta law.</summary>
    /// <value>A finite number, at least 1.</value>
    public double B { get; init => field = Require.Between(value, 1, double.MaxValue, nameof(B)); }

    // g(s) behaves as s^a near 0
    private protected override double ValueOrder => 1 / A;

    private protected override double ErrorOrder => A > 0.5 ? 2 / ((2 * A) - 1) : double.PositiveInfinity;

    /// <summary>Name and both parameters.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"BetaTransform {A}, {B}");

    internal override void Distort(Span<double> survival)
    {
        foreach (ref double s in survival)
        {
            s = IncompleteBeta.Regularised(A, B, s);
        }
    }
}
