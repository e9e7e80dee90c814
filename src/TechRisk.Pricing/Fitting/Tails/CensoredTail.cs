namespace TechRisk.Pricing;

/// <summary>The tail of claims with deductibles and limits: what each claim says of its excess over a threshold.</summary>
internal static class CensoredTail
{
    public static PeaksOverThreshold Of(ClaimHistory history, double threshold)
    {
        Estimate share = ProductLimit.Of(history.Claims).Survival(threshold);
        Claim[] above = [.. history.Claims.Where(claim => claim.From > threshold).Select(claim => Excess(claim, threshold))];
        if (above.Where(claim => claim.IsExact).Select(claim => claim.From).Distinct().Take(2).Count() < 2)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"A tail above {threshold} cannot be fitted: fewer than two different losses known in full lie above it."));
        }

        ClaimHistory excesses = new(above);
        SeverityFit fit = SeverityFit.Of(SeverityFamily.Of<GeneralizedPareto>(), excesses);
        double scale = fit.Parameters.Single(parameter => parameter.Name == "scale").Value.Value;
        double shape = fit.Parameters.FirstOrDefault(parameter => parameter.Name == "shape")?.Value.Value ?? 0;
        ParetoPoint point = fit.HasOptimum && shape > ParetoEstimators.IrregularShape
            ? new(scale, shape, fit.Covariance("scale", "scale"), fit.Covariance("shape", "shape"), fit.Covariance("scale", "shape"))
            : ParetoPoint.WithoutErrors(scale, shape);
        return new(point, excesses, threshold)
        {
            Count = (int)Math.Round(history.ClaimCount),
            Method = TailMethod.MaximumLikelihood,
            LogLikelihood = fit.LogLikelihood,
            ExceedanceProbability = share,
        };
    }

    // a claim at or above the threshold, seen from it
    private static Claim Excess(Claim claim, double threshold)
    {
        double amount = claim.From - threshold;
        Claim excess = claim.IsExact ? Claim.FromGroundUp(amount) : Claim.AtLeast(amount);
        return excess with { Deductible = Math.Max(claim.Deductible - threshold, 0), Weight = claim.Weight };
    }
}
