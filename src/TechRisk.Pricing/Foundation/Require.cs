using System.Globalization;
using System.Runtime.CompilerServices;

namespace TechRisk.Pricing;

/// <summary>Checks of input, made once where a value enters. Each returns its input, so that a property reads as an assignment.</summary>
internal static class Require
{
    /// <summary>A number that is finite and 0 or more.</summary>
    public static double NonNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 && double.IsFinite(value) ? value : throw Wrong(name, value, "must be a finite number, 0 or more");

    /// <summary>A number that is 0 or more; positive infinity is allowed (no limit).</summary>
    public static double NonNegativeOrInfinite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 ? value : throw Wrong(name, value, "must be 0 or more, or infinite for no limit");

    /// <summary>A number above 0; positive infinity is allowed (no limit).</summary>
    public static double PositiveOrInfinite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 ? value : throw Wrong(name, value, "must be above 0, or absent (infinite) for no limit");

    /// <summary>A finite number above 0.</summary>
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : throw Wrong(name, value, "must be a finite number above 0");

    /// <summary>A finite number.</summary>
    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) ? value : throw Wrong(name, value, "must be a finite number");

    /// <summary>A fraction in [0, 1].</summary>
    public static double Fraction(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and <= 1 ? value : throw Wrong(name, value, "must be a fraction in [0, 1]: 0.25, not 25");

    /// <summary>A fraction in [0, 1).</summary>
    public static double FractionBelowOne(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and < 1 ? value : throw Wrong(name, value, "must be a fraction in [0, 1): 0.25, not 25");

    /// <summary>A level in (0, 1).</summary>
    public static double Level(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is > 0 and < 1 ? value : throw Wrong(name, value, "must lie strictly between 0 and 1: 0.995, not 99.5");

    /// <summary>A number in [low, high].</summary>
    public static double Between(double value, double low, double high, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= low && value <= high
            ? value
            : throw Wrong(name, value, string.Create(CultureInfo.InvariantCulture, $"must lie between {low} and {high}"));

    /// <summary>A whole number that is at least <paramref name="minimum"/>.</summary>
    public static long AtLeast(long value, long minimum, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= minimum ? value : throw Wrong(name, value, string.Create(CultureInfo.InvariantCulture, $"must be a whole number, {minimum} or more"));

    /// <summary>A text that is not empty.</summary>
    public static string Text(string? value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        string.IsNullOrWhiteSpace(value) ? throw Wrong(name, value ?? "null", "must be a text that is not empty") : value;

    /// <summary>The error of a wrong value: its name, the value and the rule it breaks.</summary>
    public static ArgumentOutOfRangeException Wrong(string name, object value, string rule) =>
        new(ShortName(name), value, string.Create(CultureInfo.InvariantCulture, $"{ShortName(name)} is {value}; it {rule}"));

    private static string ShortName(string name) => name[(name.LastIndexOf('.') + 1)..];
}
