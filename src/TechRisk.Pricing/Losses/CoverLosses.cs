namespace TechRisk.Pricing;

/// <summary>The simulated years of one cover.</summary>
public sealed class CoverLosses
{
    internal CoverLosses(string cover, SampledLoss groundUp, SampledLoss gross)
    {
        Cover = cover;
        GroundUp = groundUp;
        Gross = gross;
    }

    /// <summary>Name of the cover.</summary>
    public string Cover { get; }

    /// <summary>Before any terms.</summary>
    public SampledLoss GroundUp { get; }

    /// <summary>After policy terms.</summary>
    public SampledLoss Gross { get; }

    /// <summary>After reinsurance; equal to gross where there is none.</summary>
    public SampledLoss Net => Gross;
}
