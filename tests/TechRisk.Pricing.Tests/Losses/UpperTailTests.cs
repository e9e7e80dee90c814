namespace TechRisk.Pricing.Tests.Losses;

/// <summary>Figures from the cached tail equal those of a full sort, whatever was asked before.</summary>
public sealed class UpperTailTests
{
    private const int Years = 60_000;

    public static TheoryData<string> Shapes => ["smooth", "mostly none", "capped", "rising", "two values", "all equal"];

    private static double[] Column(string shape)
    {
        double[] smooth = Samples.Draw(LogNormal.FromMeanAndCv(100, 3), Years, seed: 21);
        return shape switch
        {
            "mostly none" => smooth.Select((x, i) => i % 400 == 0 ? x : 0).ToArray(),
            "capped" => smooth.Select(x => Math.Min(x, 400)).ToArray(),
            "rising" => smooth.Order().ToArray(),
            "two values" => smooth.Select(x => x > 300 ? 2.0 : 1.0).ToArray(),
            "all equal" => smooth.Select(_ => 5.0).ToArray(),
            _ => smooth,
        };
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Quantiles_and_tvar_equal_those_of_a_full_sort(string shape)
    {
        double[] column = Column(shape);
        double[] sorted = [.. column.Order()];
        foreach (double level in (double[])[0.9999, 0.995, 0.99, 0.98, 0.9, 0.5, 0.01])
        {
            SampledLoss fresh = new(column, TailFacts.BoundedBy(1e9));
            long rank = RankInterval.IndexOf(Years, level);
            double quantile = sorted[rank - 1];
            double tail = quantile + (sorted.Sum(x => Math.Max(x - quantile, 0)) / Years / (1 - level));
            Assert.Equal(quantile, fresh.Quantile(level).Value);
            Assert.Equal(tail, fresh.TailValueAtRisk(level).Value, 1e-11 * tail);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Figures_do_not_depend_on_the_order_of_questions(string shape)
    {
        double[] levels = [0.995, 0.99, 0.97, 0.9, 0.6, 0.999];
        SampledLoss up = new(Column(shape), TailFacts.BoundedBy(1e9));
        SampledLoss down = new(Column(shape), TailFacts.BoundedBy(1e9));
        Estimate[] first = Array.ConvertAll(levels, up.TailValueAtRisk);
        Estimate[] firstQuantiles = Array.ConvertAll(levels, up.Quantile);
        Array.Reverse(levels);
        Estimate[] second = Array.ConvertAll(levels, down.TailValueAtRisk);
        Estimate[] secondQuantiles = Array.ConvertAll(levels, down.Quantile);
        Array.Reverse(second);
        Array.Reverse(secondQuantiles);
        Assert.Equal(first, second);
        Assert.Equal(firstQuantiles, secondQuantiles);
    }
}
