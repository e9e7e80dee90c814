namespace TechRisk.Pricing;

/// <summary>
/// A claim rate that is known with error: gamma with a shape and an exposure behind it. Claims on further exposure are Poisson given the rate, so that
/// the rate after n claims on exposure e is gamma again, mean (a + n) / (b + e).
/// </summary>
/// <remarks>
/// The estimate is the credibility mean Z n / e + (1 - Z) a / b with Z = e / (b + e), exactly. Source: Buehlmann, Gisler, A Course in Credibility Theory
/// (2005), section 2.4; Klugman, Panjer, Willmot, Loss Models, chapter 15.
/// </remarks>
public sealed record ClaimRateCredibility
{
    /// <summary>A prior rate.</summary>
    /// <param name="claims">a, shape of the gamma law: as if so many claims had been seen; above 0.</param>
    /// <param name="exposure">b, as if on so much exposure; above 0.</param>
    public ClaimRateCredibility(double claims, double exposure)
    {
        Claims = claims;
        Exposure = exposure;
    }

    /// <summary>a, shape of the gamma law: as if so many claims had been seen.</summary>
    /// <value>Above 0.</value>
    public double Claims { get; init => field = Require.Positive(value, nameof(Claims)); }

    /// <summary>b, as if on so much exposure, in the unit of the rate.</summary>
    /// <value>Above 0.</value>
    public double Exposure { get; init => field = Require.Positive(value, nameof(Exposure)); }

    /// <summary>a / b: expected claims of a unit of exposure.</summary>
    public double Mean => Claims / Exposure;

    /// <summary>a / b^2.</summary>
    public double Variance => Mean / Exposure;

    /// <summary>The prior with a mean rate and its coefficient of variation: a = 1 / cv^2, b = a / mean.</summary>
    /// <param name="mean">Expected claims of a unit of exposure; above 0.</param>
    /// <param name="cv">Standard deviation of the rate divided by its mean; above 0.</param>
    public static ClaimRateCredibility FromMeanAndCv(double mean, double cv)
    {
        double shape = 1 / (Require.Positive(cv) * cv);
        return new(shape, shape / Require.Positive(mean));
    }

    /// <summary>The rate after claims on an exposure: gamma with a + n and b + e.</summary>
    /// <param name="claims">n, claims seen; a whole number, 0 or more.</param>
    /// <param name="exposure">e, exposure on which they were seen; 0 or more.</param>
    public ClaimRateCredibility After(long claims, double exposure) =>
        new(Claims + Require.AtLeast(claims, 0), Exposure + Require.NonNegative(exposure));

    /// <summary>Z = e / (b + e): weight of the own record.</summary>
    /// <param name="exposure">e, 0 or more.</param>
    public double Credibility(double exposure) => Require.NonNegative(exposure) / (Exposure + exposure);

    /// <summary>The number of claims on an exposure with the error of the rate: negative binomial with mean e a / b and dispersion 1 + e / b.</summary>
    /// <param name="exposure">e, above 0.</param>
    public NegativeBinomial Claimed(double exposure) => new(Require.Positive(exposure) * Mean, 1 + (exposure / Exposure));
}
