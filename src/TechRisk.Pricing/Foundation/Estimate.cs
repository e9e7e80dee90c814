using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>What the interval of an estimate means.</summary>
public enum EstimateKind
{
    /// <summary>Arithmetic or a closed form: no error beyond rounding.</summary>
    Exact,

    /// <summary>Made by dice: the interval is the 95 % confidence interval.</summary>
    Simulated,

    /// <summary>Made on a lattice: the interval is guaranteed to contain the truth.</summary>
    Bounded,

    /// <summary>Estimated from data: the interval is the 95 % confidence interval of the method that was used.</summary>
    Fitted,

    /// <summary>An approximation for comparison only: nothing is known of its error, and the interval is the whole line.</summary>
    Approximated,
}

/// <summary>
/// A number with its error. There are no operators: the errors of two numbers from one simulation are dependent, so that their
/// difference comes from a paired comparison, not from subtraction.
/// </summary>
/// <remarks>The default value is an exact 0.</remarks>
public readonly record struct Estimate : IFormattable
{
    private const double NormalQuantile975 = 1.9599639845400545;

    private Estimate(double value, double standardError, double lower, double upper, EstimateKind kind)
    {
        Value = value;
        StandardError = standardError;
        Lower = lower;
        Upper = upper;
        Kind = kind;
    }

    /// <summary>The estimate itself.</summary>
    public double Value { get; }

    /// <summary>Standard error of the value; 0 if exact or bounded, infinite if the variance of what was averaged is infinite.</summary>
    public double StandardError { get; }

    /// <summary>Lower end of the interval.</summary>
    public double Lower { get; }

    /// <summary>Upper end of the interval.</summary>
    public double Upper { get; }

    /// <summary>What the interval means.</summary>
    public EstimateKind Kind { get; }

    /// <summary>Standard error as a share of the value; 0 if both are 0.</summary>
    public double RelativeError => StandardError == 0 ? 0 : StandardError / Math.Abs(Value);

    /// <summary>A number without error.</summary>
    /// <param name="value">The number.</param>
    public static Estimate Exact(double value) => new(value, 0, value, value, EstimateKind.Exact);

    /// <summary>A simulated number with a symmetric 95 % interval.</summary>
    /// <param name="value">The estimate.</param>
    /// <param name="standardError">Its standard error, 0 or more, or infinite.</param>
    public static Estimate Simulated(double value, double standardError) =>
        double.IsPositiveInfinity(standardError) && double.IsFinite(value)
            ? new(value, standardError, double.NegativeInfinity, double.PositiveInfinity, EstimateKind.Simulated)
            : double.IsInfinity(value)
                ? new(value, double.PositiveInfinity, value, value, EstimateKind.Simulated)
                : new(value, standardError, value - NormalQuantile975 * standardError, value + NormalQuantile975 * standardError, EstimateKind.Simulated);

    /// <summary>A simulated number with its own 95 % interval (order statistics for a quantile).</summary>
    /// <param name="value">The estimate.</param>
    /// <param name="standardError">Its standard error, 0 or more, or infinite.</param>
    /// <param name="lower">Lower end, at most the value.</param>
    /// <param name="upper">Upper end, at least the value.</param>
    public static Estimate Simulated(double value, double standardError, double lower, double upper) =>
        new(value, standardError, lower, upper, EstimateKind.Simulated);

    /// <summary>A number estimated from data with a symmetric 95 % interval; an infinite error where the data do not tell it.</summary>
    /// <param name="value">The estimate.</param>
    /// <param name="standardError">Its standard error, 0 or more, or infinite.</param>
    public static Estimate Fitted(double value, double standardError)
    {
        Estimate normal = Simulated(value, standardError);
        return new(value, normal.StandardError, normal.Lower, normal.Upper, EstimateKind.Fitted);
    }

    /// <summary>A number estimated from data with its own 95 % interval (profile likelihood, bootstrap).</summary>
    /// <param name="value">The estimate.</param>
    /// <param name="standardError">Its standard error, 0 or more, or infinite.</param>
    /// <param name="lower">Lower end, at most the value.</param>
    /// <param name="upper">Upper end, at least the value.</param>
    public static Estimate Fitted(double value, double standardError, double lower, double upper) =>
        new(value, standardError, lower, upper, EstimateKind.Fitted);

    /// <summary>A number with guaranteed bounds.</summary>
    /// <param name="value">The estimate.</param>
    /// <param name="lower">Guaranteed lower bound.</param>
    /// <param name="upper">Guaranteed upper bound.</param>
    public static Estimate Bounded(double value, double lower, double upper) => new(value, 0, lower, upper, EstimateKind.Bounded);

    /// <summary>An approximation whose error is not known: its standard error is infinite.</summary>
    /// <param name="value">The approximation.</param>
    public static Estimate Approximated(double value) =>
        new(value, double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, EstimateKind.Approximated);

    /// <summary>The estimate of factor * x + shift, x this estimate: value, error and interval move together.</summary>
    /// <param name="factor">Any finite factor.</param>
    /// <param name="shift">Any finite shift.</param>
    public Estimate Affine(double factor, double shift = 0)
    {
        if (factor == 0)
        {
            return Exact(shift);
        }

        double a = factor * Lower + shift;
        double b = factor * Upper + shift;
        return new(factor * Value + shift, Math.Abs(factor) * StandardError, Math.Min(a, b), Math.Max(a, b), Kind);
    }

    /// <summary>Value and error in plain digits, such as <c>2,518,184 ± 5,186</c>; an exact value stands alone.</summary>
    public override string ToString() => ToString(Digits);

    /// <summary>Value and error in a number format of the invariant culture.</summary>
    /// <param name="format">A .NET number format such as <c>N0</c> or <c>P1</c>.</param>
    public string ToString(string format)
    {
        string value = Value.ToString(format, CultureInfo.InvariantCulture);
        return Kind switch
        {
            EstimateKind.Exact => value,
            EstimateKind.Bounded => string.Create(CultureInfo.InvariantCulture, $"{value} [{Lower.ToString(format, CultureInfo.InvariantCulture)}, {Upper.ToString(format, CultureInfo.InvariantCulture)}]"),
            EstimateKind.Approximated => value + " (approximation, error not known)",
            _ => double.IsPositiveInfinity(StandardError) ? value + " ± infinite" : value + " ± " + StandardError.ToString(format, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Value and error in a number format, so that an interpolated string may name one; the culture is invariant whatever the provider.</summary>
    /// <param name="format">A .NET number format such as <c>P1</c>; null or empty chooses the digits by the size of the value.</param>
    /// <param name="formatProvider">Not used.</param>
    public string ToString(string? format, IFormatProvider? formatProvider) => string.IsNullOrEmpty(format) ? ToString() : ToString(format);

    private string Digits => Math.Abs(Value) >= 1000 ? "N0" : Math.Abs(Value) >= 10 ? "N2" : "G5";
}
