namespace TechRisk.Pricing;

/// <summary>
/// What is known of the tail of a law from its model: a sample cannot know these, so every measure asks them first. A null means
/// that it is not known, which is a finding wherever it matters.
/// </summary>
public sealed record TailFacts
{
    /// <summary>Nothing is known.</summary>
    public static TailFacts Unknown { get; } = new();

    /// <summary>Facts of a loss that cannot exceed <paramref name="rightEnd"/>.</summary>
    /// <param name="rightEnd">Largest possible loss, 0 or more.</param>
    public static TailFacts BoundedBy(double rightEnd) =>
        new() { FiniteMoments = double.PositiveInfinity, RightEnd = rightEnd, ExponentialAbscissa = double.PositiveInfinity };

    /// <summary>Facts of a loss without a largest value.</summary>
    /// <param name="finiteMoments">E[X^k] is finite for every k below this; 0 where none is, infinite if all moments exist.</param>
    /// <param name="exponentialAbscissa">E[exp(a X)] is finite for every a below this; 0 or more, per unit of currency.</param>
    public static TailFacts Unbounded(double finiteMoments, double exponentialAbscissa) =>
        new() { FiniteMoments = finiteMoments, RightEnd = double.PositiveInfinity, ExponentialAbscissa = exponentialAbscissa };

    /// <summary>
    /// E[X^k] is finite for every k below this (at it, it may be infinite: a Pareto with index 2 has 2 and an infinite variance);
    /// infinite if all moments exist.
    /// </summary>
    public double? FiniteMoments { get; init; }

    /// <summary>Largest possible loss; infinite if there is none.</summary>
    public double? RightEnd { get; init; }

    /// <summary>E[exp(a X)] is finite for every a below this; 0 for a heavy tail, infinite for a bounded loss.</summary>
    public double? ExponentialAbscissa { get; init; }

    /// <summary>True unless the mean is known to be infinite.</summary>
    public bool MeanMayBeFinite => FiniteMoments is null or > 1;

    /// <summary>True unless the variance is known to be infinite.</summary>
    public bool VarianceMayBeFinite => FiniteMoments is null or > 2;

    /// <summary>The facts of the sum of two losses, whatever their dependence.</summary>
    /// <param name="other">Facts of the other loss.</param>
    public TailFacts Plus(TailFacts other) => new()
    {
        FiniteMoments = Least(FiniteMoments, other.FiniteMoments),
        RightEnd = RightEnd + other.RightEnd,
        ExponentialAbscissa = SumAbscissa(ExponentialAbscissa, other.ExponentialAbscissa),
    };

    /// <summary>The facts of a loss that follows one of two laws: the heavier tail, the larger right end.</summary>
    /// <param name="other">Facts of the other law.</param>
    internal TailFacts Or(TailFacts other) => new()
    {
        FiniteMoments = Least(FiniteMoments, other.FiniteMoments),
        RightEnd = RightEnd is null || other.RightEnd is null ? null : Math.Max(RightEnd.Value, other.RightEnd.Value),
        ExponentialAbscissa = Least(ExponentialAbscissa, other.ExponentialAbscissa),
    };

    private static double? Least(double? a, double? b) => a is null || b is null ? null : Math.Min(a.Value, b.Value);

    // E exp(a(X+Y)) <= sqrt(E exp(2aX) E exp(2aY)) whatever the dependence; independent sums have the smaller of the two
    private static double? SumAbscissa(double? a, double? b) =>
        a is null || b is null ? null
        : double.IsPositiveInfinity(a.Value) ? b
        : double.IsPositiveInfinity(b.Value) ? a
        : a == 0 || b == 0 ? 0
        : 1 / (1 / a.Value + 1 / b.Value);
}
