namespace TechRisk.Pricing;

/// <summary>A figure at a probability level.</summary>
/// <param name="Level">Probability level, strictly between 0 and 1.</param>
/// <param name="Amount">The figure, in the submission's currency.</param>
public sealed record LevelFigure(double Level, Estimate Amount);

/// <summary>The figures of a loss that a quote states, for a cover or for the sum of the covers.</summary>
public sealed record KeyFigures
{
    internal KeyFigures(string name) => Name = name;

    /// <summary>Name of the cover; of the submission for the sum.</summary>
    public string Name { get; }

    /// <summary>The figures of each cover, in the submission's order; empty in the figures of a cover.</summary>
    public ValueList<KeyFigures> Covers { get; internal init; } = [];

    /// <summary>Mean of the year's loss before any terms.</summary>
    public Estimate ExpectedGroundUp { get; internal init; }

    /// <summary>Mean of the year's loss after policy terms.</summary>
    public Estimate ExpectedInsured { get; internal init; }

    /// <summary>Standard deviation of the year's loss after policy terms.</summary>
    public Estimate StandardDeviation { get; internal init; }

    /// <summary>Quantiles of the year's loss after policy terms at 0.5, 0.9, 0.95, 0.99 and 0.995.</summary>
    public ValueList<LevelFigure> Quantiles { get; internal init; } = [];

    /// <summary>Tail value at risk of the year's loss after policy terms at 0.95 and 0.99.</summary>
    public ValueList<LevelFigure> TailValues { get; internal init; } = [];

    /// <summary>Probability that the insurer pays anything in the year.</summary>
    public Estimate ProbabilityOfPayment { get; internal init; }

    /// <summary>Probability that the year uses up the aggregate limit; null for the sum of the covers and where there is no aggregate limit.</summary>
    public Estimate? ProbabilityOfExhaustion { get; internal init; }
}
