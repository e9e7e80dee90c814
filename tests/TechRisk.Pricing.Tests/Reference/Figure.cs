namespace TechRisk.Pricing.Tests.Reference;

/// <summary>One expected number of a case and how a simulation gives it.</summary>
/// <param name="Path">Path in the case's expected numbers.</param>
/// <param name="Expected">The expected number.</param>
/// <param name="Tolerance">Absolute tolerance of the case.</param>
/// <param name="Of">The figure of a simulated loss.</param>
/// <param name="Contributing">Number of years that decide the figure.</param>
internal sealed record Figure(string Path, double Expected, double Tolerance, Func<SampledLoss, Estimate> Of, Func<SampledLoss, long> Contributing)
{
    /// <summary>True if the figure is of the year after aggregate terms.</summary>
    public bool AfterAggregateTerms { get; init; }

    /// <summary>The reference's own error.</summary>
    public double ErrorBound { get; init; }

    /// <summary>The figure of a lattice.</summary>
    public required Func<LatticeLoss, Estimate> OnLattice { get; init; }
}
