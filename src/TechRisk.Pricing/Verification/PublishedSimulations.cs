namespace TechRisk.Pricing;

/// <summary>Properties that every simulation has to have.</summary>
internal static class PublishedSimulations
{
    private const long Seed = 2026;
    private const long OtherSeed = 2027;

    public static void Repeatability(CaseInputs given, CaseTable table)
    {
        Submission submission = new("repeated", new Cover("lognormal", new Poisson(given["lam"]), new LogNormal(given["mu"], given["sigma"])));
        long years = (long)given["years"];
        SampledLoss one = submission.Simulate(years, Seed).Gross;
        table["max_abs_difference_rerun"] = Largest(one, submission.Simulate(years, Seed).Gross);
        table["max_abs_difference_threads"] = Math.Max(
            Largest(one, submission.Simulate(new LocalRunner { Threads = 1 }, years, Seed).Gross),
            Largest(one, submission.Simulate(new LocalRunner { Threads = 3 }, years, Seed).Gross));
        table["other_seed_differs"] = CaseTable.Truth(Largest(one, submission.Simulate(years, OtherSeed).Gross) > 0);
    }

    public static void EveryYear(CaseInputs given, CaseTable table)
    {
        double[] counts = new double[(int)given["claims_per_year"] + 1];
        counts[^1] = 1;
        PolicyTerms layer = new() { Retention = given["attachment"], Limit = given["limit"], InsuredShare = 1 - given["share"] };
        Submission submission = new("every year", new Cover("one claim", new EmpiricalCounts(counts), new Discrete((given["severity"], 1)), layer));
        YearLossTable years = submission.Simulate((long)given["years"], Seed);
        Range(years.GroundUp, "gross", table);
        Range(years.Gross, "ceded", table);
    }

    private static void Range(SampledLoss loss, string name, CaseTable table)
    {
        double[] values = loss.Values.ToArray();
        table[name + "_min"] = values.Min();
        table[name + "_max"] = values.Max();
        table[name + "_sum"] = values.Sum();
    }

    private static double Largest(SampledLoss one, SampledLoss two) =>
        one.Years != two.Years ? double.PositiveInfinity : one.Values.ToArray().Zip(two.Values.ToArray(), (a, b) => a.Equals(b) ? 0 : Math.Max(Math.Abs(a - b), double.Epsilon)).Max();
}
