namespace TechRisk.Pricing;

/// <summary>How a copula was fitted.</summary>
public enum CopulaMethod
{
    /// <summary>The copula with the Kendall correlation of the sample.</summary>
    RankInversion,

    /// <summary>The highest likelihood of the pseudo-observations, ranks / (n + 1).</summary>
    PseudoLikelihood,

    /// <summary>The highest likelihood of the copula, its margins fitted before and held fast.</summary>
    FittedMargins,

    /// <summary>The highest likelihood of copula and margins together.</summary>
    FullLikelihood,
}
