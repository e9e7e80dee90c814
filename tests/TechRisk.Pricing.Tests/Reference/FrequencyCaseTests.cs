using System.Globalization;
using System.Text.Json;

namespace TechRisk.Pricing.Tests.Reference;

/// <summary>Fits of claim counts against independent programs: the cases of statistics.json about counts.</summary>
public sealed class FrequencyCaseTests
{
    public static IEnumerable<object[]> Cases =>
        StatisticsCase.Ids("frequency", "cyber-frequency", "rnd-technology").Where(id => id.StartsWith("freq-", StringComparison.Ordinal)).Select(id => new object[] { id });

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void A_fit_of_counts_is_that_of_independent_programs(string id)
    {
        StatisticsCase @case = StatisticsCase.Of(id);
        ClaimCounts counts = Counts(@case);
        (FrequencyFit fit, Dictionary<string, Estimate> named) = Fit(counts, @case.Text("family"));
        Assert.True(fit.HasOptimum, fit.ToString());
        foreach ((string name, Estimate estimate) in named)
        {
            @case.Compare(estimate.Value, "params", name);
            @case.Compare(estimate.StandardError, "se", name);
        }

        Assert.Equal(@case.ExpectedAt("params").Count(), named.Count);
        @case.Compare(fit.LogLikelihood, "loglik");
        @case.Compare(fit.Aic, "aic");
        @case.Compare(fit.Frequency.Mean, "mean");
        @case.Compare(fit.Frequency.Variance, "variance");
        @case.Compare(counts.Units, "n");
        @case.Compare(counts.Claims / counts.Units, "sample_mean");
        @case.Compare(counts.Variance, "sample_variance_ddof1");
        if (@case.Expects("chi_square"))
        {
            ChiSquareFit test = fit.ChiSquare;
            @case.CompareAll(test.Expected, "chi_square", "expected_last_class_open");
            @case.Compare(test.Statistic, "chi_square", "stat");
            @case.Compare(test.Bins, "chi_square", "bins");
            @case.Compare(test.DegreesOfFreedom, "chi_square", "df");
            @case.Compare(test.PValue ?? double.PositiveInfinity, "chi_square", "p_value");
            if (HasUnmerged(@case))
            {
                @case.Compare(test.UnmergedStatistic, "chi_square", "stat_unmerged");
            }
        }

        @case.Holds();
    }

    /// <summary>The iid negative binomial and both trends of the yearly counts.</summary>
    [Fact]
    public void Trends_of_yearly_counts_are_those_of_independent_programs()
    {
        StatisticsCase @case = StatisticsCase.Of("cyber-yearly-hhs");
        int[] years = [.. @case.Inputs.GetProperty("years").EnumerateArray().Select(year => year.GetInt32())];
        long[] numbers = [.. @case.Inputs.GetProperty("counts").EnumerateArray().Select(number => number.GetInt64())];
        ClaimCounts counts = ClaimCounts.FromYears([.. years.Zip(numbers, (year, number) => (year, 1.0, number))]);

        FrequencyFit fit = counts.FitFrequency<NegativeBinomial>();
        Estimate r = fit.Derived<NegativeBinomial>(law => law.Size);
        Estimate beta = fit.Derived<NegativeBinomial>(law => law.Beta);
        @case.Compare(r.Value, "nb_iid", "params", "r");
        @case.Compare(beta.Value, "nb_iid", "params", "beta");
        @case.Compare(r.StandardError, "nb_iid", "se", "r");
        @case.Compare(beta.StandardError, "nb_iid", "se", "beta");
        @case.Compare(fit.LogLikelihood, "nb_iid", "loglik");
        @case.Compare(fit.Aic, "nb_iid", "aic");
        @case.Compare(fit.Frequency.Mean, "nb_iid", "mean");
        @case.Compare(fit.Frequency.Variance, "nb_iid", "variance");

        CountTrend poisson = counts.FitTrend();
        @case.Compare(poisson.Intercept.Value, "poisson_trend", "b0");
        @case.Compare(poisson.Slope.Value, "poisson_trend", "b1");
        @case.CompareAll([poisson.Intercept.StandardError, poisson.Slope.StandardError], "poisson_trend", "se");
        @case.Compare(poisson.LogLikelihood, "poisson_trend", "loglik");
        @case.Compare(poisson.PearsonDispersion, "poisson_trend", "dispersion_pearson");

        CountTrend mixed = counts.FitTrend(TrendModel.NegativeBinomial);
        @case.Compare(mixed.Intercept.Value, "nb_trend", "b0");
        @case.Compare(mixed.Slope.Value, "nb_trend", "b1");
        @case.Compare(mixed.Size.Value, "nb_trend", "r");
        @case.CompareAll([mixed.Intercept.StandardError, mixed.Slope.StandardError], "nb_trend", "se_b");
        @case.Compare(mixed.LogSize!.Value.StandardError, "nb_trend", "se_ln_r");
        @case.Compare(mixed.LogLikelihood, "nb_trend", "loglik");
        @case.Holds();
        Assert.Equal(21, @case.Compared);
    }

