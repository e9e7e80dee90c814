using static TechRisk.Pricing.Tests.Validation.PageTable;

namespace TechRisk.Pricing.Tests.Validation;

/// <summary>Breaches of health data: fitted on the years to 2012, tested on 2013 to 2016.</summary>
public class BackTestBreaches
{
    private const long Years = 5_000; // error of a PIT at most 0.007
    private const double Cap = 1e6;

    private static readonly int[] TestYears = [2013, 2014, 2015, 2016];

    private static readonly PolicyTerms Reported = new() { Franchise = BreachData.Threshold };

    [SkippableFact]
    public void Numbers_of_breaches_against_the_years_that_came()
    {
        ClaimCounts known = BreachData.UpTo(2012).Counts();
        FrequencyFit poisson = known.FitFrequency<Poisson>();
        FrequencyFit spread = known.FitFrequency<NegativeBinomial>();
        Assert.True(spread.Aic < poisson.Aic);
        Check(
            BackTest.Page,
            ["year", "breaches", "foreseen", "PIT, Poisson as if known", "PIT, negative binomial as if known", "PIT with parameter uncertainty", "the same, refitted every year"],
            TestYears.Select(year =>
            {
                double exposure = BreachData.Exposure(year);
                long n = BreachData.Archived().Count(breach => breach.Date.Year == year);
                return new[]
                {
                    Whole(year), Whole(n), Number(poisson.Frequency.Mean * exposure),
                    Probability(poisson.At(exposure).MidPit(n)),
                    Probability(spread.At(exposure).MidPit(n)),
                    Probability(Predicted(spread, exposure).MidPit(n)),
                    Probability(Predicted(BreachData.UpTo(year - 1).Counts().FitFrequency<NegativeBinomial>(), exposure).MidPit(n)),
                };
            }));
    }

    [SkippableFact]
    public void Individuals_affected_against_the_years_that_came()
    {
        ClaimHistory known = BreachData.UpTo(2012);
        FrequencyFit count = known.Counts().FitFrequency<NegativeBinomial>();
        SeverityFit normal = known.FitSeverity<LogNormal>();
        SeverityFit logistic = known.FitSeverity<LogLogistic>();
        Assert.True(normal.Aic < logistic.Aic && logistic.Aic - normal.Aic < 2); // one has a finite mean, the other has none, and the data cannot tell
        Assert.True(double.IsPositiveInfinity(logistic.Severity.Mean));
        Dictionary<double, (AnnualLoss AsIfKnown, AnnualLoss Uncertain, AnnualLoss Logistic)> foreseen = TestYears.Select(BreachData.Exposure).Distinct().ToDictionary(
            exposure => exposure,
            exposure => (
                BackTest.Year(new FrequencySeverity(count.GroundUp(normal), normal.Severity).ScaleFrequency(exposure), Reported, Years),
                BackTest.Year(count.Predictive(normal).ScaleFrequency(exposure), Reported, Years),
                BackTest.Year(count.Predictive(logistic).ScaleFrequency(exposure), Reported, Years)));
        Check(
            BackTest.Page,
            ["year", "individuals, million", "median foreseen", "PIT, lognormal as if known", "PIT with parameter uncertainty", "the same, refitted every year", "PIT, log-logistic with parameter uncertainty"],
            TestYears.Select(year =>
            {
                double exposure = BreachData.Exposure(year);
                double sum = BreachData.Archived().Where(breach => breach.Date.Year == year).Sum(breach => breach.Individuals);
                ClaimHistory before = BreachData.UpTo(year - 1);
                LossModel refitted = before.Counts().FitFrequency<NegativeBinomial>().Predictive(before.FitSeverity<LogNormal>());
                return new[]
                {
                    Whole(year), Number(sum / 1e6, 1), Number(foreseen[exposure].Uncertain.Quantile(0.5).Value / 1e6, 1),
                    Probability(foreseen[exposure].AsIfKnown.Pit(sum)),
                    Probability(foreseen[exposure].Uncertain.Pit(sum)),
                    Probability(year == TestYears[0] ? foreseen[exposure].Uncertain.Pit(sum) : BackTest.Year(refitted.ScaleFrequency(exposure), Reported, Years).Pit(sum)),
                    Probability(foreseen[exposure].Logistic.Pit(sum)),
                };
            }));
    }

