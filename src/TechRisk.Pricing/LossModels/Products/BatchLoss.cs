using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The exact law of the loss of a batch, Z = X_1 + ... + X_K with K of 1 or more, where it is one of the library's laws.</summary>
internal static class BatchLoss
{
    private const int MostParts = 512;
    private const double Negligible = 1e-17;

    /// <summary>The law of Z; null where it has no closed form.</summary>
    /// <param name="claims">Law of K.</param>
    /// <param name="claim">Law of X.</param>
    public static Severity? Of(Frequency claims, Severity claim)
    {
        if (IsOne(claims))
        {
            return claim;
        }

        if (GeometricMean(claims) is { } mean)
        {
            Severity? sum = claim switch
            {
                Exponential exponential => new Exponential(mean * exponential.Mean),
                MixedExponential mixed => GeometricSum.Of(mixed, mean),
                _ => null,
            };
            if (sum is not null)
            {
                return sum;
            }
        }

        return claim is Exponential or Gamma or InverseGaussian ? SumOverCounts(claims, claim) : null;
    }

    /// <summary>True if a batch has one claim for sure.</summary>
    public static bool IsOne(Frequency claims) => claims.Probability(1) == 1;

    /// <summary>The mean of a geometric number of claims from 1; null for any other law.</summary>
    public static double? GeometricMean(Frequency claims) => claims switch
    {
        ZeroTruncated { Frequency: Geometric inner } => 1 + inner.Mean,
        ZeroModified { ZeroProbability: 0, Frequency: Geometric inner } => 1 + inner.Mean,
        _ => null,
    };

    // the weighted sum over k of the laws of X_1 + ... + X_k, as long as a few hundred of them hold all probability
    private static Severity? SumOverCounts(Frequency claims, Severity claim)
    {
        long last = claims.InverseSurvival(Negligible);
        if (last > MostParts)
        {
            return null;
        }

        List<(double Weight, long Number)> counts = [];
        double sum = 0;
        for (long k = 1; k <= last; k++)
        {
            double p = claims.Probability(k);
            if (p > 0)
            {
                counts.Add((p, k));
                sum += p;
            }
        }

        return claim switch
        {
            Exponential exponential => new ErlangMixture(exponential.Mean, [.. counts.Select(part => (part.Weight / sum, part.Number))]),
            Gamma gamma => new Mixture([.. counts.Select(part => (part.Weight / sum, (Severity)(gamma with { Shape = gamma.Shape * part.Number })))]),
            InverseGaussian gaussian => new Mixture([.. counts.Select(part => (part.Weight / sum, (Severity)Sum(gaussian, part.Number)))]),
            _ => null,
        };
    }

    private static InverseGaussian Sum(InverseGaussian claim, double k) => new InverseGaussian(k * claim.Mean, k * k * claim.Shape);
}
