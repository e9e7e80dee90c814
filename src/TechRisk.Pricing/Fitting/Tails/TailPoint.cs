namespace TechRisk.Pricing;

/// <summary>A point of a plot of the tail over its threshold: a Hill plot or a mean excess plot.</summary>
/// <param name="Threshold">u in the submission's currency, 0 or more.</param>
/// <param name="Exceedances">Number of the largest losses that the figure is made of: k of a Hill plot, else those strictly above u.</param>
/// <param name="Value">Hill's index xi without unit, or the mean of x - u in the submission's currency.</param>
public sealed record TailPoint(double Threshold, int Exceedances, Estimate Value);
