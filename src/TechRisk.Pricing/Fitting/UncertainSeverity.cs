namespace TechRisk.Pricing;

/// <summary>A claim size of which the law itself is drawn: once a simulated year, shared by all claims of that year.</summary>
public abstract record UncertainSeverity
{
    private protected UncertainSeverity()
    {
    }

    /// <summary>The law at the estimate: what a price without parameter uncertainty rests on.</summary>
    public abstract Severity AtEstimate { get; }

    internal abstract LawSource<Severity> Source { get; }

    /// <summary>
    /// The law of one claim when nothing is known of its year: the mixture over the parameter sets, S(x) = mean of S(x | set). A view of one
    /// claim only: the claims of a year share their set, so that a year is not a sum of independent draws from this law.
    /// </summary>
    /// <param name="draws">Number of sets that are drawn where they are not finitely many: 1 or more.</param>
    /// <param name="seed">Seed of those draws, any whole number.</param>
    public Severity Marginal(int draws = 1000, long seed = 2026)
    {
        ReadOnlySpan<Severity> laws = Drawn(draws, seed, out double[] weights);
        (double, Severity)[] parts = new (double, Severity)[laws.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = (weights[i], laws[i]);
        }

        return parts.Length == 1 ? laws[0] : new Mixture(parts);
    }

    /// <summary>The laws and their weights; drawn where they are not finitely many.</summary>
    internal ReadOnlySpan<Severity> Drawn(int draws, long seed, out double[] weights)
    {
        Require.AtLeast(draws, 1);
        LawSource<Severity> source = Source;
        if (source.IsFinite)
        {
            weights = source.Weights;
            return source.Laws;
        }

        RandomKey key = RandomKey.FromSeed(seed).Derive("parameters").Derive("severity");
        Severity[] laws = new Severity[draws];
        for (int i = 0; i < draws; i++)
        {
            laws[i] = source.Make(key, i, _ => true);
        }

        weights = new double[draws];
        Array.Fill(weights, 1.0 / draws);
        return laws;
    }
}

/// <summary>A severity of a family whose parameters are drawn.</summary>
public sealed record SeverityOfFamily : UncertainSeverity
{
    private readonly Lazily<LawSource<Severity>> _source;

    /// <summary>A severity of a family whose parameters are drawn.</summary>
    /// <param name="family">The family, possibly with parameters held fast.</param>
    /// <param name="parameters">The law of its free parameters.</param>
    public SeverityOfFamily(SeverityFamily family, ParameterLaw parameters)
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
    public SeverityFamily Family { get; }

    /// <summary>The law of its free parameters.</summary>
    public ParameterLaw Parameters { get; }

    /// <inheritdoc/>
    public override Severity AtEstimate => Family.Create(Parameters.Centre.AsSpan());

    internal override LawSource<Severity> Source => _source.Value;

    /// <summary>Family and law of the parameters.</summary>
    public override string ToString() => $"{Family} with {Parameters}";
}

/// <summary>One of several severities, such as those of several experts or families; a single one is a severity that is known.</summary>
public sealed record SeverityOfList : UncertainSeverity
{
    private readonly Lazily<LawSource<Severity>> _source;

    /// <summary>One of several severities.</summary>
    /// <param name="laws">Weights above 0 that sum to 1, and laws; the first of the largest weight stands for all at the estimate.</param>
    public SeverityOfList(params ReadOnlySpan<(double Weight, Severity Severity)> laws)
    {
        Laws = ValueList.Create(laws);
        Weights.RequireSumOfOne(Laws, part => part.Weight, nameof(Laws));
        FamilyChecks.NoNull(Laws.Select(part => part.Severity), nameof(Laws));
        _source = new(() => new(Laws));
    }

    /// <summary>Weights (fractions above 0 that sum to 1 within 1e-12) and laws.</summary>
    public ValueList<(double Weight, Severity Severity)> Laws { get; }

    /// <inheritdoc/>
    public override Severity AtEstimate => Laws.MaxBy(part => part.Weight).Severity;

    internal override LawSource<Severity> Source => _source.Value;
}
