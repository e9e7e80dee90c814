namespace TechRisk.Pricing;

/// <summary>
/// Serial losses: batches of products with one defect, each with several claims, Z = X_1 + ... + X_K. With the batch clause all claims of
/// a batch are one event, with one retention and one limit, dated at the first claim; without it every claim stands alone.
/// </summary>
/// <remarks>
/// E Z = E K E X; Var Z = E K Var X + Var K (E X)^2. Source: Klugman, Panjer, Willmot, Loss Models, chapter 9; what a batch is, and
/// whether late claims still belong to it, is a matter of the wording.
/// </remarks>
public sealed record BatchLaw
{
    /// <summary>Poisson batches.</summary>
    /// <param name="annualRate">Batches a policy year, 0 or more.</param>
    /// <param name="claims">Law of the number of claims of a batch, 1 or more.</param>
    public BatchLaw(double annualRate, Frequency claims)
        : this(new Poisson(annualRate), claims)
    {
    }

    /// <summary>Batches with any law of their number.</summary>
    /// <param name="frequency">Law of the number of batches in a policy year.</param>
    /// <param name="claims">Law of the number of claims of a batch, 1 or more.</param>
    public BatchLaw(Frequency frequency, Frequency claims)
    {
        Frequency = frequency;
        Claims = claims;
    }

    /// <summary>Law of the number of batches in a policy year.</summary>
    public Frequency Frequency { get; init => field = value ?? throw new ArgumentNullException(nameof(Frequency)); }

    /// <summary>Law of K, the number of claims of a batch.</summary>
    /// <value>A law without the number 0, such as <see cref="ZeroTruncated"/> or <see cref="Logarithmic"/>.</value>
    public Frequency Claims
    {
        get;
        init => field = value is null ? throw new ArgumentNullException(nameof(Claims))
            : value.Probability(0) == 0 ? value
            : throw Require.Wrong(nameof(Claims), value, $"must be a law of 1 claim or more: a batch without a claim is none; use new ZeroTruncated({value})");
    }

    /// <summary>True if all claims of a batch are one event.</summary>
    /// <value>The default is true.</value>
    public bool HasClause { get; init; } = true;

    /// <summary>E[N] E[K]: claims of a year that come in batches.</summary>
    public double ExpectedClaims => Frequency.Mean == 0 ? 0 : Frequency.Mean * Claims.Mean;

    /// <summary>Variance of the number of claims of a year that come in batches: E[N] Var[K] + Var[N] E[K]^2.</summary>
    public double ClaimVariance => Frequency.Mean == 0 ? 0 : (Frequency.Mean * Claims.Variance) + (Frequency.Variance * Claims.Mean * Claims.Mean);

    /// <summary>
    /// The law of the number of claims of a year that come in batches, where it has a name: Poisson batches of logarithmic size give a negative
    /// binomial of size rate / ln(1 + beta), of geometric size from 1 a Polya-Aeppli, of one claim a Poisson; batches of one claim leave any law.
    /// </summary>
    /// <remarks>Source: Quenouille, A relation between the logarithmic, Poisson, and negative binomial series, Biometrics 5 (1949).</remarks>
    /// <exception cref="InvalidOperationException">The law has no closed form.</exception>
    public Frequency TotalClaims() => KnownTotal() ?? throw new InvalidOperationException(
        $"the number of claims of {Frequency} batches of {Claims} claims has no closed form; simulate instead, or use Poisson batches of a geometric or logarithmic number of claims");

    /// <summary>The law of the loss of a batch, Z, where it has a closed form.</summary>
    /// <remarks>
    /// Geometric K from 1 with mean m: an exponential X gives an exponential with m times its mean, a mixed exponential X another mixed
    /// exponential, whose rates r solve (1 - 1/m) sum w_i / (1 - r mean_i) = 1. Exponential, gamma and inverse Gaussian X with another bounded
    /// or light K: the mixture over K of their sums.
    /// </remarks>
    /// <param name="claim">Law of one claim, in the submission's currency.</param>
    /// <exception cref="InvalidOperationException">The law has no closed form.</exception>
    public Severity LossOf(Severity claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return BatchLoss.Of(Claims, claim) ?? throw new InvalidOperationException(
            $"the loss of a batch of {Claims} claims of {claim} has no closed form; simulate instead, or use exponential or mixed exponential claims with a geometric number of them");
    }

    /// <summary>Number of claims a year, or null where it has no name.</summary>
    internal Frequency? KnownTotal() => TotalOf(Frequency, Claims);

    internal static Frequency? TotalOf(Frequency batches, Frequency claims)
    {
        if (BatchLoss.IsOne(claims))
        {
            return batches;
        }

        if (batches is not Poisson poisson)
        {
            return null;
        }

        if (claims is Logarithmic logarithmic)
        {
            return poisson.Mean == 0 ? poisson : new NegativeBinomial(poisson.Mean * logarithmic.Mean, 1 + logarithmic.Beta);
        }

        return BatchLoss.GeometricMean(claims) is { } mean ? new PolyaAeppli(poisson.Mean * mean, mean - 1) : null;
    }
}
