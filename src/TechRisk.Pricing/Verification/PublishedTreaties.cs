namespace TechRisk.Pricing;

/// <summary>Published prices of reinsurance: aggregate features, reinstatements and moments of layers.</summary>
internal static class PublishedTreaties
{
    public static void AggregateDeductible(CaseInputs given, CaseTable table)
    {
        Cover[] classes = Classes(given);
        ExcessOfLoss treaty = Layer(given) with { AggregateDeductible = given["aggregate_deductible"] };
        table["adjusted_rate"] = Year(classes).Expected(treaty.Recovery).Value * given["load"] / given["subject_premium"];
        for (int i = 0; i < classes.Length; i++)
        {
            table["lambda_class_" + CaseTable.Word(i + 1)] = ((FrequencySeverity)classes[i].LossModel).Frequency.Mean;
        }
    }

    public static void LossCorridor(CaseInputs given, CaseTable table)
    {
        ExcessOfLoss treaty = Layer(given) with { Clauses = [new LossCorridor(given["corridor_from"], given["corridor_to"])] };
        table["adjusted_rate"] = Year(Classes(given)).Expected(treaty.Recovery).Value * given["load"] / given["subject_premium"];
    }

    public static void ProfitCommission(CaseInputs given, CaseTable table)
    {
        // one period of three years: the commission is reckoned on the sum
        AnnualLoss years = CaseEngine.Of(new Submission("treaty", Classes(given)) { Period = given["years"] });
        double premium = given["treaty_rate"] * given["subject_premium_total"];
        ExcessOfLoss treaty = Layer(given) with
        {
            Premium = premium,
            Share = given["reinsured_share"],
            Clauses = [new ProfitCommission(given["profit_share"], given["expense"])],
        };
        table["expected_commission"] = years.Expected(treaty.Returned).Value / premium;
    }

    public static void FreeReinstatements(CaseInputs given, CaseTable table)
    {
        CaseInputs layers = given.Child("layers");
        foreach (string name in layers.Names)
        {
            CaseInputs layer = layers.Child(name);
            double limit = layer["limit"];
            ExcessOfLoss treaty = new(limit, layer["attachment"]) { Reinstatements = [.. Enumerable.Repeat(0.0, (int)given["K"])] };
            Cover cover = new(name, new Poisson(given["lam"]), new Lomax(given["alpha"], given["theta"]), new PolicyTerms { Retention = layer["attachment"], Limit = limit });
            AnnualLoss limited = CaseEngine.Of(cover with { Terms = cover.Terms with { AggregateLimit = treaty.Capacity } });
            AnnualLoss year = CaseEngine.Of(cover);
            table["Kinf_free_" + name] = year.Mean.Value;
            table["K1_free_" + name] = year.PurePremium(treaty).Value;
            foreach (double r in given.Numbers("ph_r"))
            {
                table[$"PH_{CaseTable.Word(r)}_{name}"] = new ProportionalHazard(1 / r).Of(limited).Value;
            }
        }
    }

    public static void PaidReinstatements(CaseInputs given, CaseTable table)
    {
        PolicyTerms terms = new() { Retention = given["attachment"], Limit = given["limit"] };
        ExcessOfLoss treaty = Layer(given) with
        {
            AggregateDeductible = given["aad"],
            Reinstatements = [.. Enumerable.Repeat(given["c"], (int)given["K"])],
        };
        AnnualLoss year = CaseEngine.Finely(new Cover("layer", new Poisson(given["lam"]), new Lomax(given["alpha"], given["theta"]), terms));
        table["pure_premium"] = year.PurePremium(treaty).Value;
    }

    public static void LayerMoments(CaseInputs given, CaseTable table)
    {
        PolicyTerms terms = new() { Retention = given["attachment"], Limit = given["limit"] };
        AnnualLoss year = CaseEngine.Of(new Cover("layer", new Poisson(given["lam"]), new Gamma(given["shape"], given["scale"]), terms));
        Shape(year, "", table);
    }

    public static void ExcessMoments(CaseInputs given, CaseTable table)
    {
        Severity severity = LogNormal.FromMeanAndCv(given["sev_mean"], given["sev_sd"] / given["sev_mean"]);
        Poisson count = new(given["lam"]);
        CaseInputs layer = given.Child("xl");

        // the count is that of claims above the attachment
        Truncated above = new(severity, layer["attachment"]);
        PolicyTerms terms = new() { Retention = layer["attachment"], Limit = layer["limit"] };
        Shape(CaseEngine.Of(new Cover("ground-up", count, severity)), "none_", table);
        Shape(CaseEngine.Of(new Cover("layer", count, above, terms)), "xl_", table);
    }

    private static void Shape(AnnualLoss year, string prefix, CaseTable table)
    {
        table[prefix + "mean"] = year.Mean.Value;
        table[prefix + "cv"] = year.StandardDeviation.Value / year.Mean.Value;
        table[prefix + "skew"] = year.Skewness.Value;
    }

    private static ExcessOfLoss Layer(CaseInputs given) => new(given["limit"], given["attachment"]);

    private static AnnualLoss Year(Cover[] classes) => CaseEngine.Of(new Submission("treaty", classes));

    // classes with a loss cost rate: Poisson numbers of losses above the attachment, which follow a Pareto law
    private static Cover[] Classes(CaseInputs given)
    {
        PolicyTerms terms = new() { Retention = given["attachment"], Limit = given["limit"] };
        return [.. given.Items("classes").Select((item, i) =>
        {
            Pareto severity = new(item["alpha"], given["attachment"]);
            double paid = new FrequencySeverity(new Poisson(1), severity).ClaimMoments(terms).Mean;
            return new Cover(FormattableString.Invariant($"class {i + 1}"), new Poisson(item["premium"] * item["rate"] / paid), severity, terms);
        })];
    }
}
