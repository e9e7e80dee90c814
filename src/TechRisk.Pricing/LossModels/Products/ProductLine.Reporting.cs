using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <content>Costs by year of damage and of report: L(t, l) = N_(t-l) g_l s (1 + trend)^t.</content>
public sealed partial record ProductLine
{
    private const int MostTailYears = 10_000;

    /// <summary>Expected number of claims, single and in batches, of the damage of the policy year.</summary>
    public double ExpectedClaims => ReferenceClaims * Volume(0);

    /// <summary>The law of the indemnity of a claim reported in the policy year.</summary>
    public Severity TrendedSeverity => Grown(SeverityTrend, TrendYears) is var factor && factor == 1 ? Severity : Severity.Times(factor);

    /// <summary>
    /// Expected ground-up indemnity of the damage of the policy year, whenever it is reported: N s sum_l g_l (1 + trend)^l.
    /// </summary>
    public double OccurrenceCost => CostOf(Volume(0) * ReportLag.Select((share, lag) => share * Grown(SeverityTrend, lag)).Sum());

    /// <summary>Expected ground-up indemnity of what is reported in the policy year, damage of all years: s sum_l N_-l g_l.</summary>
    public double MatureClaimsMadeCost => CostOf(Reported(_ => 1));

    /// <summary>Occurrence cost divided by mature claims-made cost.</summary>
    public double OccurrenceToClaimsMade => OccurrenceCost / MatureClaimsMadeCost;

    /// <summary>
    /// The part of the mature claims-made cost that a policy in its m-th year insures: the sum over l below m of N_-l g_l, divided by that over all l.
    /// </summary>
    /// <param name="step">m, 1 or more; from the number of shares on the policy is mature, factor 1.</param>
    public double StepFactor(int step) => CoveredPart(ClaimsMadeTrigger.AtStep(step));

    /// <summary>Expected ground-up indemnity of what is reported in the policy year of damage after the retroactive date.</summary>
    /// <param name="trigger">The retroactive date; the extended reporting period plays no part.</param>
    public double ClaimsMadeCost(ClaimsMadeTrigger trigger) => CostOf(Reported(Checked(trigger).CoveredPart));

    /// <summary>
    /// Expected ground-up indemnity of the extended reporting period: damage after the retroactive date and before the policy's end that is reported in
    /// the years after it, s sum_k (1 + trend)^k sum_j N_-j g_(j+k).
    /// </summary>
    /// <param name="trigger">The retroactive date and the length of the period: infinite for an unlimited tail cover, 0 for none, which costs 0.</param>
    public double TailCost(ClaimsMadeTrigger trigger) => CostOf(Late(Checked(trigger)).Sum(year => year.Volume * Grown(SeverityTrend, year.Years)));

    /// <summary>What a claims-made trigger insures of the claims reported in the policy year, a fraction.</summary>
    internal double CoveredPart(ClaimsMadeTrigger trigger) => Reported(_ => 1) is var all && all > 0 ? Math.Min(Reported(trigger.CoveredPart) / all, 1) : 1;

    /// <summary>Claims reported in the policy year, as a multiple of those of the damage of a year with the reference exposure.</summary>
    internal double Reported(Func<int, double> part)
    {
        double sum = 0;
        for (int lag = 0; lag < ReportLag.Count; lag++)
        {
            sum += part(lag) * Volume(lag) * ReportLag[lag];
        }

        return sum;
    }

    /// <summary>Claims reported k years after the policy year within the extended period, in the same measure.</summary>
    internal IEnumerable<(int Years, double Volume)> Late(ClaimsMadeTrigger trigger)
    {
        for (int years = 1; years < ReportLag.Count && years < MostTailYears; years++)
        {
            double sum = 0;
            for (int before = 0; before + years < ReportLag.Count; before++)
            {
                sum += trigger.CoveredPart(before) * Volume(before) * ReportLag[before + years];
            }

            double volume = sum * trigger.ReportingPart(years);
            if (volume > 0)
            {
                yield return (years, volume);
            }
        }
    }

    /// <summary>(1 + rate)^years.</summary>
    internal static double Grown(double rate, double years) => rate == 0 || years == 0 ? 1 : years == 1 ? 1 + rate : Pow.Of(1 + rate, years);

    /// <summary>The exposure that volumes are measured in: that of the policy year, or the last one above 0 of a line that is no longer sold.</summary>
    internal double ReferenceExposure => Exposure > 0 ? Exposure : PastExposures.FirstOrDefault(past => past > 0, 1);

    /// <summary>Claims of the damage of a year, as a multiple of those of a policy year with the reference exposure.</summary>
    internal double Volume(int yearsBefore)
    {
        int known = Math.Min(yearsBefore, PastExposures.Count);
        double exposure = known == 0 ? Exposure : PastExposures[known - 1];
        return exposure / ReferenceExposure * Grown(ExposureGrowth, known - yearsBefore) * Grown(FrequencyTrend, -yearsBefore);
    }

    private double ReferenceClaims => (Frequency.Mean * ReferenceExposure + (Batches?.ExpectedClaims ?? 0)) * Grown(FrequencyTrend, TrendYears);

    private double CostOf(double volume) => volume == 0 || ReferenceClaims == 0 ? 0 : ReferenceClaims * volume * TrendedSeverity.Mean;

    private static ClaimsMadeTrigger Checked(ClaimsMadeTrigger trigger) => trigger ?? throw new ArgumentNullException(nameof(trigger));
}
