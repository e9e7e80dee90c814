namespace TechRisk.Pricing;

/// <summary>What is not known of parameters, in JSON.</summary>
internal static class ParameterKinds
{
    private static ListShape<double> Numbers { get; } = new(NumberShape.Instance);

    private static ListShape<ValueList<double>> Rows { get; } = new(Numbers);

    /// <summary>Any law of parameters.</summary>
    public static KindShape<ParameterLaw> Laws { get; } = new("parameter law",
    [
        Leaf.Of<ParameterLaw, AsymptoticParameters>("asymptoticParameters", Leaf.Shape<AsymptoticParameters>()
            .Required("centre", x => x.Centre, () => Numbers)
            .Required("covariance", x => x.Covariance, () => Rows)
            .Make(v => new(v.Get<ValueList<double>>("centre"), v.Get<ValueList<ValueList<double>>>("covariance")))),
        Leaf.Of<ParameterLaw, ParameterSets>("parameterSets", Leaf.Shape<ParameterSets>()
            .Required("sets", x => x.Sets, () => Rows)
            .Stated("centre", x => x.Centre, () => Numbers, () => [])
            .Make(v => v.Get<ValueList<double>>("centre") is { Count: > 0 } centre
                ? new(v.Get<ValueList<ValueList<double>>>("sets")) { Centre = centre }
                : new(v.Get<ValueList<ValueList<double>>>("sets")))),
    ]);

    private static ObjectShape<SeverityFamily> SeverityFamily { get; } = new ObjectShape<SeverityFamily>()
        .Required("law", x => x.Law, () => new LawNameShape(() => NamedFamilies.Severities.Select(family => family.Law)))
        .Optional("fixed", x => x.Fixed, () => NumbersByNameShape.Instance, () => [])
        .Make(v => NamedFamilies.Severity(v.Get<string>("law"), v.Get<ValueList<(string, double)>>("fixed")));

    private static ObjectShape<FrequencyFamily> FrequencyFamily { get; } = new ObjectShape<FrequencyFamily>()
        .Required("law", x => x.Law, () => new LawNameShape(() => NamedFamilies.Frequencies.Select(family => family.Law)))
        .Optional("fixed", x => x.Fixed, () => NumbersByNameShape.Instance, () => [])
        .Make(v => NamedFamilies.Frequency(v.Get<string>("law"), v.Get<ValueList<(string, double)>>("fixed")));

    private static ListShape<(double Weight, Severity Severity)> Severities { get; } = new(new ObjectShape<(double Weight, Severity Severity)>()
        .Number("weight", x => x.Weight, 1).Required("severity", x => x.Severity, () => SeverityKinds.Shape)
        .Make(v => (Require.Fraction(v["weight"], "weight"), v.Get<Severity>("severity"))));

    private static ListShape<(double Weight, Frequency Frequency)> Frequencies { get; } = new(new ObjectShape<(double Weight, Frequency Frequency)>()
        .Number("weight", x => x.Weight, 1).Required("frequency", x => x.Frequency, () => FrequencyKinds.Shape)
        .Make(v => (Require.Fraction(v["weight"], "weight"), v.Get<Frequency>("frequency"))));

    /// <summary>Any severity of which the law is drawn.</summary>
    public static KindShape<UncertainSeverity> UncertainSeverity { get; } = new("uncertain severity",
    [
        Leaf.Of<UncertainSeverity, SeverityOfFamily>("severityOfFamily", Leaf.Shape<SeverityOfFamily>()
            .Required("family", x => x.Family, () => SeverityFamily)
            .Required("parameters", x => x.Parameters, () => Laws)
            .Make(v => new(v.Get<SeverityFamily>("family"), v.Get<ParameterLaw>("parameters")))),
        Leaf.Of<UncertainSeverity, SeverityOfList>("severityOfList", Leaf.Shape<SeverityOfList>()
            .Required("laws", x => x.Laws, () => Severities)
            .Make(v => new(v.Get<ValueList<(double, Severity)>>("laws").AsSpan()))),
    ]);

    /// <summary>Any claim count of which the law is drawn.</summary>
    public static KindShape<UncertainFrequency> UncertainFrequency { get; } = new("uncertain frequency",
    [
        Leaf.Of<UncertainFrequency, FrequencyOfFamily>("frequencyOfFamily", Leaf.Shape<FrequencyOfFamily>()
            .Required("family", x => x.Family, () => FrequencyFamily)
            .Required("parameters", x => x.Parameters, () => Laws)
            .Make(v => new(v.Get<FrequencyFamily>("family"), v.Get<ParameterLaw>("parameters")))),
        Leaf.Of<UncertainFrequency, FrequencyOfList>("frequencyOfList", Leaf.Shape<FrequencyOfList>()
            .Required("laws", x => x.Laws, () => Frequencies)
            .Make(v => new(v.Get<ValueList<(double, Frequency)>>("laws").AsSpan()))),
    ]);

    /// <summary>Deductibles above which claims were counted.</summary>
    public static ListShape<(double Deductible, double Number)> CountedAbove { get; } = new(new ObjectShape<(double Deductible, double Number)>()
        .Number("deductible", x => x.Deductible, 10_000).Number("number", x => x.Number, 1)
        .Make(v => (Require.NonNegative(v["deductible"], "deductible"), Require.Positive(v["number"], "number"))));
}
