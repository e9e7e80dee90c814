namespace TechRisk.Pricing;

/// <summary>
/// One random factor a year on the claim rates of all tied covers: N_cover given F has the cover's law with its mean multiplied by F.
/// Gamma factors make Poisson counts negative binomial and correlated.
/// </summary>
/// <remarks>Source: Klugman, Panjer, Willmot, Loss Models, section on mixed frequency distributions.</remarks>
public sealed record SharedRateFactor : Dependence
{
    /// <summary>A factor with a law of mean 1.</summary>
    /// <param name="law">Law of the factor; its mean is 1 (to 1e-9), such as <c>Gamma.FromMeanAndCv(1, 0.3)</c>.</param>
    public SharedRateFactor(Severity law) => Law = law;

    /// <summary>Law of the factor.</summary>
    /// <value>A law on numbers of 0 or more with mean 1.</value>
    public Severity Law
    {
        get;
        init => field = Math.Abs(value.Mean - 1) <= 1e-9
            ? value
            : throw Require.Wrong(nameof(Law), value, "must have mean 1, so that the covers keep their mean claim counts");
    }
}
