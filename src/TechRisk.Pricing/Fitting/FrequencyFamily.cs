namespace TechRisk.Pricing;

/// <summary>
/// A family of laws of claim counts with free parameters, as a fit sees it: <c>FrequencyFamily.Of&lt;NegativeBinomial&gt;()</c>, or one with
/// a parameter held fast, <c>FrequencyFamily.Of&lt;NegativeBinomial&gt;().Fixing("dispersion", 1.5)</c>.
/// </summary>
public sealed class FrequencyFamily : IEquatable<FrequencyFamily>
{
    private readonly Func<double[], Frequency> _create;
    private readonly Func<double, double, double, IReadOnlyList<double[]>> _starts;

    internal FrequencyFamily(
        string name,
        ValueList<Parameter> space,
        Func<double[], Frequency> create,
        Func<double, double, double, IReadOnlyList<double[]>> starts)
    {
        Name = name;
        Law = name;
        Space = space;
        _create = create;
        _starts = starts;
    }

    /// <summary>The name of the law, with what is held fast.</summary>
    public string Name { get; }

    /// <summary>The name of the law alone, such as <c>NegativeBinomial</c>.</summary>
    public string Law { get; private init; }

    /// <summary>What is held fast: parameters and their values, in the order in which they were fixed.</summary>
    public ValueList<(string Parameter, double Value)> Fixed { get; private init; } = [];

    /// <summary>The free parameters.</summary>
    public ValueList<Parameter> Space { get; }

    /// <summary>The name of a parameter that takes whole numbers only; null where there is none.</summary>
    internal string? WholeParameter { get; init; }

    /// <summary>True if a search is long: counts that are not over-dispersed need none, and others one from the likeliest start.</summary>
    internal bool IsLong { get; init; }

    /// <summary>Simpler families that this one approaches at an edge of its parameters.</summary>
    internal IReadOnlyList<FrequencyFamily> Limits { get; init; } = [];

    /// <summary>The family of a law with all its parameters free.</summary>
    /// <typeparam name="TLaw">The law.</typeparam>
    public static FrequencyFamily Of<TLaw>()
        where TLaw : Frequency, IParametricFrequency<TLaw> =>
        new(typeof(TLaw).Name, FrequencyFamilies.SearchedSpace(TLaw.Space, typeof(TLaw)), values => TLaw.FromValues(values), TLaw.Starts)
        {
            Limits = FrequencyFamilies.LimitsOf(typeof(TLaw)),
            IsLong = FrequencyFamilies.IsLong(typeof(TLaw)),
            WholeParameter = typeof(TLaw) == typeof(Binomial) ? "trials" : null,
        };

    /// <summary>
    /// Laws with their own probability of no claim, <see cref="ZeroModified"/>: the parameters of the law and zeroProbability. With the Poisson
    /// it holds the zero-inflated Poisson, and its counterpart with fewer zeros.
    /// </summary>
    /// <typeparam name="TLaw">The law whose probabilities above 0 are kept in proportion.</typeparam>
    public static FrequencyFamily ZeroModifiedOf<TLaw>()
        where TLaw : Frequency, IParametricFrequency<TLaw> => FrequencyFamilies.Modified(Of<TLaw>());

    /// <summary>Laws of at least one claim, <see cref="ZeroTruncated"/>, with the parameters of the law before zero is excluded.</summary>
    /// <typeparam name="TLaw">The law before zero is excluded.</typeparam>
    public static FrequencyFamily ZeroTruncatedOf<TLaw>()
        where TLaw : Frequency, IParametricFrequency<TLaw> => FrequencyFamilies.Truncated(Of<TLaw>());

    /// <summary>The same family with a parameter held fast.</summary>
    /// <param name="parameter">The name of a free parameter.</param>
    /// <param name="value">Its value, inside the parameter's interval: a finite number.</param>
    public FrequencyFamily Fixing(string parameter, double value)
    {
        int at = IndexOf(parameter);
        Parameter fixedOne = Space[at];
        if (!(value > fixedOne.Lower && value < fixedOne.Upper))
        {
            throw Require.Wrong(parameter, value, FormattableString.Invariant($"must lie between {fixedOne.Lower} and {fixedOne.Upper}"));
        }

        return new FrequencyFamily(
            FormattableString.Invariant($"{Name} with {parameter} {value}"),
            Space.Where((_, i) => i != at).ToValueList(),
            values => _create([.. values[..at], value, .. values[at..]]),
            (mean, variance, zeros) => [.. _starts(mean, variance, zeros).Select(start => start.Where((_, i) => i != at).ToArray())])
        {
            Law = Law,
            Fixed = [.. Fixed, (parameter, value)],
            WholeParameter = WholeParameter == parameter ? null : WholeParameter,
        };
    }

    /// <summary>True for the same law with the same values held fast.</summary>
    /// <param name="other">Another family.</param>
    public bool Equals(FrequencyFamily? other) => other is not null && Law == other.Law && Fixed.ToHashSet().SetEquals(other.Fixed);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FrequencyFamily);

    /// <inheritdoc/>
    public override int GetHashCode() => Law.GetHashCode(StringComparison.Ordinal);

    /// <summary>The name of the law, with what is held fast.</summary>
    public override string ToString() => Name;

    internal int IndexOf(string parameter) => FamilyChecks.IndexOf(Space, parameter, Name);

    /// <summary>The law with these values; null where they do not make one.</summary>
    internal Frequency? TryCreate(double[] values) => FamilyChecks.TryCreate(Space, values, _create);

    /// <summary>The law with these values.</summary>
    internal Frequency Create(ReadOnlySpan<double> values) => _create(values.ToArray());

    /// <summary>Points inside the parameters' intervals at which a search begins.</summary>
    internal IEnumerable<double[]> Starts(double mean, double variance, double zeros) =>
        _starts(mean, variance, zeros).Where(start => TryCreate(start) is not null);
}
