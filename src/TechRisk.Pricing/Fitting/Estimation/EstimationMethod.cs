namespace TechRisk.Pricing;

/// <summary>
/// A way to choose parameters other than by the highest likelihood: those whose law lies nearest to the claims in the sense of the method.
/// </summary>
public abstract record EstimationMethod
{
    private protected EstimationMethod()
    {
    }

    /// <summary>The unit of the distance: what the search divides by, so that it sees a number without unit.</summary>
    internal virtual double Unit(ClaimHistory history) => 1;

    /// <summary>
    /// The distance between law and claims as a function of the law, 0 or more; infinite where the law has none.
    /// </summary>
    /// <exception cref="InvalidOperationException">The claims are not of the kind that the method needs.</exception>
    internal abstract Func<Severity, double> Distance(ClaimHistory history, int parameters);

    private protected static double[] Complete(ClaimHistory history, string method)
    {
        if (history.Claims.Any(claim => !claim.IsExact || claim.Deductible > 0 || claim.Weight != 1))
        {
            throw new InvalidOperationException($"{method} needs claims known in full, without deductibles, limits, bands and weights; maximum likelihood takes all of these");
        }

        double[] sorted = [.. history.Claims.Select(claim => claim.From)];
        Array.Sort(sorted);
        return sorted;
    }

    private protected static double Squared(double x) => x * x;
}
