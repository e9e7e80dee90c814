namespace TechRisk.Pricing.Tests.Reference;

/// <summary>The dental claims, one by one and in bands, against statistics.json.</summary>
public class GroupedStatisticsTests
{
    [SkippableTheory]
    [InlineData("grp-dental-exponential", "theta")]
    [InlineData("grp-dental-weibull", "shape,scale")]
    [InlineData("grp-dental-pareto", "alpha,theta")]
    public void Fits_to_bands_hold(string id, string parameters)
    {
        StatisticsCase reference = StatisticsCase.Of(id);
        string[] names = parameters.Split(',');
        SeverityFamily family = reference.Text("family") switch
        {
            "exponential" => SeverityFamily.Of<Exponential>(),
            "weibull" => SeverityFamily.Of<Weibull>(),
            _ => SeverityFamily.Of<Lomax>(),
        };
        ClaimHistory history = Bands();
        SeverityFit fit = history.FitSeverity(family);
        for (int i = 0; i < names.Length; i++)
        {
            reference.Compare(fit.Parameters[i].Value.Value, "params", names[i]);
            reference.Compare(fit.Parameters[i].Value.StandardError, "se", names[i]);
        }

        reference.Compare(fit.LogLikelihood, "loglik");
        reference.Compare(fit.Aic, "aic");
        foreach ((string limit, _) in reference.ExpectedAt("lev"))
        {
            reference.Compare(fit.Severity.LimitedExpectedValue(SharedData.Number(limit)), "lev", limit);
        }

        foreach ((string word, EstimationMethod method) in new (string, EstimationMethod)[]
        {
            ("cvm", new MinimumCramerVonMises()), ("modified_chi_square", new MinimumChiSquare()), ("las", new LayerAverages()),
        })
        {
            if (!reference.Expects("minimum_distance", word))
            {
                continue;
            }

            SeverityEstimate estimate = history.EstimateSeverity(family, method);
            Assert.Empty(estimate.Findings);
            reference.Compare(estimate.Distance, "minimum_distance", word, "distance");
            for (int i = 0; i < names.Length; i++)
            {
                reference.Compare(estimate.Values[i], "minimum_distance", word, "params", names[i]);
            }
        }

        ChiSquareFit chi = fit.ChiSquare!;
        reference.Compare(chi.UnmergedStatistic, "chi_square_unmerged");
        reference.Compare(chi.Statistic, "chi_square_merged", "stat");
        reference.Compare(chi.Bins, "chi_square_merged", "bins");
        reference.Compare(chi.DegreesOfFreedom, "chi_square_merged", "df");
        reference.Compare(chi.PValue!.Value, "chi_square_merged", "p_value");
        double[] expected = [.. reference.Expected.GetProperty("expected_counts").EnumerateArray().Select(item => item.GetDouble())];
        Assert.All(expected.Zip(chi.Expected), pair => Assert.Equal(pair.First, pair.Second, 1e-4 * pair.First));
        reference.Holds();
    }

    [SkippableFact]
    public void Empirical_figures_of_bands_hold()
    {
        StatisticsCase reference = StatisticsCase.Of("grp-dental-empirical");
        (double From, double To, double Count)[] bands = [.. Bands().Claims.Select(claim => (claim.From, claim.To, claim.Weight))];
        Histogram even = Histogram.FromCounts([bands[0].From, .. bands.Select(band => band.To)], [.. bands.Select(band => band.Count)]);
        double total = bands.Sum(band => band.Count);
        Discrete middle = new([.. bands.Select(band => ((band.From + band.To) / 2, band.Count / total))]);
        CompareList(reference, "raw_moments_uniform", k => even.Moment(k + 1));
        CompareList(reference, "raw_moments_mid_power", k => middle.Moment(k + 1));
        CompareList(reference, "lev_at_knots", k => even.LimitedExpectedValue(bands[k].To));
    }

    [SkippableFact]
    public void Empirical_figures_of_claims_one_by_one_hold()
    {
        StatisticsCase reference = StatisticsCase.Of("grp-dental-individual-lev");
        Empirical claims = new([.. SharedData.Rows("dental_individual.csv").Select(row => SharedData.Number(row.Values.Last()))]);
        CompareList(reference, "raw_moments", k => claims.Moment(k + 1));
        foreach ((string limit, _) in reference.ExpectedAt("lev"))
        {
            reference.Compare(claims.LimitedExpectedValue(SharedData.Number(limit)), "lev", limit);
        }

        reference.Holds();
    }

    // lists of the case are exact to 1e-10
    private static void CompareList(StatisticsCase reference, string name, Func<int, double> actual)
    {
        double[] expected = [.. reference.Expected.GetProperty(name).EnumerateArray().Select(item => item.GetDouble())];
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual(i), 1e-10 * Math.Abs(expected[i]));
        }
    }

    internal static ClaimHistory Bands() => new(
    [
        .. SharedData.Rows("dental_grouped.csv").Select(row => Claim.FromBand(SharedData.Number(row["lower"]), SharedData.Number(row["upper"]), SharedData.Number(row["n"]))),
    ]);
}
