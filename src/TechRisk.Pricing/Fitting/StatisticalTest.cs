namespace TechRisk.Pricing;

/// <summary>A statistical test: its statistic and how likely a larger one is if the hypothesis holds.</summary>
/// <param name="Name">The test and its hypothesis in a few words.</param>
/// <param name="Statistic">The statistic; large values speak against the hypothesis.</param>
/// <param name="PValue">
/// Probability in [0, 1] of a statistic as large or larger under the hypothesis: exact by the usual large-sample law, or from samples with their
/// simulation error.
/// </param>
public sealed record StatisticalTest(string Name, double Statistic, Estimate PValue)
{
    /// <summary>Name, statistic and p-value in one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: {Statistic:G6}, p {PValue}");
}
