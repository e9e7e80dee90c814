using System.Text.Json;

namespace TechRisk.Pricing.Tests.Reference;

/// <summary>Tails, survival functions and proportions on real data against statistics.json; the data are read where they lie.</summary>
public class TailStatisticsTests
{
    private static readonly string[] Groups = ["evt", "cyber-evt", "product-recall", "rnd-technology"];

    public static TheoryData<string> Tails => new(StatisticsCase.Ids(Groups).Where(id => id.Contains("-gpd-", StringComparison.Ordinal)));

    public static TheoryData<string> Indices => new(StatisticsCase.Ids(Groups).Where(id => id.EndsWith("-tailindex", StringComparison.Ordinal)));

    [SkippableTheory]
    [MemberData(nameof(Tails))]
    public void Peaks_over_threshold_hold(string id)
    {
        StatisticsCase reference = StatisticsCase.Of(id);
        OrderedLosses losses = Losses(reference);
        double threshold = reference.Number("threshold");
        PeaksOverThreshold tail = losses.PeaksOver(threshold);
        reference.Compare(tail.Shape.Value, "params", "xi");
        reference.Compare(tail.Scale.Value, "params", "beta");
        reference.Compare(tail.Shape.StandardError, "se", "xi");
        reference.Compare(tail.Scale.StandardError, "se", "beta");
        reference.Compare(tail.ScaleShapeCovariance, "cov_xi_beta");
        reference.Compare(tail.LogLikelihood, "loglik");
        reference.Compare(tail.Aic, "aic");
        reference.Compare(tail.Bic, "bic");
        reference.Compare(tail.GoodnessOfFit.KolmogorovSmirnov, "gof", "ks");
        reference.Compare(tail.GoodnessOfFit.CramerVonMises, "gof", "cvm");
        reference.Compare(tail.GoodnessOfFit.AndersonDarling, "gof", "ad");
        reference.Compare(TailDistance.AndersonDarling(losses.Excesses(threshold), tail.Excess), "gof", "ad");
        reference.Compare(tail.Excess.Mean, "mean");
        reference.Compare(tail.Exceedances, "n_exceed");
        reference.Compare(tail.Count, "n");
        reference.Compare(tail.ExceedanceProbability.Value, "tail_prob");
        Each(reference, "VaR", level => tail.ValueAtRisk(level).Value);
        Each(reference, "TVaR", level => tail.TailValueAtRisk(level).Value);
        Estimators(reference, losses, TailMethod.WeightedMoments, "pwm");
        Estimators(reference, losses, TailMethod.Moments, "moments");
        Assert.Equal(reference.Expects("mean_infinite"), tail.Findings.Any(finding => finding.Code == "tail.infinite-mean"));
        reference.Holds();
    }

    [SkippableTheory]
    [MemberData(nameof(Indices))]
    public void Tail_indices_hold(string id)
    {
        StatisticsCase reference = StatisticsCase.Of(id);
        OrderedLosses losses = Losses(reference);
        foreach (JsonElement element in reference.Inputs.GetProperty("k").EnumerateArray())
        {
            int k = element.GetInt32();
            string at = element.ToString();
            reference.Compare(losses.HillIndex(k).Value, "hill", at);
            reference.Compare(losses.HillPlot(k, k)[0].Value.Value, "hill", at);
            reference.Compare(losses.MeanOfOrderIndex(k, 0).Value, "hill", at);
            reference.Compare(losses.HillIndex(k).StandardError, "hill_se", at);
            reference.Compare(losses.MomentIndex(k).Value, "moment", at);
            reference.Compare(losses.PickandsIndex(k).Value, "pickands", at);
            reference.Compare(losses.WeissmanQuantile(k, 0.999).Value, "weissman_q999", at);
        }

        reference.Holds();
    }

    [SkippableTheory]
    [InlineData("cens-loss-kaplan-meier")]
    [InlineData("rnd-satellite-life-km")]
    public void Product_limit_estimates_hold(string id)
    {
        StatisticsCase reference = StatisticsCase.Of(id);
        ProductLimit estimate = SeverityStatisticsTests.History(reference).ProductLimit();
        foreach ((string at, _) in reference.ExpectedAt("survival"))
        {
            Estimate survival = estimate.Survival(SharedData.Number(at));
            reference.Compare(survival.Value, "survival", at, "S");
            reference.Compare(survival.StandardError, "survival", at, "greenwood_se");
        }

        Each(reference, "lev", limit => estimate.LimitedExpectedValue(limit).Value);
        Each(reference, "lev", limit => estimate.ToSeverity().LimitedExpectedValue(limit));
        Each(reference, "ilf", limit => estimate.IncreasedLimitFactor(limit, reference.Number("base")).Value);
        reference.Holds();
    }

