namespace TechRisk.Pricing;

/// <summary>A family of copulas with free parameters, as a fit sees it: <c>CopulaFamily.Of&lt;GumbelCopula&gt;()</c>.</summary>
public sealed class CopulaFamily
{
    private readonly Func<double[], Copula> _create;
    private readonly Func<double, double[]> _valuesOfTau;

    private CopulaFamily(string name, ValueList<Parameter> space, Func<double[], Copula> create, Func<double, double[]> valuesOfTau)
    {
        Name = name;
        Space = space;
        _create = create;
        _valuesOfTau = valuesOfTau;
    }

    /// <summary>The name of the copula.</summary>
    public string Name { get; }

    /// <summary>The free parameters.</summary>
    public ValueList<Parameter> Space { get; }

    /// <summary>The families of the library with parameters that a sample of pairs can tell.</summary>
    public static ValueList<CopulaFamily> Standard =>
    [
        Of<NormalCopula>(), Of<StudentCopula>(), Of<ClaytonCopula>(), Of<SurvivalClaytonCopula>(), Of<GumbelCopula>(), Of<FrankCopula>(), Of<JoeCopula>(),
    ];

    internal (double Least, double Most) TauRange { get; private init; }

    /// <summary>True if the first parameter alone decides Kendall's correlation and there is no other.</summary>
    internal bool HasOneParameter => Space.Count == 1;

    /// <summary>Simpler families that this one approaches on its boundary; independence, without parameters, is among them as null.</summary>
    internal CopulaFamily?[] Limits { get; private init; } = [null];

    /// <summary>The family of a copula with all its parameters free.</summary>
    /// <typeparam name="TCopula">The copula.</typeparam>
    public static CopulaFamily Of<TCopula>()
        where TCopula : Copula, IParametricCopula<TCopula> =>
        new(typeof(TCopula).Name, TCopula.Space, values => TCopula.FromValues(values), tau => [.. TCopula.FromTau(tau).Values])
        {
            TauRange = TCopula.TauRange,
            Limits = typeof(TCopula) == typeof(StudentCopula) ? [Of<NormalCopula>(), null] : [null],
        };

    /// <summary>The name of the copula.</summary>
    public override string ToString() => Name;

    internal Copula Create(ReadOnlySpan<double> values) => _create(values.ToArray());

    /// <summary>The copula with these values; null where they do not make one.</summary>
    internal Copula? TryCreate(ReadOnlySpan<double> values) => FamilyChecks.IsInside(Space, values) ? Create(values) : null;

    /// <summary>The parameters with a Kendall correlation, moved inside the family's range.</summary>
    internal double[] Start(double tau)
    {
        (double least, double most) = TauRange;
        double inside = Math.Clamp(tau, Math.Max(least + 0.02, -0.95), Math.Min(most - 0.02, 0.95));
        return _valuesOfTau(inside);
    }

    /// <summary>The parameters with exactly this Kendall correlation.</summary>
    internal double[] ValuesOfTau(double tau) => _valuesOfTau(tau);
}
