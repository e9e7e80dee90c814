using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Published compound distributions and laws of counts.</summary>
internal static class PublishedCompounds
{
    public static void LimitedLogNormal(CaseInputs given, CaseTable table)
    {
        double limit = given["limit"];
        Severity severity = LogNormal.FromMeanAndCv(given["sev_mean"], given["sev_cv"]);
        double mean = severity.LimitedExpectedValue(limit);
        double count = given["premium"] * given["loss_ratio"] / mean;
        double variance = severity.LimitedMoment(2, limit) - (mean * mean);
        double third = severity.LimitedMoment(3, limit) - (3 * mean * severity.LimitedMoment(2, limit)) + (2 * mean * mean * mean);
        AnnualLoss year = CaseEngine.Of(new Cover("limited", new Poisson(count), severity, new PolicyTerms { Limit = limit }));
        table["lambda_"] = count;
        table["sev_mean"] = mean;
        table["sev_cv"] = Math.Sqrt(variance) / mean;
        table["sev_skew"] = third / (variance * Math.Sqrt(variance));
        table["agg_mean"] = year.Mean.Value;
        table["agg_cv"] = year.StandardDeviation.Value / year.Mean.Value;
        table["agg_skew"] = year.Skewness.Value;
        table["prob_le_500"] = 1 - year.ExceedanceProbability(500).Value;
        table["prob_gt_2000"] = year.ExceedanceProbability(2000).Value;
        table["VaR_0_99"] = year.Quantile(0.99).Value;
        table["TVaR_0_999"] = year.TailValueAtRisk(0.999).Value;
    }

    public static void LogNormalQuantiles(CaseInputs given, CaseTable table)
    {
        AnnualLoss year = CaseEngine.Of(new Cover("lognormal", new Poisson(given["lam"]), new LogNormal(given["mu"], given["sigma"])));
        foreach (double level in given.Numbers("p"))
        {
            table["VaR_" + CaseTable.Word(level)] = year.Quantile(level).Value;
        }

        Moments(year, table);
    }

    public static void FiniteDiscrete(CaseInputs given, CaseTable table)
    {
        double[] counts = new double[(int)given.Numbers("n").Max() + 1];
        foreach ((double n, double p) in given.Numbers("n").Zip(given.Numbers("pn")))
        {
            counts[(int)n] = p;
        }

        Discrete severity = new([.. given.Numbers("x").Zip(given.Numbers("px"))]);
        AnnualLoss year = CaseEngine.Of(new Cover("discrete", new EmpiricalCounts(counts), severity));
        for (int k = 1; k <= (counts.Length - 1) * severity.Maximum; k++)
        {
            table["p_" + CaseTable.Word(k)] = CaseEngine.Probability(year, k);
        }

        Moments(year, table);
    }

    public static void PoissonGamma(CaseInputs given, CaseTable table)
    {
        AnnualLoss year = CaseEngine.Of(new Cover("gamma", new Poisson(given["lam"]), new Gamma(given["shape"], given["scale"])));
        foreach (double x in given.Numbers("x"))
        {
            table["F_" + CaseTable.Word(x)] = 1 - year.ExceedanceProbability(x).Value;
        }

        Moments(year, table);
    }

    public static void Dental(CaseInputs given, CaseTable table)
    {
        double unit = given["unit"];
        Discrete severity = new([.. given.Numbers("fx").Select((p, k) => (k * unit, p)).Where(point => point.p > 0)]);
        AnnualLoss year = CaseEngine.Of(new Cover("dental", new EmpiricalCounts(given.Numbers("pn")), severity));
        for (int i = 0; i <= 5; i++)
        {
            table["f_" + CaseTable.Word(i)] = CaseEngine.Probability(year, i * unit, unit);
            table["stop_loss_" + CaseTable.Word(i * unit)] = year.StopLoss(i * unit).Value;
        }

        table["mean_units"] = year.Mean.Value / unit;
        table["var_units"] = year.StandardDeviation.Value * year.StandardDeviation.Value / (unit * unit);
    }

