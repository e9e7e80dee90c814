namespace TechRisk.Pricing;

/// <summary>A starting point in the words of the whole family.</summary>
internal readonly record struct TransformedBetaStart(double Alpha, double Gamma, double Tau, double Scale);
