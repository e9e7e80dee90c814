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

        reference.Holds();
    }

    internal static ClaimHistory Bands() => new(
    [
        .. SharedData.Rows("dental_grouped.csv").Select(row => Claim.FromBand(SharedData.Number(row["lower"]), SharedData.Number(row["upper"]), SharedData.Number(row["n"]))),
    ]);
}
