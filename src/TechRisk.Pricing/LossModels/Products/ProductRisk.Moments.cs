namespace TechRisk.Pricing;

/// <content>Closed forms: moments, the compound form and the facts of the tail.</content>
public sealed partial record ProductRisk
{
    /// <summary>
    /// The sums over the independent streams of events of E[N] E[Y] and E[N] Var[Y] + Var[N] E[Y]^2, with Y what is paid of an event and its defence.
    /// </summary>
    /// <remarks>
    /// Where the loss of a batch has no closed form (<see cref="BatchLaw.LossOf"/>), its mean E K E X and variance E K Var X + Var K (E X)^2 give the
    /// moments under terms that pay events in full; what a layer pays of it comes from a lattice, to about 1e-8 of its mean.
    /// </remarks>
    /// <param name="terms">Policy terms without aggregate retention and limit.</param>
    /// <param name="period">Length of the policy period in years; rates scale with it.</param>
    /// <exception cref="InvalidOperationException">
    /// The terms have an aggregate retention or limit, an hours clause, a sub-limit of the year, or they look inside events whose defence has its own law.
    /// </exception>
    public override AnnualMoments Moments(PolicyTerms terms, double period = 1)
    {
        RequireNoAggregateTerms(terms);
        EventTerms.Check(this, terms);
        ProductStream[] streams = SectionStreams.Of(this, terms) ?? throw new InvalidOperationException(
            $"{nameof(ProductRisk)} has no closed form for moments under an hours clause, a sub-limit of the year, or terms of a section whose defence costs stand beside the limit or have their own law; simulate instead");
        double mean = 0;
        double variance = 0;
        foreach (ProductStream stream in streams)
        {
            AnnualMoments part = StreamMoments.Of(stream.In(Require.Positive(period)), terms, DefenceCosts);
            mean += part.Mean;
            variance += part.Variance;
        }

        return new AnnualMoments(mean, double.IsPositiveInfinity(mean) ? mean : variance);
    }

    /// <summary>Exact mean and variance of the year's loss of one section after the per-claim terms, such as the batches and claims of one line.</summary>
    /// <param name="section">A name of <see cref="Sections"/>.</param>
    /// <param name="terms">Policy terms without aggregate retention and limit.</param>
    /// <param name="period">Length of the policy period in years; rates scale with it.</param>
    /// <exception cref="InvalidOperationException">As for the whole risk.</exception>
    public AnnualMoments MomentsOf(string section, PolicyTerms terms, double period = 1) => Sections.Contains(section)
        ? Only(section).Moments((terms ?? throw new ArgumentNullException(nameof(terms))) with { Sections = terms.Sections.Where(one => one.Section == section).ToValueList() }, period)
        : throw Require.Wrong(nameof(section), section, $"must be a section of the risk: {string.Join(", ", Sections)}");

    internal override FrequencySeverity? Compound(double period) => null;

    internal override (FrequencySeverity Model, PolicyTerms Terms)? CompoundUnder(PolicyTerms terms) => ProductCompound.Of(this, terms);

    internal override string NoCompound => "whose year is no sum of independent events of one law under these terms: that needs Poisson streams (or one stream), batches with a closed form, and defence costs in a ratio within the limit or by the paid share";

    internal override TailFacts TailAfter(PolicyTerms terms, double period)
    {
        PolicyTerms ofEvent = terms with { AggregateRetention = 0, AggregateLimit = double.PositiveInfinity, Sections = [] };
        ProductStream[] streams = [.. (SectionStreams.Of(this, terms) ?? Streams).Select(stream => stream.In(period)).Where(stream => stream.Count.Mean > 0)];
        bool isInside = Defence == DefenceCosts.Inside;
        if (isInside && double.IsFinite(terms.AggregateLimit))
        {
            return TailFacts.BoundedBy(terms.AggregateLimit);
        }

        TailFacts tail = TailFacts.BoundedBy(0);
        foreach (ProductStream stream in streams)
        {
            tail = StreamTail.Sum(tail, StreamTail.Of(stream, ofEvent, Defence));
        }

        return tail;
    }

    private ProductRisk Only(string section) => this with
    {
        Claims = section == Liability ? Claims : null,
        Batches = section == Liability ? Batches : null,
        DefenceLaw = section == Liability ? DefenceLaw : null,
        Lines = Lines.Where(line => line.Name == section).ToValueList(),
        Recall = section == RecallSection ? Recall : null,
    };
}
