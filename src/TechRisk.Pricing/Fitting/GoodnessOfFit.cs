using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Distances between claims and a law, on the scale of the law's own probabilities: each claim by the probability of a smaller one given
/// that it was reported, claims at limits by the product-limit estimator.
/// </summary>
/// <param name="KolmogorovSmirnov">The largest difference between the empirical and the fitted distribution function; 0 to 1.</param>
/// <param name="CramerVonMises">n times the integral of the squared difference; 0 or more.</param>
/// <param name="AndersonDarling">n times the integral of the squared difference over u (1 - u), from ln F and ln S themselves, so that it stays finite far in the tail; 0 or more.</param>
/// <remarks>
/// For complete claims the statistics of Stephens, Journal of the American Statistical Association 69 (1974). With claims at limits the
/// integrals end at the largest claim: Koziol and Green, Biometrika 63 (1976).
/// </remarks>
public sealed record GoodnessOfFit(double KolmogorovSmirnov, double CramerVonMises, double AndersonDarling)
{
    internal static GoodnessOfFit? Of(IReadOnlyList<Claim> claims, Severity law)
    {
        if (claims.Any(claim => !claim.IsExact && !claim.IsCensored))
        {
            return null;
        }

        Place[] places = new Place[claims.Count];
        for (int i = 0; i < places.Length; i++)
        {
            Claim claim = claims[i];
            places[i] = Place.Of(claim.From, claim.Deductible, claim.Weight, claim.IsCensored, law);
        }

        Sort(places);
        return Of(places);
    }

    /// <summary>Ascending, claims before limits at ties.</summary>
    internal static void Sort(Place[] places) =>
        Array.Sort(places, (a, b) => a.LogRest != b.LogRest ? b.LogRest.CompareTo(a.LogRest) : a.U != b.U ? a.U.CompareTo(b.U) : a.IsCensored.CompareTo(b.IsCensored));

    internal static GoodnessOfFit Of(ReadOnlySpan<Place> sorted)
    {
        double total = 0;
        foreach (Place place in sorted)
        {
            total += place.Weight;
        }

        double ks = 0;
        double cvm = 0;
        double ad = 0;
        double level = 0; // empirical probability of what lies below
        double atRisk = total;
        Place last = Place.Zero;
        foreach (Place place in sorted)
        {
            Add(ref cvm, ref ad, level, last, place);
            ks = Math.Max(ks, Math.Abs(place.U - level));
            if (!place.IsCensored)
            {
                level += (1 - level) * Math.Min(place.Weight / atRisk, 1);
                ks = Math.Max(ks, Math.Abs(place.U - level));
            }

            atRisk -= place.Weight;
            last = place;
        }

        if (!sorted[^1].IsCensored)
        {
            Add(ref cvm, ref ad, 1, last, Place.One);
        }

        return new GoodnessOfFit(ks, total * cvm, total * ad);
    }

    // the integrals of (c - u)^2 and (c - u)^2 / (u (1 - u)) between two places
    private static void Add(ref double cvm, ref double ad, double c, Place from, Place to)
    {
        double low = from.U - c;
        double high = to.U - c;
        cvm += (high * high * high - low * low * low) / 3;
        double lower = c == 0 ? 0 : c * c * (to.LogU - from.LogU);
        double upper = c == 1 ? 0 : (1 - c) * (1 - c) * (to.LogRest - from.LogRest);
        ad += lower - upper - (to.U - from.U);
    }

    /// <summary>A claim on the scale of probabilities: u, ln u and ln(1 - u).</summary>
    internal readonly record struct Place(double U, double LogU, double LogRest, double Weight, bool IsCensored)
    {
        public static Place Zero => new(0, double.NegativeInfinity, 0, 0, true);

        public static Place One => new(1, 0, double.NegativeInfinity, 0, false);

        public static Place Of(double amount, double deductible, double weight, bool isCensored, Severity law)
        {
            double logRest = Math.Min(law.LogSurvival(amount) - (deductible == 0 ? 0 : law.LogSurvival(deductible)), 0);
            double u = deductible == 0 ? law.Cdf(amount) : -Expm1.Of(logRest);
            double logU = u > 0.5 ? Log1p.Of(-Exp.Of(logRest)) : Log.Of(u);
            return new Place(u, logU, logRest, weight, isCensored);
        }
    }
}
