namespace TechRisk.Pricing;

/// <summary>A claim beside what the fitted law expects in its place.</summary>
/// <param name="Loss">The loss, in the currency of the history, above 0.</param>
/// <param name="EmpiricalProbability">The middle of the claim's step of the empirical distribution function of reported losses, a fraction.</param>
/// <param name="FittedProbability">Probability of a smaller reported loss by the law, a fraction.</param>
/// <param name="FittedQuantile">The loss at which the law reaches the empirical probability, given the claim's own deductible; in the currency of the history, above 0.</param>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", section on graphical comparison; product-limit steps where claims are cut at limits.</remarks>
public sealed record PlotPoint(double Loss, double EmpiricalProbability, double FittedProbability, double FittedQuantile)
{
    internal static ValueList<PlotPoint> Of(IReadOnlyList<Claim> claims, Severity law)
    {
        if (claims.Any(claim => !claim.IsExact && !claim.IsCensored))
        {
            throw new InvalidOperationException("claims in bands have no place of their own in a plot");
        }

        (Claim Claim, GoodnessOfFit.Place Place)[] sorted =
        [
            .. claims.Select(claim => (claim, GoodnessOfFit.Place.Of(claim.From, claim.Deductible, claim.Weight, claim.IsCensored, law)))
                .OrderByDescending(pair => pair.Item2.LogRest).ThenBy(pair => pair.Item2.IsCensored),
        ];
        double atRisk = claims.Sum(claim => claim.Weight);
        double survival = 1;
        List<PlotPoint> points = [];
        foreach ((Claim claim, GoodnessOfFit.Place place) in sorted)
        {
            if (!place.IsCensored)
            {
                double next = survival * Math.Max(1 - place.Weight / atRisk, 0);
                double middle = (survival + next) / 2;
                points.Add(new PlotPoint(claim.From, 1 - middle, place.U, law.InverseSurvival(middle * law.Survival(claim.Deductible))));
                survival = next;
            }

            atRisk -= place.Weight;
        }

        return points.ToValueList();
    }
}
