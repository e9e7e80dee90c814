namespace TechRisk.Pricing;

/// <summary>A figure at a probability level.</summary>
/// <param name="Level">Probability level, strictly between 0 and 1.</param>
/// <param name="Amount">The figure, in the submission's currency.</param>
public sealed record LevelFigure(double Level, Estimate Amount);

/// <summary>The mean of a part of a loss.</summary>
/// <param name="Name">Name of the section; "idiosyncratic" or "systemic" for a source.</param>
/// <param name="Mean">Mean of the part after policy terms, in the submission's currency.</param>
/// <param name="Share">Its share of the mean of the whole, a fraction; 0 where nothing is paid.</param>
public sealed record PartFigure(string Name, Estimate Mean, Estimate Share);

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

    /// <summary>Mean of each section of the cover's loss model after policy terms; they add up to <see cref="ExpectedInsured"/>.</summary>
    /// <value>Empty for the sum of the covers and where the model has one section.</value>
    public ValueList<PartFigure> BySection { get; internal init; } = [];

    /// <summary>
    /// Mean after policy terms of the insured's own events ("idiosyncratic") and of the events that strike many insureds ("systemic"); the two
    /// add up to <see cref="ExpectedInsured"/>.
    /// </summary>
    /// <value>Empty where no loss model carries the tag of a systemic event.</value>
    public ValueList<PartFigure> BySource { get; internal init; } = [];
}
