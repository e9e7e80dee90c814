namespace TechRisk.Pricing;

/// <summary>
/// Underwriting facts of a firm that become a loss model with starter parameters; every parameter carries its source and grade, and
/// the user's own value replaces any of them.
/// </summary>
public abstract record Exposure
{
    private protected Exposure()
    {
    }

    /// <summary>The loss model of the facts; its <see cref="LossModel.Sources"/> name the origin of every parameter.</summary>
    public abstract LossModel ToLossModel();
}