    // the reference takes the last class as units less all others: where fewer than 1e-6 units are expected that is rounding, also below 0
    private static bool HasUnmerged(StatisticsCase @case)
    {
        JsonElement test = @case.Expected.GetProperty("chi_square");
        double last = test.GetProperty("expected_last_class_open").EnumerateArray().Last().GetDouble();
        return test.GetProperty("stat_unmerged").ValueKind != JsonValueKind.Null && last > 1e-6;
    }

    private static (FrequencyFit Fit, Dictionary<string, Estimate> Named) Fit(ClaimCounts counts, string family)
    {
        switch (family)
        {
            case "poisson":
                FrequencyFit poisson = counts.FitFrequency<Poisson>();
                return (poisson, new() { ["lambda"] = poisson.Parameters[0].Value });
            case "geometric":
                FrequencyFit geometric = counts.FitFrequency<Geometric>();
                return (geometric, new() { ["beta"] = geometric.Parameters[0].Value });
            case "negbin":
                FrequencyFit negative = counts.FitFrequency<NegativeBinomial>();
                return (negative, new()
                {
                    ["r"] = negative.Derived<NegativeBinomial>(law => law.Size),
                    ["beta"] = negative.Derived<NegativeBinomial>(law => law.Beta),
                });
            case "pig":
                FrequencyFit inverse = counts.FitFrequency<PoissonInverseGaussian>();
                return (inverse, new() { ["mu"] = inverse.Parameters[0].Value, ["beta"] = inverse.Parameters[1].Value });
            case "zip":
                FrequencyFit inflated = counts.FitFrequency(FrequencyFamily.ZeroModifiedOf<Poisson>());
                return (inflated, new()
                {
                    ["lambda"] = inflated.Parameters[0].Value,
                    ["pi"] = inflated.Derived<ZeroModified>(law => 1 - law.Mean / law.Frequency.Mean),
                });
            default:
                throw new InvalidOperationException($"no family {family}");
        }
    }

    private static ClaimCounts Counts(StatisticsCase @case)
    {
        if (@case.Inputs.TryGetProperty("counts_by_month", out JsonElement months))
        {
            return ClaimCounts.FromCounts([.. months.EnumerateArray().Select(month => month.GetInt64())]);
        }

        if (@case.Inputs.TryGetProperty("counts", out JsonElement counts))
        {
            return ClaimCounts.FromTable([.. counts.EnumerateObject().Select(item => (long.Parse(item.Name, CultureInfo.InvariantCulture), item.Value.GetInt64()))]);
        }

        return ClaimCounts.FromTable([.. SharedData.Rows(@case.Text("file")).Select(row => (Whole(row["n_claims"]), Whole(row.Values.Last())))]);
    }

    private static long Whole(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
