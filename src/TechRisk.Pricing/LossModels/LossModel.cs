namespace TechRisk.Pricing;

/// <summary>
/// How the losses of a cover arise: a model compiles to a program whose kernels fill the event table of a block of years. Every
/// random number has an address, so that a year does not depend on blocks, threads, other covers or the order of anything.
/// </summary>
public abstract record LossModel
{
    private protected LossModel()
    {
    }

    /// <summary>Names of the sections of the model's events; most models have one.</summary>
    /// <value>At least one name.</value>
    public virtual ValueList<string> Sections => ["loss"];

    /// <summary>Where the model's parameters come from: pairs of a parameter's path within the model and its provenance.</summary>
    public ValueList<ParameterSource> Sources { get; init; } = [];

    /// <summary>Tags of the systemic events that strike this model; every insured that carries a tag is struck by the same events.</summary>
    public virtual ValueList<string> SystemicTags => [];

    /// <summary>What a copula's latent variable drives.</summary>
    public abstract LatentDriver Driver { get; }

    /// <summary>
    /// Exact mean and variance of the year's loss after the per-claim terms.
    /// </summary>
    /// <param name="terms">Policy terms without aggregate retention and limit.</param>
    /// <param name="period">Length of the policy period in years; rates scale with it.</param>
    /// <exception cref="InvalidOperationException">The terms have an aggregate retention or limit, or the model has no closed form.</exception>
    public abstract AnnualMoments Moments(PolicyTerms terms, double period = 1);

    /// <summary>The same model with its claim rate multiplied; an error where a model has no rate.</summary>
    /// <param name="factor">A finite number, 0 or more.</param>
    public abstract LossModel ScaleFrequency(double factor);

    /// <summary>The same model with all amounts multiplied.</summary>
    /// <param name="factor">A finite number above 0.</param>
    public abstract LossModel ScaleSeverity(double factor);

    /// <summary>How the costs of defence enter what is paid of an event.</summary>
    internal virtual DefenceCosts Defence => DefenceCosts.Inside;

    /// <summary>True for a section whose loss accrues hour by hour, so that waiting periods apply to it.</summary>
    internal virtual bool HasHours(string section) => false;

    /// <summary>The systemic events that the model itself describes.</summary>
    internal virtual ValueList<SystemicEvent> SystemicEvents => [];

    /// <summary>The model's own sources and those of its parts, with paths within the model.</summary>
    internal virtual IEnumerable<ParameterSource> AllSources => Sources;

    /// <summary>What systemic events see of the insured.</summary>
    internal virtual InsuredTraits Traits => default;

    /// <summary>The model with the definitions of systemic events that hold for it, in the place of its own.</summary>
    internal virtual LossModel StruckBy(ValueList<SystemicEvent> events) => this;

    /// <summary>True if the model has a claim rate that a shared factor can multiply.</summary>
    internal virtual bool HasRate => false;

    /// <summary>Facts of the tail of the year's loss after all terms.</summary>
    internal abstract TailFacts TailAfter(PolicyTerms terms, double period);

    /// <summary>Tail facts and name of the law that a refused measure is blamed on, such as "LogNormal".</summary>
    internal abstract string LawName { get; }

    /// <summary>
    /// The model as S = X_1 + ... + X_N with independent ground-up claims of one law, for the exact engine; null where it is no such sum.
    /// </summary>
    /// <param name="period">Length of the policy period in years; the claim rate scales with it.</param>
    internal virtual FrequencySeverity? Compound(double period) => null;

    /// <summary>
    /// The model and the terms of a policy year restated as such a sum under terms per claim and per year, for a model that is one under some terms
    /// only; null where <see cref="Compound(double)"/> says all.
    /// </summary>
    internal virtual (FrequencySeverity Model, PolicyTerms Terms)? CompoundUnder(PolicyTerms terms) => null;

    /// <summary>Why the model has no compound form, as the end of a sentence.</summary>
    internal virtual string NoCompound => "which is no sum of a number of independent claims of one law";

    /// <summary>The compound form of a cover, or the reason why the exact engine cannot take it.</summary>
    /// <exception cref="InvalidOperationException">The model is no such sum, or the terms look inside the event.</exception>
    internal FrequencySeverity CompoundOf(string cover, PolicyTerms terms, double period)
    {
        EventTerms.Check(this, terms);
        if (!terms.SeesEventsOnly)
        {
            throw new InvalidOperationException(
                $"The cover '{cover}' has terms of sections, hours or an hours clause, which look inside the event: it has no exact annual law. Simulate it instead.");
        }

        return Compound(Require.Positive(period)) ?? throw new InvalidOperationException(
            $"The cover '{cover}' has the loss model {GetType().Name}, {NoCompound}: it has no exact annual law. Simulate it instead.");
    }

    /// <summary>What a reader of a result of this model has to know.</summary>
    internal virtual IEnumerable<Finding> Findings(double period) => [];

    /// <summary>Names resolved, constants folded, kernels chosen. Errors of a model under a dependence it cannot take are thrown here.</summary>
    internal abstract LossProgram Compile(LossContext context);

    /// <summary>Refuses terms that have no closed form: those of the year, and for most models those of sections and hours.</summary>
    private protected void RequireEventTerms(PolicyTerms terms)
    {
        RequireNoAggregateTerms(terms);
        EventTerms.Check(this, terms);
        if (!terms.SeesEventsOnly)
        {
            throw new InvalidOperationException(
                $"{GetType().Name} has no closed form for moments after terms of sections or hours; simulate instead");
        }
    }

    /// <summary>Refuses terms of the year, which have no closed form.</summary>
    private protected void RequireNoAggregateTerms(PolicyTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (!terms.PaysYearInFull)
        {
            throw new InvalidOperationException(
                $"{GetType().Name} has no closed form for moments after an aggregate retention or limit; simulate instead");
        }
    }
}
