namespace TechRisk.Pricing;

/// <summary>
/// Events that strike all tied covers at once: N_cover = own + M with one M ~ Poisson(rate) shared, own ~ Poisson(cover rate - rate).
/// The shock is carved out of each marginal, so that every cover keeps its own law.
/// </summary>
/// <remarks>
/// Tied covers need a Poisson claim count with a rate of at least the shock's; anything else is an error. Severities are independent.
/// Source: Marshall and Olkin (1967), A multivariate exponential distribution, JASA 62.
/// </remarks>
public sealed record CommonShock : Dependence
{
    /// <summary>Shocks at a yearly rate.</summary>
    /// <param name="rate">Shocks a year, a finite number of 0 or more.</param>
    public CommonShock(double rate) => Rate = rate;

    /// <summary>Shocks a year.</summary>
    /// <value>A finite number, 0 or more.</value>
    public double Rate { get; init => field = Require.NonNegative(value, nameof(Rate)); }
}
