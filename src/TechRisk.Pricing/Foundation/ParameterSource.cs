namespace TechRisk.Pricing;

/// <summary>Where one parameter comes from.</summary>
/// <param name="Path">Path of the parameter within its cover or model, in JSON names: <c>frequency.mean</c>.</param>
/// <param name="Provenance">Its source, grade and date.</param>
public sealed record ParameterSource(string Path, Provenance Provenance);
