using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Losses;

/// <summary>Samples for tests: addressed draws, and stratified quantiles that stand for a law without noise.</summary>
internal static class Samples
{
    /// <summary>n independent draws of a law.</summary>
    public static double[] Draw(Severity law, int n, long seed, string stream = "sample")
    {
        RandomKey key = RandomKey.FromSeed(seed).Derive(stream);
        var values = new double[n];
        for (int i = 0; i < n; i++)
        {
            values[i] = law.Sample(key.Uniform(i));
        }

        return values;
    }

    /// <summary>Quantiles at (i + 1/2) / n.</summary>
    public static double[] Stratified(Severity law, int n)
    {
        var values = new double[n];
        for (int i = 0; i < n; i++)
        {
            values[i] = law.InverseSurvival((i + 0.5) / n);
        }

        return values;
    }

    /// <summary>A table of covers whose net is their gross is their ground-up.</summary>
    public static YearLossTable Table(params double[][] columns)
    {
        int n = columns[0].Length;
        var rows = RowDesign.Plain(n);
        return Table(rows, columns);
    }

    /// <summary>A table with weights or replicates.</summary>
    public static YearLossTable Table(RowDesign rows, params double[][] columns)
    {
        var total = new double[rows.Count];
        foreach (double[] column in columns)
        {
            for (int i = 0; i < total.Length; i++)
            {
                total[i] += column[i];
            }
        }

        CoverLosses[] covers = columns.Select((column, i) =>
        {
            var loss = new SampledLoss(column, TailFacts.BoundedBy(1e12), "cover " + i, rows);
            return new CoverLosses("cover " + i, loss, loss);
        }).ToArray();
        var sum = new SampledLoss(total, TailFacts.BoundedBy(1e12), "the sum", rows);
        return new YearLossTable(new Submission("test"), new RunIdentity { Seed = 0, Years = rows.Count }, covers.ToValueList(), [])
        {
            GroundUp = sum,
            Gross = sum,
            Net = sum,
        };
    }

    /// <summary>Every measure with a usual parameter.</summary>
    public static RiskMeasure[] Measures(double scale) =>
    [
        new MeanMeasure(), new ExpectedValuePrinciple(0.3), new StandardDeviationPrinciple(0.25), new VariancePrinciple(0.1 / scale),
        new ExponentialPrinciple(0.2 / scale), new EsscherPrinciple(0.2 / scale), new ValueAtRisk(0.95), new TailValueAtRisk(0.95),
        new ProportionalHazard(0.8), new WangTransform(0.35), new DualPower(2), new CostOfCapital(0.1, level: 0.95),
        new CostOfCapital(0.1, level: 0.95) { Basis = CapitalBasis.NetOfPremium }, new ConstantCostOfCapital(0.1),
        new BetaTransform(0.9, 1.5), new StudentTransform(0.35, 5), new BiTailValueAtRisk(0.1, 0.95, 0.3),
        new WeightedTailValueAtRisk((0.5, 0), (0.3, 0.8), (0.2, 0.95)), new DutchPrinciple(0.5), new DutchPrinciple(0.8) { Factor = 1.25 },
        new SemiVariancePrinciple(0.1 / scale), new ExpectedPolicyholderDeficit(0.05),
    ];
}
