namespace TechRisk.Pricing;

/// <summary>One statistical test of claim counts: its statistic and how likely a larger one is if the hypothesis holds.</summary>
/// <param name="Name">The test and its hypothesis in a few words.</param>
/// <param name="Statistic">The statistic; large values speak against the hypothesis.</param>
/// <param name="PValue">Probability in [0, 1] of a statistic as large or larger under the hypothesis, by the usual large-sample law.</param>
public sealed record CountTest(string Name, double Statistic, double PValue);
