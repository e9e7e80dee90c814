namespace TechRisk.Pricing;

/// <summary>A number of a lattice with bounds that contain the truth. Combinations add intervals: the ends of two numbers of one lattice are taken as independent.</summary>
internal sealed class LatticeFunctional(Bracket bracket) : Functional
{
    public LatticeFunctional(double exact)
        : this(new Bracket(exact, exact, exact))
    {
    }

    /// <summary>Value and bounds.</summary>
    public Bracket Bracket { get; } = bracket;

    /// <inheritdoc/>
    public override double Value => Bracket.Value;

    /// <inheritdoc/>
    public override Estimate ToEstimate() => Bracket.ToEstimate();

    /// <inheritdoc/>
    public override Functional Combine(double coefficient, params ReadOnlySpan<(double Coefficient, Functional Other)> others)
    {
        Bracket sum = Bracket.Times(coefficient);
        foreach ((double factor, Functional other) in others)
        {
            Bracket term = ((LatticeFunctional)other).Bracket.Times(factor);
            sum = double.IsInfinity(sum.Value) ? sum : double.IsInfinity(term.Value) ? term : sum.Plus(term);
        }

        return new LatticeFunctional(sum);
    }

    /// <inheritdoc/>
    public override Functional Plus(double constant) => new LatticeFunctional(Bracket.Plus(new Bracket(constant, constant, constant)));
}