    public static void PoissonMerge(CaseInputs given, CaseTable table)
    {
        Cover[] covers = [.. given.Numbers("lam").Zip(given.Items("severity")).Select((pair, i) =>
            new Cover(FormattableString.Invariant($"portfolio {i + 1}"), new Poisson(pair.First), new Discrete(pair.Second.Points())))];
        AnnualLoss year = CaseEngine.Of(new Submission("merged", covers));
        for (int i = 0; i <= 7; i++)
        {
            table["e3_f_" + CaseTable.Word(i)] = Exp.Of(3) * CaseEngine.Probability(year, i);
        }
    }

    public static void ZeroModifiedBinomial(CaseInputs given, CaseTable table)
    {
        Frequency count = new ZeroModified(new Binomial((long)given["m"], given["q"]), given["p0M"]);
        AnnualLoss year = CaseEngine.Of(new Cover("binomial", count, new Discrete(given.Child("severity").Points())));
        for (double x = 0; x <= 300; x += 50)
        {
            table["f_" + CaseTable.Word(x)] = CaseEngine.Probability(year, x, 50);
        }
    }

    public static void DeductibleLimitCoinsurance(CaseInputs given, CaseTable table)
    {
        PolicyTerms terms = new()
        {
            Retention = given["deductible"],
            Limit = given["max_covered"] - given["deductible"],
            InsuredShare = 1 - given["coinsurance"],
        };
        FrequencySeverity model = new(new Poisson(given["lam"]), new Lomax(given["alpha"], given["theta"]));
        AnnualLoss year = CaseEngine.Of(new Cover("layer", model, terms));
        table["agg_mean"] = year.Mean.Value;
        table["agg_variance"] = year.StandardDeviation.Value * year.StandardDeviation.Value;
        table["prob_zero"] = 1 - year.ProbabilityOfLoss.Value;
        table["mean_payment_per_loss"] = model.ClaimMoments(terms).Mean;
    }

    public static void BinomialExponential(CaseInputs given, CaseTable table)
    {
        AnnualLoss year = CaseEngine.Of(new Cover("exponential", new Binomial((long)given["m"], given["q"]), new Exponential(given["mean"])));
        table["cdf_" + CaseTable.Word(given["x"])] = 1 - year.ExceedanceProbability(given["x"]).Value;
    }

    public static void RandomSum(CaseInputs given, CaseTable table)
    {
        (double[] rate, double[] size) = (given.Numbers("rate"), given.Numbers("severity"));
        Pert mixing = new(rate[0], rate[1], rate[2]);
        FrequencySeverity model = new(new MixedPoisson(mixing.Mean, mixing), new Pert(size[0], size[1], size[2]));
        AnnualMoments year = model.Moments(PolicyTerms.None);
        table["mean"] = year.Mean;
        table["sd"] = year.StandardDeviation;
        table["prob_zero"] = model.Frequency.Probability(0);
    }

    public static void NegativeBinomialParametrisation(CaseInputs given, CaseTable table)
    {
        Frequency count = NegativeBinomial.FromSizeAndBeta(given["r"], (1 - given["p"]) / given["p"]);
        table["mean"] = count.Mean;
        table["variance"] = count.Variance;
        for (long n = 0; n <= 10; n++)
        {
            table["p_" + CaseTable.Word(n)] = count.Probability(n);
        }
    }

    private static void Moments(AnnualLoss year, CaseTable table)
    {
        table["mean"] = year.Mean.Value;
        table["sd"] = year.StandardDeviation.Value;
        table["variance"] = year.StandardDeviation.Value * year.StandardDeviation.Value;
        table["cv"] = year.StandardDeviation.Value / year.Mean.Value;
        table["skew"] = year.Skewness.Value;
    }
}
