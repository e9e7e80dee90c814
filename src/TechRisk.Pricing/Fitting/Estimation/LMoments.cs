namespace TechRisk.Pricing;

/// <summary>As many L-moments as parameters: mean, half the mean difference, and what follows, of the law and of the claims.</summary>
/// <remarks>
/// l_r from unbiased probability-weighted moments; of the law, the integral of its quantiles times shifted Legendre polynomials. Finite
/// wherever the mean is. Source: Hosking, Journal of the Royal Statistical Society B 52 (1990). Needs claims known in full.
/// </remarks>
public sealed record LMoments : EstimationMethod
{
    internal override Func<Severity, double> Distance(ClaimHistory history, int parameters)
    {
        double[] sample = LMomentMath.OfSample(Complete(history, "the method of L-moments"), parameters);
        return law =>
        {
            if (!double.IsFinite(law.Mean))
            {
                return double.PositiveInfinity;
            }

            double[] own = LMomentMath.OfLaw(law, parameters);
            double sum = Squared(own[0] / sample[0] - 1);
            for (int r = 1; r < parameters; r++)
            {
                sum += Squared((own[r] - sample[r]) / sample[1]);
            }

            return sum;
        };
    }
}
