namespace TechRisk.Pricing;

/// <summary>
/// A family of laws with free parameters, as a fit sees it: <c>SeverityFamily.Of&lt;LogNormal&gt;()</c>, or one with a parameter held fast,
/// <c>SeverityFamily.Of&lt;Pareto&gt;().Fixing("minimum", 1e6)</c>.
/// </summary>
public sealed class SeverityFamily : IEquatable<SeverityFamily>
{
    private readonly Func<double[], Severity> _create;
    private readonly Func<SampleShape, IReadOnlyList<double[]>> _starts;

    internal SeverityFamily(
        string name,
        ValueList<Parameter> space,
        Func<double[], Severity> create,
        Func<SampleShape, IReadOnlyList<double[]>> starts)
    {
        Name = name;
        Law = name;
        Space = space;
        _create = create;
        _starts = starts;
    }

    /// <summary>The name of the law, with what is held fast.</summary>
    public string Name { get; }

    /// <summary>The name of the law alone, such as <c>LogNormal</c>.</summary>
    public string Law { get; internal init; }

    /// <summary>What is held fast: parameters and their values, in the order in which they were fixed.</summary>
    public ValueList<(string Parameter, double Value)> Fixed { get; private init; } = [];

    /// <summary>The free parameters.</summary>
    public ValueList<Parameter> Space { get; }

    /// <summary>A simpler family that this one approaches where its likelihood has no maximum inside; null where none is known.</summary>
    internal SeverityFamily? Limit { get; init; }

    /// <summary>The families that a fit tries unless told otherwise: laws of losses from 0 on with one to three parameters, and two exponentials mixed.</summary>
    public static ValueList<SeverityFamily> Standard => SeverityFamilies.Standard;

    /// <summary>Every family of a single law, and mixtures of two and three exponentials.</summary>
    public static ValueList<SeverityFamily> All => NamedFamilies.Severities.ToValueList();

    /// <summary>The family of a law with all its parameters free.</summary>
    /// <typeparam name="TLaw">The law.</typeparam>
    public static SeverityFamily Of<TLaw>()
        where TLaw : Severity, IParametricSeverity<TLaw> =>
        new(typeof(TLaw).Name, TLaw.Space, values => TLaw.FromValues(values), TLaw.Starts) { Law = typeof(TLaw).Name, Limit = SeverityFamilies.LimitOf(typeof(TLaw)) };

    /// <summary>Mixtures of exponential laws: <c>share1 ...</c> (of what is left), <c>mean1 ...</c>.</summary>
    /// <param name="components">Number of exponential laws, 2 to 10.</param>
    public static SeverityFamily MixedExponential(int components) =>
        MixtureFamily.Exponentials(components is >= 2 and <= 10 ? components : throw Require.Wrong(nameof(components), components, "must lie between 2 and 10"));

    /// <summary>Mixtures of families; each part's parameters carry its number, the shares are of what the parts before leave.</summary>
    /// <param name="parts">The families, 2 or more.</param>
    public static SeverityFamily Mixture(params ReadOnlySpan<SeverityFamily> parts) =>
        MixtureFamily.Of(parts.Length >= 2 ? ValueList.Create(parts) : throw Require.Wrong(nameof(parts), parts.Length, "must hold two families or more"));

    /// <summary>A body up to a threshold and a tail above it, the tail as the law of the excess.</summary>
    /// <param name="body">Family of the losses up to the threshold.</param>
    /// <param name="threshold">Where the tail starts, in the currency of the claims; above 0.</param>
    /// <param name="tail">Family of the excess over the threshold, such as the generalised Pareto.</param>
    public static SeverityFamily Splice(SeverityFamily body, double threshold, SeverityFamily tail)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(tail);
        return SpliceFamily.Of(body, Require.Positive(threshold), tail);
    }

    /// <summary>The same family with a parameter held fast.</summary>
    /// <param name="parameter">The name of a free parameter.</param>
    /// <param name="value">Its value, inside the parameter's interval: a finite number.</param>
    public SeverityFamily Fixing(string parameter, double value)
    {
        int at = IndexOf(parameter);
        Parameter fixedOne = Space[at];
        if (!(value > fixedOne.Lower && value < fixedOne.Upper))
        {
            throw Require.Wrong(parameter, value, FormattableString.Invariant($"must lie between {fixedOne.Lower} and {fixedOne.Upper}"));
        }

        return new SeverityFamily(
            FormattableString.Invariant($"{Name} with {parameter} {value}"),
            Space.Where((_, i) => i != at).ToValueList(),
            values => _create(With(values, at, value)),
            sample => [.. _starts(sample).Select(start => start.Where((_, i) => i != at).ToArray())])
        {
            Law = Law,
            Fixed = [.. Fixed, (parameter, value)],
        };
    }

    /// <summary>True for the same law with the same values held fast.</summary>
    /// <param name="other">Another family.</param>
    public bool Equals(SeverityFamily? other) => other is not null && Law == other.Law && Fixed.ToHashSet().SetEquals(other.Fixed);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SeverityFamily);

    /// <inheritdoc/>
    public override int GetHashCode() => Law.GetHashCode(StringComparison.Ordinal);

    /// <summary>The name of the law, with what is held fast.</summary>
    public override string ToString() => Name;

    internal int IndexOf(string parameter) => FamilyChecks.IndexOf(Space, parameter, Name);

    /// <summary>The law with these values; null where they do not make one.</summary>
    internal Severity? TryCreate(double[] values) => FamilyChecks.TryCreate(Space, values, _create);

    /// <summary>The law with these values.</summary>
    internal Severity Create(ReadOnlySpan<double> values) => _create(values.ToArray());

    internal IReadOnlyList<double[]> Starts(SampleShape sample) => _starts(sample);

    private static double[] With(double[] values, int at, double value) => [.. values[..at], value, .. values[at..]];
}
