namespace TechRisk.Pricing;

/// <summary>A free parameter of a family of laws: its name and the open interval it lies in.</summary>
/// <param name="Name">The name of the constructor argument, in camel case.</param>
/// <param name="Lower">Lower end in the unit of the parameter, not attained: a finite number, or minus infinity where there is none.</param>
/// <param name="Upper">Upper end in the unit of the parameter, not attained: a finite number, or infinity where there is none.</param>
public sealed record Parameter(string Name, double Lower, double Upper)
{
    /// <summary>
    /// True where the likelihood has a corner at every claim, as at the peak of a law: curvature tells nothing of such a parameter, and a
    /// fit of maximum likelihood holds it fast.
    /// </summary>
    internal bool HasCorners { get; init; }

    /// <summary>Any finite number.</summary>
    /// <param name="name">The name of the constructor argument, in camel case.</param>
    public static Parameter Real(string name) => new(name, double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>A finite number above 0.</summary>
    /// <param name="name">The name of the constructor argument, in camel case.</param>
    public static Parameter Positive(string name) => new(name, 0, double.PositiveInfinity);

    /// <summary>A number strictly between 0 and 1.</summary>
    /// <param name="name">The name of the constructor argument, in camel case.</param>
    public static Parameter Fraction(string name) => new(name, 0, 1);

    /// <summary>A finite number above a lower end.</summary>
    /// <param name="name">The name of the constructor argument, in camel case.</param>
    /// <param name="lower">The lower end in the unit of the parameter, not attained; a finite number.</param>
    public static Parameter Above(string name, double lower) => new(name, lower, double.PositiveInfinity);
}
