namespace TechRisk.Pricing;

/// <summary>A line of a premium in two parts: what known parameters would cost, and what not knowing them adds.</summary>
/// <param name="Process">The line with every parameter at its estimate, as if known.</param>
/// <param name="Parameter">Total - Process, from the same random numbers, with the error of the difference; 0 with an infinite error where both are infinite.</param>
/// <param name="Total">The line with parameters drawn once a year.</param>
public sealed record PremiumSplit(Estimate Process, Estimate Parameter, Estimate Total);

/// <summary>
/// The premium with its process part and its parameter part shown apart, in total; <see cref="Covers"/> holds the same for each cover.
/// Both runs share their random numbers, so that the parameter part has the error of a paired difference.
/// </summary>
public sealed record PremiumParts
{
    internal PremiumParts(string name, PremiumSplit gross)
    {
        Name = name;
        Gross = gross;
    }

    /// <summary>Name of the cover; of the submission for the total.</summary>
    public string Name { get; }

    /// <summary>Gross premium before tax, in the submission's currency.</summary>
    public PremiumSplit Gross { get; }

    /// <summary>Mean loss after policy terms.</summary>
    public required PremiumSplit LossCost { get; init; }

    /// <summary>Risk margin: the measure less the mean, allocated to the covers.</summary>
    public required PremiumSplit RiskMargin { get; init; }

    /// <summary>Standard deviation of a year's loss after policy terms; its square is E[Var] + Var[E] of the parameters.</summary>
    public required PremiumSplit StandardDeviation { get; init; }

    /// <summary>The parts of each cover, in the submission's order; empty in those of a cover.</summary>
    public ValueList<PremiumParts> Covers { get; internal init; } = [];

    /// <summary>What the simulation with drawn parameters found.</summary>
    public ValueList<Finding> Findings { get; internal init; } = [];
}
