namespace TechRisk.Pricing;

/// <summary>
/// Overrun of the budget B of a project that passes all its stages: a cost of R B costs B min(max(R - attach, 0), exhaust - attach).
/// Mean: B (E[min(R, exhaust)] - E[min(R, attach)]). Due at planned completion.
/// </summary>
/// <remarks>
/// Source: Flyvbjerg and others (2022), Journal of Management Information Systems 39: cost ratios of IT projects have a power tail. Where
/// E[R | R &gt; u] = m u, a Pareto tail has the index m / (m - 1), see <see cref="TailIndex"/>; an index of 1 or less has an infinite mean,
/// which only the exhaustion point makes insurable.
/// </remarks>
public sealed record CostOverrun : ResearchTrigger
{
    /// <summary>Section of its claims.</summary>
    public static string SectionName => "cost overrun";

    /// <summary>A law of the cost ratio and a layer of it.</summary>
    /// <param name="ratio">Law of R, actual cost over budget.</param>
    /// <param name="attach">Ratio from which cost is insured, 0 or more; 1.2 is an overrun of 20 %.</param>
    /// <param name="exhaust">Ratio up to which cost is insured, above the attachment; infinite for no limit.</param>
    public CostOverrun(Severity ratio, double attach, double exhaust)
    {
        Ratio = ratio;
        Attach = attach;
        Exhaust = exhaust;
    }

    /// <summary>Law of R, actual cost over budget.</summary>
    public Severity Ratio { get; init => field = value ?? throw new ArgumentNullException(nameof(Ratio)); }

    /// <summary>Ratio from which cost is insured.</summary>
    /// <value>0 or more, below the exhaustion point.</value>
    public double Attach
    {
        get;
        init
        {
            field = Require.NonNegative(value, nameof(Attach));
            Ordered(nameof(Attach), value);
        }
    }

    /// <summary>Ratio up to which cost is insured.</summary>
    /// <value>Above the attachment; infinite for no limit.</value>
    public double Exhaust
    {
        get;
        init
        {
            field = Require.PositiveOrInfinite(value, nameof(Exhaust));
            Ordered(nameof(Exhaust), value);
        }
    }

    /// <summary>alpha = m / (m - 1): index of a Pareto tail from the mean of the exceedances over the threshold, m = E[R | R &gt; u] / u.</summary>
    /// <param name="tailMean">E[R | R &gt; u], above the threshold; infinite gives 1, the largest index without a mean.</param>
    /// <param name="threshold">u, above 0.</param>
    public static double TailIndex(double tailMean, double threshold)
    {
        Require.Positive(threshold);
        return double.IsPositiveInfinity(tailMean) ? 1
            : tailMean > threshold ? tailMean / (tailMean - threshold)
            : throw Require.Wrong(nameof(tailMean), tailMean, "must be above the threshold");
    }

    /// <summary>E[min(max(R - attach, 0), exhaust - attach)] times the budget; infinite where it diverges.</summary>
    /// <param name="budget">B, 0 or more, in the submission's currency.</param>
    public double ExpectedLoss(double budget) => Require.NonNegative(budget) == 0 ? 0 : budget * Layer.Mean;

    internal override ResearchTrigger Scale(double factor) => this;

    internal override IEnumerable<TriggerPart> Parts(ResearchProject? project, double period)
    {
        double budget = project?.Budget ?? 1;
        return
        [
            new(SectionName, Once(budget > 0 ? 1 : 0), budget > 0 ? Layer.Times(budget) : Layer) { NeedsSuccess = true, DueYears = project?.Years ?? 0 },
        ];
    }

    private LayerOf Layer => new(Ratio, Attach, Exhaust - Attach);

    // each setter sees the other's value; 0 is a value that is not yet set
    private void Ordered(string name, double value)
    {
        if (Exhaust != 0 && !(Exhaust > Attach))
        {
            throw Require.Wrong(name, value, "must leave the exhaustion point above the attachment");
        }
    }
}
