using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A claim rate from a base rate and the firm's traits: base * size relativity * clamp(product of the plain factors * product of the damped
/// factors^damping). Damping on the log scale allows for published effects of controls that are marginal and overlap: their full product
/// would be far too strong.
/// </summary>
/// <remarks>
/// The size relativity is (size / reference)^elasticity, with an elasticity of 0.3 to 0.6 for revenue. Effects of controls: Marsh McLennan
/// (2023); damping and clamp are modelling choices.
/// </remarks>
public sealed record Relativities
{
    /// <summary>Factors that count in full, such as that of the sector.</summary>
    /// <value>Numbers above 0; the default is none.</value>
    public ValueList<double> Factors { get; init => field = Positive(value, nameof(Factors)); } = [];

    /// <summary>Factors that are damped, such as those of controls.</summary>
    /// <value>Numbers above 0; the default is none.</value>
    public ValueList<double> DampedFactors { get; init => field = Positive(value, nameof(DampedFactors)); } = [];

    /// <summary>w, the power of the damped factors.</summary>
    /// <value>A fraction in [0, 1]; the default is 0.35.</value>
    public double Damping { get; init => field = Require.Fraction(value, nameof(Damping)); } = 0.35;

    /// <summary>The least relativity that is used.</summary>
    /// <value>Above 0; the default is 0.25.</value>
    public double Floor { get; init => field = Require.Positive(value, nameof(Floor)); } = 0.25;

    /// <summary>The largest relativity that is used, at least the floor.</summary>
    /// <value>Above 0; the default is 4.</value>
    public double Cap { get; init => field = Require.PositiveOrInfinite(value, nameof(Cap)); } = 4;

    /// <summary>The product of the factors before the clamp, size left out.</summary>
    public double Product
    {
        get
        {
            double log = 0;
            foreach (double factor in Factors)
            {
                log += Log.Of(factor);
            }

            foreach (double factor in DampedFactors)
            {
                log += Damping * Log.Of(factor);
            }

            return Exp.Of(log);
        }
    }

    /// <summary>The product brought into [floor, cap].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The cap lies below the floor.</exception>
    public double Used => Cap >= Floor
        ? Math.Min(Math.Max(Product, Floor), Cap)
        : throw Require.Wrong(nameof(Cap), Cap, FormattableString.Invariant($"must be at least the floor {Floor}"));

    /// <summary>Relativity of a size: (size / reference)^elasticity.</summary>
    /// <param name="size">The firm's size, such as its revenue; above 0.</param>
    /// <param name="reference">The size that the base rate is for, in the same unit; above 0.</param>
    /// <param name="elasticity">Growth of the rate with the size on the log scale; finite, for revenue 0.3 to 0.6.</param>
    public static double OfSize(double size, double reference, double elasticity) =>
        Exp.Of(Require.Finite(elasticity) * Log.Of(Require.Positive(size) / Require.Positive(reference)));

    private static ValueList<double> Positive(ValueList<double> factors, string name)
    {
        ArgumentNullException.ThrowIfNull(factors, name);
        foreach (double factor in factors)
        {
            Require.Positive(factor, name);
        }

        return factors;
    }
}
