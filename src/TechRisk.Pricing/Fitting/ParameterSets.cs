namespace TechRisk.Pricing;

/// <summary>Finitely many sets of parameters, equally likely: the replicates of a bootstrap, the draws of a posterior, an expert's cases.</summary>
public sealed record ParameterSets : ParameterLaw
{
    /// <summary>Sets of parameters; their <see cref="Centre"/> is their mean unless set.</summary>
    /// <param name="sets">At least one set, all of the same length, on the scale of the law's constructor: finite numbers.</param>
    public ParameterSets(ValueList<ValueList<double>> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        if (sets.Count == 0 || sets.Any(set => set.Count != sets[0].Count || set.Count == 0 || !set.All(double.IsFinite)))
        {
            throw Require.Wrong(nameof(Sets), sets.Count == 0 ? "empty" : sets, "must hold at least one set, all with the same number of finite parameters");
        }

        Sets = sets;
        Centre = Enumerable.Range(0, sets[0].Count).Select(i => sets.Average(set => set[i])).ToValueList();
    }

    /// <summary>The sets.</summary>
    public ValueList<ValueList<double>> Sets { get; }

    /// <inheritdoc/>
    public override ValueList<double> Centre
    {
        get;
        init => field = value.Count == Sets[0].Count && value.All(double.IsFinite)
            ? value
            : throw Require.Wrong(nameof(Centre), value, FormattableString.Invariant($"must hold {Sets[0].Count} finite numbers, as each set does"));
    }

    internal override int Uniforms => 1;

    internal override ValueList<ValueList<double>>? Finite => Sets;

    /// <summary>Number of sets, and the set in their middle.</summary>
    public override string ToString() => FormattableString.Invariant($"ParameterSets({Sets.Count} sets around {Centre})");

    internal override double[] Draw(ParameterMap scale, ReadOnlySpan<double> uniforms) =>
        [.. Sets[Math.Min((int)(uniforms[0] * Sets.Count), Sets.Count - 1)]];
}
