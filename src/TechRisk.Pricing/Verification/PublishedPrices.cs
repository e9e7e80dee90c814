namespace TechRisk.Pricing;

/// <summary>Published distorted prices, allocations of capital and probabilities of ruin.</summary>
internal static class PublishedPrices
{
    public static void WangLayers(CaseInputs given, CaseTable table)
    {
        Lomax severity = new(given["alpha"], given["theta"]);
        ProportionalHazard hazard = new(given["ph_exponent"]);
        WangTransform wang = new(given["wang_lambda"]);
        foreach (double[] layer in given.Rows("layers"))
        {
            PolicyTerms terms = new() { Retention = layer[0], Limit = layer[1] - layer[0] };
            string name = $"{CaseTable.Word(layer[0] / 1000)}_{CaseTable.Word(layer[1] / 1000)}";
            double mean = new FrequencySeverity(new Poisson(1), severity).ClaimMoments(terms).Mean;
            table["EL_" + name] = mean;
            table["PH_" + name] = hazard.Of(severity, terms);
            table["PH_load_" + name] = (hazard.Of(severity, terms) / mean) - 1;
            table["Wang_" + name] = wang.Of(severity, terms);
            table["Wang_load_" + name] = (wang.Of(severity, terms) / mean) - 1;
        }
    }

    public static void WeatherOptions(CaseInputs given, CaseTable table)
    {
        WangTransform wang = new(given["wang_lambda"]);
        foreach (double strike in given.Numbers("strikes"))
        {
            SampledLoss payoff = SampledLoss.FromYears([.. given.Numbers("hdd").Select(degrees => Math.Max(degrees - strike, 0))]);
            table["EL_" + CaseTable.Word(strike)] = payoff.Mean.Value;
            table["price_" + CaseTable.Word(strike)] = wang.Of(payoff).Value;
        }
    }

    public static void Ruin(CaseInputs given, CaseTable table)
    {
        SurplusProcess first = new(given["intensity"], new Exponential(1 / given["claim_rate"]), given["c"]);
        SurplusProcess second = new(given["intensity_2"], new Exponential(1 / given["claim_rate_2"]), given["c_2"]);
        table["adjustment_coefficient"] = first.AdjustmentCoefficient().Value;
        foreach (double u in given.Numbers("u"))
        {
            table["psi_exp_" + CaseTable.Word(u)] = second.RuinProbability(u).Value;
        }
    }

    public static void PercentileLayers(CaseInputs given, CaseTable table)
    {
        CaseInputs[] events = given.Items("events");
        string[] units = ["wind", "quake"];
        double[] probabilities = [.. events.Select(item => item["prob"])];
        YearLossTable years = YearLossTable.FromYears([.. units.Select(unit =>
            (unit, SampledLoss.FromYears([.. events.Select(item => item[unit])], weights: probabilities)))]);
        foreach (double capital in given.Numbers("a"))
        {
            // a measure with the value of the capital
            ExpectedValuePrinciple assets = new((capital / years.Net.Mean.Value) - 1);
            foreach (AllocationLine line in years.Allocate(assets, new PercentileLayerAllocation()))
            {
                table[$"{line.Cover}_{CaseTable.Word(capital)}"] = line.Amount.Value;
            }
        }
    }
}
