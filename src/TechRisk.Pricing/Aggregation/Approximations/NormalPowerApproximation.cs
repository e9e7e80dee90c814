namespace TechRisk.Pricing;

/// <summary>For comparison only: the normal power law, x_p = E[S] + sd (z + skewness (z^2 - 1) / 6), z the normal quantile of p.</summary>
/// <remarks>
/// Source: Kauppi, Ojantakanen, "Approximations of the generalized Poisson function", ASTIN Bulletin 5 (1969). It is meant for losses above the
/// mean plus a standard deviation; with a negative skewness its left end is not a right one.
/// </remarks>
public sealed record NormalPowerApproximation : MomentApproximation
{
    /// <summary>A normal power approximation.</summary>
    /// <param name="mean">E[S], finite, in the submission's currency.</param>
    /// <param name="standardDeviation">Above 0, in the submission's currency.</param>
    /// <param name="skewness">0 or more and finite.</param>
    public NormalPowerApproximation(double mean, double standardDeviation, double skewness)
        : base(mean, standardDeviation) => Skewness = Require.NonNegative(skewness);

    /// <summary>Skewness, as given.</summary>
    public double Skewness { get; }

    private protected override double StandardQuantile(double p)
    {
        double z = Normal(p).Quantile;
        return z + (Skewness / 6 * ((z * z) - 1));
    }

    private protected override double StandardTail(double p)
    {
        (double z, double tail) = Normal(p);
        return tail * (1 + (Skewness * z / 6));
    }

    // the larger root z of skewness / 6 (z^2 - 1) + z = x
    private protected override double StandardSurvival(double x)
    {
        double g = Skewness / 6;
        double square = 1 + (4 * g * (g + x));
        return square < 0 ? 1 : NormalSurvival(2 * (g + x) / (1 + Math.Sqrt(square)));
    }
}
