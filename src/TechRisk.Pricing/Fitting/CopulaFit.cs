using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A copula fitted to pairs of amounts, with the laws of both where the method needs them. Made by the methods of <see cref="ClaimFitting"/>.
/// </summary>
/// <remarks>
/// Per pair the likelihood is f1 f2 c(F1, F2); f2 (1 - dC/dv) where the first amount is "at least", f1 (1 - dC/du) where the second is, P(U &gt; F1, V &gt; F2)
/// where both are. <see cref="LogLikelihood"/> leaves the densities of the amounts out where the margins are not fitted with the copula.
/// Source: Frees and Valdez, Understanding relationships using copulas, North American Actuarial Journal 2 (1998).
/// </remarks>
public sealed class CopulaFit
{
    internal CopulaFit(CopulaFamily family, PairHistory history, CopulaMethod method)
    {
        Family = family;
        History = history;
        Method = method;
    }

    /// <summary>The family that was fitted.</summary>
    public CopulaFamily Family { get; }

    /// <summary>The pairs that were fitted.</summary>
    public PairHistory History { get; }

    /// <summary>How it was fitted.</summary>
    public CopulaMethod Method { get; }

    /// <summary>The fitted copula; where the likelihood is highest on the boundary of the family, the simpler one found there.</summary>
    public required Copula Copula { get; init; }

    /// <summary>The law of the first amounts; null where only their ranks were used.</summary>
    public Severity? First { get; init; }

    /// <summary>The law of the second amounts; null where only their ranks were used.</summary>
    public Severity? Second { get; init; }

    /// <summary>The parameters of the copula with their standard errors, infinite where the data do not tell them.</summary>
    public required ValueList<FittedParameter> Parameters { get; init; }

    /// <summary>The parameters of the law of the first amounts; empty where only ranks were used.</summary>
    public ValueList<FittedParameter> FirstParameters { get; init; } = [];

    /// <summary>The parameters of the law of the second amounts; empty where only ranks were used.</summary>
    public ValueList<FittedParameter> SecondParameters { get; init; } = [];

    /// <summary>ln L of copula and margins for a full fit; else the copula's part alone, of ranks or of the grades under the fitted margins.</summary>
    public double LogLikelihood { get; init; }

    /// <summary>False where the likelihood has no maximum inside the family; a finding says what it does instead.</summary>
    public bool HasOptimum { get; init; } = true;

    /// <summary>k, the number of parameters that the method chose: with those of the margins for a full fit.</summary>
    public int ParameterCount => Parameters.Count + (Method == CopulaMethod.FullLikelihood ? FirstParameters.Count + SecondParameters.Count : 0);

    /// <summary>Akaike's criterion 2 k - 2 ln L; infinite where there is no maximum. Compare fits of one method only.</summary>
    public double Aic => IsUsable ? 2 * ParameterCount - 2 * LogLikelihood : double.PositiveInfinity;

    /// <summary>Schwarz's criterion k ln n - 2 ln L, n the number of pairs.</summary>
    public double Bic => IsUsable ? ParameterCount * Log.Of(History.Count) - 2 * LogLikelihood : double.PositiveInfinity;

    /// <summary>What a reader has to know: a boundary, no maximum, limits that ranks do not see.</summary>
    public ValueList<Finding> Findings { get; init; } = [];

    internal bool IsOnBoundary { get; init; }

    private bool IsUsable => HasOptimum || IsOnBoundary;

    /// <summary>
    /// A test whether the family fits the ranks: the distance between the empirical copula and the fitted one, against the distances of samples from the
    /// fitted copula, each fitted anew by the same method. The statistic is the sum over the pairs of (C_n - C)^2, C_n the empirical copula and C the
    /// fitted one.
    /// </summary>
    /// <param name="key">Address of the random numbers: equal keys give equal results, on any machine and any number of threads.</param>
    /// <param name="replicates">Number of samples, a whole number from 10 to 1,000,000.</param>
    /// <exception cref="InvalidOperationException">The fit did not use ranks, an amount is known as "at least" only, or records have weights.</exception>
    /// <remarks>Source: Genest, Rémillard, Beaudoin, Goodness-of-fit tests for copulas: a review and a power study, Insurance: Mathematics and Economics 44 (2009).</remarks>
    public StatisticalTest Test(RandomKey key, int replicates = 200) => CopulaBootstrap.Test(this, key, replicates);

    /// <summary>Copula, method and log likelihood in one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Family} by {Method}: {string.Join(", ", Parameters)}; ln L {LogLikelihood:F4}");
}
