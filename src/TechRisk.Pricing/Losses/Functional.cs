namespace TechRisk.Pricing;

/// <summary>
/// A number computed from a loss together with what it takes to know its error and to combine it with others of the same run:
/// for a sample the influence of each row (first-order effect of the row on the number), for a lattice guaranteed bounds.
/// A linear combination of functionals has the combination of their influences, so that dependence between numbers of one
/// simulation, or between two scenarios paired year by year, is taken into account.
/// </summary>
internal abstract class Functional
{
    /// <summary>The number.</summary>
    public abstract double Value { get; }

    /// <summary>The number with its error.</summary>
    public abstract Estimate ToEstimate();

    /// <summary>
    /// coefficient * this + sum of coefficient * other, all of the same engine and the same rows. An infinite term makes the
    /// combination infinite; of infinite terms with opposite signs the first named decides, so that the margin of an infinite
    /// measure over an infinite mean is infinite.
    /// </summary>
    public abstract Functional Combine(double coefficient, params ReadOnlySpan<(double Coefficient, Functional Other)> others);

    /// <summary>This number plus a constant.</summary>
    public abstract Functional Plus(double constant);
}
