using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>What a reader of a quote has to know, beyond what the simulation found.</summary>
internal static class QuoteFindings
{
    private const double LargestRelativeError = 0.02;
    private const double LargestExhaustion = 0.20;

    /// <summary>What the simulation found, and what the tails of the covers mean for their figures.</summary>
    public static ValueList<Finding> OfRun(YearLossTable losses) =>
    [
        .. losses.Findings,
        .. losses.Covers.SelectMany((cover, i) => cover.Gross.Findings.Select(finding => finding with { Path = CoverPath(i) })),
    ];

    public static ValueList<Finding> Of(YearLossTable losses, PricingBasis basis, PremiumBreakdown premium, KeyFigures figures)
    {
        List<Finding> findings = [.. OfRun(losses)];
        if (premium.Covers.Count > 1)
        {
            AddErrors(findings, "", premium);
        }

        for (int i = 0; i < premium.Covers.Count; i++)
        {
            string path = CoverPath(i);
            PremiumBreakdown cover = premium.Covers[i];
            AddInfinite(findings, path, cover);
            AddErrors(findings, path, cover);
            AddCap(findings, path, cover, losses.Submission.Subsidy);
            AddMargin(findings, path, cover, basis);
            AddExhaustion(findings, path, figures.Covers[i]);
            AddSources(findings, path + ".", losses.Submission.Covers[i].AllSources);
            findings.AddRange((losses.Submission.Covers[i].Exposure?.Findings ?? []).Select(finding => finding with { Path = path + ".exposure." + finding.Path }));
        }

        AddSources(findings, "", losses.Submission.Sources);

        if (basis.DiscountRate > 0 && basis.PaymentPatterns.Count == 0)
        {
            findings.Add(new("premium.no-payment-pattern", "", "the basis has a discount rate but no payment pattern: nothing is discounted", FindingLevel.Note));
        }

        return findings.Distinct().ToValueList();
    }

    private static void AddInfinite(List<Finding> findings, string path, PremiumBreakdown cover)
    {
        if (double.IsFinite(cover.LossCost.Value) && double.IsInfinity(cover.Gross.Value))
        {
            findings.Add(new("premium.infinite", path, $"the premium of cover \"{cover.Name}\" is infinite under this measure; give it a limit or choose another measure"));
        }
    }

    private static void AddErrors(List<Finding> findings, string path, PremiumBreakdown premium)
    {
        if (double.IsFinite(premium.LossCost.Value) && premium.LossCost.RelativeError > LargestRelativeError)
        {
            findings.Add(new(
                "simulation.large-error",
                path,
                string.Create(CultureInfo.InvariantCulture, $"the standard error of the loss cost of \"{premium.Name}\" is {Share(premium.LossCost.RelativeError)} of it, above 2 %: simulate more years")));
        }
    }

    private static void AddCap(List<Finding> findings, string path, PremiumBreakdown cover, SubsidyScheme? scheme)
    {
        if (scheme is null || double.IsInfinity(scheme.RateCap) || !(scheme.Covers.Count == 0 || scheme.Covers.Contains(cover.Name)))
        {
            return;
        }

        double cap = scheme.RateCap * cover.Limit;
        if (cover.Gross.Kind == EstimateKind.Simulated && cover.Gross.Lower <= cap && cap <= cover.Gross.Upper)
        {
            string effect = scheme.CapMode == RateCapMode.CapEligiblePremium ? "the true error is not symmetric" : "across it all of the subsidy comes or goes";
            findings.Add(new(
                "premium.cap-within-error",
                path,
                string.Create(CultureInfo.InvariantCulture, $"the rate cap of the subsidy scheme, {cap:N0}, lies within the 95 % interval of the gross premium of cover \"{cover.Name}\": the error printed for the subsidy holds on this side of the cap only, and {effect}; simulate more years")));
        }

        if (cap < cover.Gross.Value)
        {
            string what = cap < cover.LossCost.Value ? "loss cost alone" : "gross premium";
            string effect = scheme.CapMode == RateCapMode.CapEligiblePremium ? "the part above the cap gets no subsidy" : "the premium gets no subsidy";
            findings.Add(new(
                "premium.cap-below-technical",
                path,
                string.Create(CultureInfo.InvariantCulture, $"the rate cap of the subsidy scheme, {Share(scheme.RateCap)} of the limit or {cap:N0}, is below the {what} of cover \"{cover.Name}\": {effect}")));
        }
    }

    private static void AddMargin(List<Finding> findings, string path, PremiumBreakdown cover, PricingBasis basis)
    {
        if (cover.StandaloneMargin.Value < 0)
        {
            findings.Add(new("premium.negative-margin", path, $"the measure {basis.Measure} of cover \"{cover.Name}\" is below its mean: the risk margin is negative"));
        }
    }

    private static void AddExhaustion(List<Finding> findings, string path, KeyFigures cover)
    {
        if (cover.ProbabilityOfExhaustion is { } probability && probability.Value > LargestExhaustion)
        {
            findings.Add(new("terms.aggregate-exhaustion", path + ".terms.aggregateLimit", $"the aggregate limit of cover \"{cover.Name}\" is used up with a probability of {Share(probability.Value)}, above 20 %"));
        }
    }

    private static void AddSources(List<Finding> findings, string prefix, IEnumerable<ParameterSource> sources)
    {
        foreach (ParameterSource source in sources)
        {
            if (!source.Provenance.IsConfirmed)
            {
                findings.Add(new("source.unconfirmed", prefix + source.Path, "unconfirmed default: " + source.Provenance.Source));
            }
        }
    }

    private static string CoverPath(int index) => string.Create(CultureInfo.InvariantCulture, $"covers[{index}]");

    private static string Share(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";
}
