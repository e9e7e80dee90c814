namespace TechRisk.Pricing;

/// <summary>The simulated years of one section of a cover.</summary>
public sealed class SectionLosses
{
    internal SectionLosses(string section, SampledLoss gross)
    {
        Section = section;
        Gross = gross;
    }

    /// <summary>Name of the section.</summary>
    public string Section { get; }

    /// <summary>The section's part of the cover's loss after policy terms.</summary>
    public SampledLoss Gross { get; }
}