    [SkippableTheory]
    [InlineData("evt-danish-gev-annual")]
    [InlineData("evt-danish-gev-monthly")]
    public void Block_maxima_hold(string id)
    {
        StatisticsCase reference = StatisticsCase.Of(id);
        BlockMaximaFit fit = BlockMaximaFit.Of([.. DanishMaxima(reference.Text("block") == "annual" ? 4 : 7)]);
        reference.Compare(fit.Location.Value, "params", "mu");
        reference.Compare(fit.Scale.Value, "params", "sigma");
        reference.Compare(fit.Shape.Value, "params", "xi");
        reference.Compare(fit.Location.StandardError, "se", "mu");
        reference.Compare(fit.Scale.StandardError, "se", "sigma");
        reference.Compare(fit.Shape.StandardError, "se", "xi");
        reference.Compare(fit.LogLikelihood, "loglik");
        reference.Compare(fit.Blocks, "n");
        Each(reference, "return_level", blocks => fit.ReturnLevel(blocks).Value);
        reference.Holds();
    }

    [SkippableFact]
    public void The_beta_binomial_launch_failures_hold()
    {
        StatisticsCase reference = StatisticsCase.Of("rnd-launch-betabinomial");
        Dictionary<string, SuccessRecord> vehicles = SharedData.Rows(reference.Text("file"))
            .GroupBy(row => row["vehicle"], row => row["launch_code"] == "OF")
            .Where(group => group.Count() >= 5)
            .ToDictionary(group => group.Key, group => new SuccessRecord(group.Count(isFailure => isFailure), group.Count()));
        BetaBinomialFit fit = BetaBinomialFit.Of([.. vehicles.Values]);
        reference.Compare(vehicles.Count, "n_vehicles");
        reference.Compare(vehicles.Values.Sum(vehicle => vehicle.Trials), "launches");
        reference.Compare(vehicles.Values.Sum(vehicle => vehicle.Successes), "failures");
        reference.Compare(fit.Alpha.Value, "params", "alpha");
        reference.Compare(fit.Beta.Value, "params", "beta");
        reference.Compare(fit.Alpha.StandardError, "se", "alpha");
        reference.Compare(fit.Beta.StandardError, "se", "beta");
        reference.Compare(fit.LogLikelihood, "loglik");
        reference.Compare(fit.BinomialLogLikelihood, "binomial_loglik");
        reference.Compare(fit.Mean.Value, "mean");
        reference.Compare(fit.Correlation.Value, "rho");
        foreach ((string vehicle, _) in reference.ExpectedAt("posterior_mean"))
        {
            reference.Compare(fit.PosteriorMean(vehicles[vehicle]).Value, "posterior_mean", vehicle);
        }

        reference.Holds();
    }

    [Fact]
    public void The_phases_of_clinical_development_hold()
    {
        StatisticsCase reference = StatisticsCase.Of("rnd-pharma-phases");
        List<SuccessRecord> phases = [];
        foreach (JsonElement phase in reference.Inputs.GetProperty("phases").EnumerateArray())
        {
            SuccessRecord record = SuccessRecord.FromRate(phase.GetProperty("success").GetDouble(), phase.GetProperty("transitions").GetDouble());
            string name = phase.GetProperty("phase").GetString()!;
            JsonElement wilson = reference.Expected.GetProperty("wilson95").GetProperty(name);
            Assert.Equal(wilson[0].GetDouble(), record.Rate.Lower, 1e-9);
            Assert.Equal(wilson[1].GetDouble(), record.Rate.Upper, 1e-9);

            // the posterior counts whole successes, the interval the published rate
            reference.Compare(new SuccessRecord(Math.Round(record.Successes), record.Trials).PosteriorMean().Value, "posterior_mean_uniform_prior", name);
            phases.Add(record);
        }

        Estimate approval = SuccessRecord.ProductOf([.. phases]);
        reference.Compare(approval.Value, "loa_from_phase1");
        reference.Compare(approval.StandardError, "loa_se_delta");
        reference.Compare(SuccessRecord.ProductOf([.. phases.Skip(1)]).Value, "loa_from_phase2");
        reference.Holds();
    }

    /// <summary>The largest Danish fire loss of each block: the blocks share so many first letters of the date.</summary>
    internal static IEnumerable<double> DanishMaxima(int letters) =>
        SharedData.Rows("danish_fire_univariate.csv").GroupBy(row => row["date"][..letters]).Select(block => block.Max(row => SharedData.Number(row["loss_mdkk"])));

    // amounts above 0, as the independent program took them
    private static OrderedLosses Losses(StatisticsCase reference) =>
        new([.. SharedData.Column(reference.Text("file"), reference.Text("column")).Where(amount => amount > 0)]);

    private static void Estimators(StatisticsCase reference, OrderedLosses losses, TailMethod method, string name)
    {
        PeaksOverThreshold tail = losses.PeaksOver(reference.Number("threshold"), method);
        reference.Compare(tail.Shape.Value, name, "xi");
        reference.Compare(tail.Scale.Value, name, "beta");
    }

    private static void Each(StatisticsCase reference, string what, Func<double, double> figure)
    {
        foreach ((string name, _) in reference.ExpectedAt(what))
        {
            reference.Compare(figure(SharedData.Number(name)), what, name);
        }
    }
}