    [SkippableFact]
    public void Individuals_up_to_a_million_a_breach()
    {
        ClaimHistory known = BreachData.UpTo(2012);
        FrequencyFit count = known.Counts().FitFrequency<NegativeBinomial>();
        SeverityFit normal = known.FitSeverity<LogNormal>();
        PolicyTerms terms = Reported with { Limit = Cap };
        Dictionary<double, AnnualLoss> foreseen = TestYears.Select(BreachData.Exposure).Distinct().ToDictionary(
            exposure => exposure, exposure => BackTest.Year(count.Predictive(normal).ScaleFrequency(exposure), terms, Years));
        Check(
            BackTest.Page,
            ["year", "million, at most 1m a breach", "mean foreseen", "PIT with parameter uncertainty", "the same, number of breaches known"],
            TestYears.Select(year =>
            {
                double[] sizes = [.. BreachData.Archived().Where(breach => breach.Date.Year == year).Select(breach => Math.Min(breach.Individuals, Cap))];
                AnnualLoss uncertain = foreseen[BreachData.Exposure(year)];
                Frequency happened = EmpiricalCounts.FromCounts(sizes.Length);
                return new[]
                {
                    Whole(year), Number(sizes.Sum() / 1e6, 1), Number(uncertain.Mean.Value / 1e6, 1), Probability(uncertain.Pit(sizes.Sum())),
                    Probability(BackTest.Year(new FrequencySeverity(happened, new Truncated(normal.Severity, BreachData.Threshold)), new PolicyTerms { Limit = Cap }, Years).Pit(sizes.Sum())),
                };
            }));
    }

    [SkippableFact]
    public void Sizes_of_single_breaches_against_the_fitted_law()
    {
        SeverityFit fit = BreachData.UpTo(2012).FitSeverity<LogNormal>();
        (string Name, double[] Sizes)[] groups =
        [
            .. TestYears.Select(year => (Whole(year), BreachData.Archived().Where(breach => breach.Date.Year == year).Select(breach => breach.Individuals).ToArray())),
            ("2013 to 2016", [.. BreachData.Archived().Where(breach => breach.Date.Year > 2012).Select(breach => breach.Individuals)]),
            ("2023 and 2024", [.. BreachData.UnderInvestigation().Select(breach => breach.Individuals)]),
        ];
        Check(
            BackTest.Page,
            ["years", "single breaches", "mean PIT", "largest distance x root n (5 %: 1.358)", "above the fitted 90 %", "above the fitted 99 %"],
            groups.Select(group =>
            {
                double[] pit = [.. group.Sizes.Select(size => 1 - fit.Severity.Survival(size) / fit.Severity.Survival(BreachData.Threshold))];
                return new[]
                {
                    group.Name, Number(pit.Length), Number(pit.Average(), 3), Number(BackTest.Kolmogorov(pit), 2),
                    Number(100 * pit.Count(p => p > 0.9) / (double)pit.Length, 1) + " %", Number(100 * pit.Count(p => p > 0.99) / (double)pit.Length, 1) + " %",
                };
            }));
    }

    [SkippableFact]
    public void Laws_that_fit_alike_differ_far_out()
    {
        ClaimHistory known = BreachData.UpTo(2012);
        SeverityFit[] fits = [known.FitSeverity<LogNormal>(), known.FitSeverity<LogLogistic>(), known.FitSeverity<Burr>(), known.FitSeverity<Lomax>()];
        double rate = known.Counts().Rate;
        Check(
            BackTest.Page,
            ["law of a breach, fitted to 2012", "AIC above the best", "mean of a reported breach", "at most 1m a breach", "years between breaches above 10m", "above 78.8m"],
            fits.Select(fit => new[]
            {
                fit.Family.Name switch { "LogNormal" => "lognormal", "LogLogistic" => "log-logistic", "Burr" => "Burr", _ => "Pareto (Lomax)" },
                Number(fit.Aic - fits.Min(other => other.Aic), 1),
                double.IsPositiveInfinity(fit.Severity.Mean) ? "infinite" : Number(new Truncated(fit.Severity, BreachData.Threshold).Mean),
                Number(new Truncated(fit.Severity, BreachData.Threshold).LimitedExpectedValue(Cap)),
                Number(1 / (rate * Above(fit.Severity, 10e6)), 1),
                Number(1 / (rate * Above(fit.Severity, 78.8e6)), 1),
            }));
    }

    [SkippableFact]
    public void Kinds_of_breaches_changed()
    {
        ILookup<(int Year, string Kind), string> kinds = BreachData.Kinds();
        Check(
            BackTest.Page,
            ["year", "theft", "unauthorised access or disclosure", "hacking", "all"],
            Enumerable.Range(2010, 7).Select(year => new[]
            {
                Whole(year), Whole(kinds[(year, "Theft")].Count()), Whole(kinds[(year, "Unauthorized Access/Disclosure")].Count()), Whole(kinds[(year, "Hacking/IT Incident")].Count()),
                Whole(kinds.Where(group => group.Key.Year == year).Sum(group => group.Count())),
            }));
    }

    private static double Above(Severity law, double size) => law.Survival(size) / law.Survival(BreachData.Threshold);

    private static AnnualLoss Predicted(FrequencyFit fit, double exposure) =>
        BackTest.Year(fit.Uncertain().Counting().ScaleFrequency(exposure), null, Years);
}
