namespace TechRisk.Pricing;

/// <summary>A value between two guaranteed bounds.</summary>
/// <param name="Value">The value, inside.</param>
/// <param name="Lower">Guaranteed lower bound.</param>
/// <param name="Upper">Guaranteed upper bound.</param>
internal readonly record struct Bracket(double Value, double Lower, double Upper)
{
    /// <summary>A number known exactly.</summary>
    public static Bracket Exact(double value) => new(value, value, value);

    /// <summary>Bounds and a value that is brought between them.</summary>
    public static Bracket Of(double value, double lower, double upper)
    {
        double high = Math.Max(lower, upper);
        return new(double.IsNaN(value) ? lower : Math.Min(Math.Max(value, lower), high), lower, high);
    }

    public Bracket Plus(Bracket other) => new(Value + other.Value, Lower + other.Lower, Upper + other.Upper);

    public Bracket Minus(Bracket other) => new(Value - other.Value, Lower - other.Upper, Upper - other.Lower);

    /// <summary>The product; a factor of 0 gives 0, also of an infinite number.</summary>
    public Bracket Times(double factor) =>
        factor == 0 ? default
        : factor > 0 ? new(factor * Value, factor * Lower, factor * Upper)
        : new(factor * Value, factor * Upper, factor * Lower);

    /// <summary>The same bounds, kept inside [least, most].</summary>
    public Bracket Within(double least, double most) =>
        new(Math.Clamp(Value, least, most), Math.Clamp(Lower, least, most), Math.Clamp(Upper, least, most));

    /// <summary>Bounds moved apart by an allowance for rounding.</summary>
    public Bracket Widened(double allowance) => new(Value, Lower - allowance, Upper + allowance);

    /// <summary>The image under a rising function.</summary>
    public Bracket Map(Func<double, double> rising) => new(rising(Value), rising(Lower), rising(Upper));

    public Estimate ToEstimate() => Lower == Value && Upper == Value ? Estimate.Exact(Value) : Estimate.Bounded(Value, Lower, Upper);
}
