using System.Globalization;
using System.Text.Json;

namespace TechRisk.Pricing.Tests.Reference;

/// <summary>Severity fits on real data against statistics.json; the data are read where they lie.</summary>
public class SeverityStatisticsTests
{
    // parameter names of the case -> names of the law
    private static readonly Dictionary<string, (SeverityFamily Family, (string Case, string Law)[] Names)> Families = new()
    {
        ["exponential"] = (SeverityFamily.Of<Exponential>(), [("theta", "mean")]),
        ["gamma"] = (SeverityFamily.Of<Gamma>(), [("shape", "shape"), ("scale", "scale")]),
        ["weibull"] = (SeverityFamily.Of<Weibull>(), [("shape", "shape"), ("scale", "scale")]),
        ["lognormal"] = (SeverityFamily.Of<LogNormal>(), [("mu", "mu"), ("sigma", "sigma")]),
        ["loglogistic"] = (SeverityFamily.Of<LogLogistic>(), [("gamma", "shape"), ("theta", "scale")]),
        ["burr"] = (SeverityFamily.Of<Burr>(), [("alpha", "alpha"), ("gamma", "gamma"), ("theta", "scale")]),
        ["invgauss"] = (SeverityFamily.Of<InverseGaussian>(), [("mu", "mean"), ("lambda", "shape")]),
        ["mixed exponential (2)"] = (SeverityFamily.MixedExponential(2), [("w", "share1"), ("a", "mean1"), ("b", "mean2")]),
        ["pareto"] = (SeverityFamily.Of<Lomax>(), [("alpha", "shape"), ("theta", "scale")]),
    };

    public static TheoryData<string> Fitted => new(StatisticsCase.Ids("severity-mle", "severity-censored", "severity-truncated", "cyber-severity")
        .Concat(StatisticsCase.Ids("rnd-technology").Where(id => id.StartsWith("rnd-satellite-life", StringComparison.Ordinal)))
        .Where(id => StatisticsCase.Of(id).HasInput("family")));

    [SkippableTheory]
    [MemberData(nameof(Fitted))]
    public void Fits_hold(string id)
    {
        StatisticsCase reference = StatisticsCase.Of(id);
        (SeverityFamily family, (string Case, string Law)[] names) = Families[reference.Text("family")];
        ClaimHistory history = History(reference);
        SeverityFit fit = history.FitSeverity(family);
        Assert.True(fit.HasOptimum, string.Join('\n', fit.Findings));
        foreach ((string inCase, string inLaw) in names)
        {
            Estimate estimate = fit.Parameters.Single(p => p.Name == inLaw).Value;
            reference.Compare(estimate.Value, "params", inCase);
            reference.Compare(estimate.StandardError, "se", inCase);
        }

        reference.Compare(fit.LogLikelihood, "loglik");
        reference.Compare(fit.Aic, "aic");
        reference.Compare(fit.Bic, "bic");
        reference.Compare(fit.GoodnessOfFit!.KolmogorovSmirnov, "gof", "ks");
        reference.Compare(fit.GoodnessOfFit.CramerVonMises, "gof", "cvm");
        reference.Compare(fit.GoodnessOfFit.AndersonDarling, "gof", "ad");
        reference.Compare(fit.Severity.Mean, "mean");
        reference.Compare(history.ClaimCount, "n");
        reference.Compare(history.Claims.Count(claim => claim.IsCensored), "n_censored");
        reference.Compare(history.Claims.Count(claim => claim.IsExact), "failures");
        CompareAt(reference, "quantile", p => fit.Severity.Quantile(p));
        CompareAt(reference, "lev", fit.Severity.LimitedExpectedValue);
        Empirical empirical = new([.. history.Claims.Select(claim => claim.From)]);
        CompareAt(reference, "empirical_lev", empirical.LimitedExpectedValue);
        foreach ((string name, _) in reference.ExpectedAt("reliability"))
        {
            reference.Compare(fit.Severity.Survival(SharedData.Number(name.TrimEnd('y'))), "reliability", name);
        }

        if (reference.Expects("ilf"))
        {
            double basis = fit.Severity.LimitedExpectedValue(reference.Expected.GetProperty("ilf_base").GetDouble());
            CompareAt(reference, "ilf", x => fit.Severity.LimitedExpectedValue(x) / basis);
        }

        if (reference.Expects("mean_infinite"))
        {
            Assert.Contains(fit.Findings, finding => finding.Code == "tail.infinite-mean");
        }

        reference.Holds();
    }

    [SkippableTheory]
    [InlineData("sev-spp-secura")]
    [InlineData("sev-spp-soagmi")]
    public void Single_parameter_pareto_fits_hold(string id)
    {
        StatisticsCase reference = StatisticsCase.Of(id);
        SeverityFit fit = History(reference).FitSeverity(SeverityFamily.Of<Pareto>().Fixing("minimum", reference.Number("threshold")));
        double n = fit.History.ClaimCount;
        reference.Compare(n, "n");
        reference.Compare(fit.Parameters[0].Value.Value, "alpha");
        reference.Compare(fit.Parameters[0].Value.StandardError, "se_alpha");
        reference.Compare(fit.LogLikelihood, "loglik");
        reference.Compare(fit.Parameters[0].Value.Value * (n - 1) / n, "alpha_unbiased");
        reference.Holds();
    }

    /// <summary>The claims of a case: column and filter, deductible, limit.</summary>
    internal static ClaimHistory History(StatisticsCase reference)
    {
        string column = reference.HasInput("time") ? reference.Text("time") : reference.Text("column");
        string? censored = reference.HasInput("time") ? "censored" : reference.HasInput("censor_column") ? reference.Text("censor_column") : null;
        double deductible = reference.HasInput("left_truncation") ? reference.Number("left_truncation") : 0;
        double above = reference.HasInput("filter") && reference.Text("filter").Split(" > ") is [_, string bound] ? SharedData.Number(bound) : double.NegativeInfinity;
        List<Claim> claims = [];
        foreach (IReadOnlyDictionary<string, string> row in SharedData.Rows(reference.Text("file")))
        {
            if (!double.TryParse(row[column], CultureInfo.InvariantCulture, out double amount) || !(amount > above) || amount <= 0)
            {
                continue;
            }

            bool isCensored = censored is not null && row[censored] == "1";
            claims.Add((isCensored ? Claim.AtLeast(amount) : Claim.FromGroundUp(amount)) with { Deductible = deductible });
        }

        return new ClaimHistory([.. claims]);
    }

    private static void CompareAt(StatisticsCase reference, string what, Func<double, double> figure)
    {
        foreach ((string name, JsonElement _) in reference.ExpectedAt(what))
        {
            reference.Compare(figure(SharedData.Number(name)), what, name);
        }
    }
}
