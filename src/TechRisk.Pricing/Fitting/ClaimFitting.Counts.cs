namespace TechRisk.Pricing;

// claim counts of a history of claims
public static partial class ClaimFitting
{
    extension(ClaimHistory history)
    {
        /// <summary>
        /// The number of claims of each calendar year with its exposure, where the history has exposures by year; otherwise all claims in one
        /// unit with the exposure of the history.
        /// </summary>
        /// <exception cref="InvalidOperationException">
        /// The exposure is not known; or there are exposures by year and a claim has no date or falls in none of them; or a year's claims are no whole number.
        /// </exception>
        public ClaimCounts Counts()
        {
            if (history.ExposureYears == 0)
            {
                throw new InvalidOperationException("the exposure of the history is not known: set ExposureYears or Exposures, so that a claim rate can be told");
            }

            if (history.Exposures.Count == 0)
            {
                return WithThreshold(ClaimCounts.FromRows([new CountRow(Whole(history.ClaimCount, "all years")) { Exposure = history.ExposureYears }]), history);
            }

            Dictionary<int, double> claims = history.Exposures.ToDictionary(year => year.Year, _ => 0.0);
            foreach (Claim claim in history.Claims)
            {
                int year = claim.Date?.Year ?? throw new InvalidOperationException("a claim has no date, so that it belongs to no year of exposure");
                if (!claims.TryGetValue(year, out double before))
                {
                    throw new InvalidOperationException(FormattableString.Invariant($"a claim of {year} has no exposure: give that year's exposure, or leave the claim out"));
                }

                claims[year] = before + claim.Weight;
            }

            return WithThreshold(
                ClaimCounts.FromRows(history.Exposures.OrderBy(year => year.Year).Select(year =>
                    new CountRow(Whole(claims[year.Year], FormattableString.Invariant($"{year.Year}"))) { Exposure = year.Exposure, Time = year.Year })),
                history);
        }

        /// <summary>The Poisson law of the number of claims of a unit of exposure, counted as the history counts them.</summary>
        /// <remarks>For another law: <c>history.Counts().FitFrequency&lt;NegativeBinomial&gt;()</c>.</remarks>
        /// <exception cref="InvalidOperationException">The exposure is not known, or the claims cannot be counted by year.</exception>
        public FrequencyFit FitFrequency() => history.Counts().FitFrequency<Poisson>();
    }

    // a count of what exceeds deductibles is not that of a ground-up severity
    private static ClaimCounts WithThreshold(ClaimCounts counts, ClaimHistory history) =>
        history.Claims.All(claim => claim.Deductible == 0)
            ? counts
            : counts.WithFinding(new Finding(
                "counts.above-deductible",
                "",
                "the counted claims are those above their deductibles, while a fitted severity is ground-up: restate the count by GroundUp(severityFit), or take Predictive(severityFit), which does"));

    private static long Whole(double number, string when) =>
        Math.Abs(number - Math.Round(number)) <= 1e-9 * Math.Max(number, 1)
            ? (long)Math.Round(number)
            : throw new InvalidOperationException(FormattableString.Invariant($"the claims of {when} have weights that sum to {number}: a count is a whole number"));
}
