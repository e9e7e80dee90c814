namespace TechRisk.Pricing;

/// <summary>A test of a fitted copula by its distance from the empirical one.</summary>
/// <param name="CramerVonMises">The sum over the pairs of (C_n - C)^2, C_n the empirical copula and C the fitted one: exact for the sample.</param>
/// <param name="PValue">Share of samples from the fitted copula that lie farther from their own fit, with its simulation error.</param>
/// <param name="Replicates">Number of samples, a whole number of 10 or more.</param>
public sealed record CopulaTest(Estimate CramerVonMises, Estimate PValue, int Replicates)
{
    /// <summary>Statistic and p-value in one line.</summary>
    public override string ToString() => FormattableString.Invariant($"Cramér-von Mises {CramerVonMises}, p {PValue} ({Replicates} samples)");
}
