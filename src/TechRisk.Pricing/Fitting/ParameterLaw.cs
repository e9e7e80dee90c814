namespace TechRisk.Pricing;

/// <summary>
/// What is not known of the parameters of a fitted law: the law from which they are drawn. Leaves are sealed immutable records; parameters
/// stand in the order of the family's <see cref="SeverityFamily.Space"/>.
/// </summary>
public abstract record ParameterLaw
{
    private protected ParameterLaw()
    {
    }

    /// <summary>The parameters that stand for all when one set is asked for: those of the fit. On the scale of the law's constructor.</summary>
    public abstract ValueList<double> Centre { get; init; }

    /// <summary>Number of uniforms that one set takes.</summary>
    internal abstract int Uniforms { get; }

    /// <summary>The sets, where they are finitely many and equally likely; null where they are not.</summary>
    internal abstract ValueList<ValueList<double>>? Finite { get; }

    /// <summary>The set of these uniforms, on the scale of the law's constructor.</summary>
    internal abstract double[] Draw(ParameterMap scale, ReadOnlySpan<double> uniforms);

    /// <summary>The free scale: the logarithm of the distance from a lower end, the logit within an interval, the parameter itself without ends.</summary>
    internal static ParameterMap FreeScale(ValueList<Parameter> space) => new(space, new double[space.Count]);
}
