namespace TechRisk.Pricing;

/// <summary>What a change of one parameter makes of the gross premium, paired year by year with the unchanged run.</summary>
public sealed record Sensitivity
{
    internal Sensitivity(string parameter, ScenarioResult result)
    {
        Parameter = parameter;
        Premium = result.Premium;
        PremiumChange = result.PremiumChange;
        RelativeChange = result.RelativeChange;
    }

    /// <summary>Path of the parameter in the document, such as <c>covers[1].severity.sigma</c>.</summary>
    public string Parameter { get; }

    /// <summary>The parameter as it is.</summary>
    public double Value { get; internal init; }

    /// <summary>The parameter as it was changed to.</summary>
    public double ChangedTo { get; internal init; }

    /// <summary>Gross premium with the changed parameter, in the submission's currency.</summary>
    public Estimate Premium { get; }

    /// <summary>Gross premium with the changed parameter less that without, in the submission's currency; the error is that of the difference.</summary>
    public Estimate PremiumChange { get; }

    /// <summary>PremiumChange as a fraction of the unchanged premium; null where that is 0 or infinite.</summary>
    public Estimate? RelativeChange { get; }
}
