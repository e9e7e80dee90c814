namespace TechRisk.Pricing;

/// <summary>A number of claims of which the law itself is drawn: once a simulated year.</summary>
public abstract record UncertainFrequency
{
    private protected UncertainFrequency()
    {
    }

    /// <summary>The law at the estimate: what a price without parameter uncertainty rests on.</summary>
    public abstract Frequency AtEstimate { get; }

    internal abstract LawSource<Frequency> Source { get; }
}

/// <summary>A claim count of a family whose parameters are drawn.</summary>
public sealed record FrequencyOfFamily : UncertainFrequency
{
    private readonly Lazily<LawSource<Frequency>> _source;

    /// <summary>A claim count of a family whose parameters are drawn.</summary>
    /// <param name="family">The family, possibly with parameters held fast.</param>
    /// <param name="parameters">The law of its free parameters.</param>
    public FrequencyOfFamily(FrequencyFamily family, ParameterLaw parameters)
    {
        ArgumentNullException.ThrowIfNull(family);
        ArgumentNullException.ThrowIfNull(parameters);
        FamilyChecks.Check(family.Space, parameters, values => family.TryCreate(values) is not null, family.Name);
        Family = family;
        Parameters = parameters;
        ParameterMap scale = ParameterLaw.FreeScale(family.Space);
        _source = new(() => parameters.Finite is { } sets
            ? new(sets.Select(set => (1.0 / sets.Count, family.Create(set.AsSpan()))))
            : new(parameters.Uniforms, u => family.TryCreate(parameters.Draw(scale, u))));
    }

    /// <summary>The family.</summary>
    public FrequencyFamily Family { get; }

    /// <summary>The law of its free parameters.</summary>
    public ParameterLaw Parameters { get; }

    /// <inheritdoc/>
    public override Frequency AtEstimate => Family.Create(Parameters.Centre.AsSpan());

    internal override LawSource<Frequency> Source => _source.Value;

    /// <summary>Family and law of the parameters.</summary>
    public override string ToString() => $"{Family} with {Parameters}";
}

/// <summary>One of several laws of the claim count; a single one is a law that is known.</summary>
public sealed record FrequencyOfList : UncertainFrequency
{
    private readonly Lazily<LawSource<Frequency>> _source;

    /// <summary>One of several laws of the claim count.</summary>
    /// <param name="laws">Weights above 0 that sum to 1, and laws; the first of the largest weight stands for all at the estimate.</param>
    public FrequencyOfList(params ReadOnlySpan<(double Weight, Frequency Frequency)> laws)
    {
        Laws = ValueList.Create(laws);
        Weights.RequireSumOfOne(Laws, part => part.Weight, nameof(Laws));
        FamilyChecks.NoNull(Laws.Select(part => part.Frequency), nameof(Laws));
        _source = new(() => new(Laws));
    }

    /// <summary>Weights (fractions above 0 that sum to 1 within 1e-12) and laws.</summary>
    public ValueList<(double Weight, Frequency Frequency)> Laws { get; }

    /// <inheritdoc/>
    public override Frequency AtEstimate => Laws.MaxBy(part => part.Weight).Frequency;

    internal override LawSource<Frequency> Source => _source.Value;
}
