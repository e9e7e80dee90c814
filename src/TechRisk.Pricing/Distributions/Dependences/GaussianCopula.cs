using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A Gaussian copula on the latent variables of the covers. Exchangeable: latent = sqrt(rho) Z + sqrt(1 - rho) e_cover. With a
/// matrix: latents = L e, L the Cholesky factor in the order of the matrix's names; every name is drawn, present or not.
/// </summary>
/// <remarks>
/// The latent drives what the cover's loss model declares (the claim count, or the global research factor), so the correlation of the
/// losses is lower than the parameter: a quote prints the achieved one beside it.
/// Source: Nelsen, An Introduction to Copulas (2006), section 2.
/// </remarks>
public sealed record GaussianCopula : Dependence
{
    /// <summary>One correlation between all pairs of covers.</summary>
    /// <param name="correlation">Correlation of the latents, a fraction in [0, 1].</param>
    public GaussianCopula(double correlation) => Correlation = correlation;

    /// <summary>A correlation for each pair of covers.</summary>
    /// <param name="matrix">Names and correlations; symmetric, ones on the diagonal, positive definite.</param>
    public GaussianCopula(CorrelationMatrix matrix) => Matrix = matrix;

    /// <summary>Correlation of the latents where no matrix is given.</summary>
    /// <value>A fraction in [0, 1].</value>
    public double Correlation { get; init => field = Require.Fraction(value, nameof(Correlation)); }

    /// <summary>The correlation matrix; null for one correlation between all pairs.</summary>
    public CorrelationMatrix? Matrix { get; init; }
}
