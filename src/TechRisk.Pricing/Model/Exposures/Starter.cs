namespace TechRisk.Pricing;

/// <summary>A starter parameter and the rule that a value in its place has to keep.</summary>
/// <param name="Default">Value, unit and source.</param>
/// <param name="Rule">Returns the value or throws.</param>
internal sealed record Starter(Assumption Default, Func<double, string, double> Rule)
{
    /// <summary>A user's value, checked; a plain number gets the unit of the starter.</summary>
    public Assumption Checked(Assumption value, string name)
    {
        Rule(value.Value, name);
        return value.Unit.Length == 0 ? value with { Unit = Default.Unit } : value;
    }

    /// <summary>A starter that is a fraction in [0, 1].</summary>
    public static Starter Fraction(double value, Provenance source, string unit = "fraction") =>
        new(new Assumption(value, unit, source), (given, name) => Require.Fraction(given, name));

    /// <summary>A starter that is a finite number, 0 or more.</summary>
    public static Starter NonNegative(double value, string unit, Provenance source) =>
        new(new Assumption(value, unit, source), (given, name) => Require.NonNegative(given, name));

    /// <summary>A starter that is a finite number above 0.</summary>
    public static Starter Positive(double value, string unit, Provenance source) =>
        new(new Assumption(value, unit, source), (given, name) => Require.Positive(given, name));

    /// <summary>A starter that is a finite number.</summary>
    public static Starter Any(double value, string unit, Provenance source) =>
        new(new Assumption(value, unit, source), (given, name) => Require.Finite(given, name));

    /// <summary>A starter that is a finite number of 1 or more.</summary>
    public static Starter AtLeastOne(double value, string unit, Provenance source) =>
        new(new Assumption(value, unit, source), (given, name) => Require.Between(given, 1, double.MaxValue, name));
}
