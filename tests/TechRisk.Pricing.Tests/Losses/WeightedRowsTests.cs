namespace TechRisk.Pricing.Tests.Losses;

/// <summary>Weights and replicates change what they should and nothing else.</summary>
public sealed class WeightedRowsTests
{
    private static readonly double[] Values = Samples.Draw(LogNormal.FromMeanAndCv(1, 1), 500, seed: 3).Select(x => x < 0.5 ? 0 : x).ToArray();

    public static TheoryData<int> MeasureIndices => [.. Enumerable.Range(0, Samples.Measures(1).Length)];

    [Theory]
    [MemberData(nameof(MeasureIndices))]
    public void Equal_weights_are_no_weights(int index)
    {
        RiskMeasure measure = Samples.Measures(1)[index];
        TailFacts tail = TailFacts.BoundedBy(100);
        Estimate plain = measure.Of(SampledLoss.FromYears(Values, tail));
        Estimate weighted = measure.Of(SampledLoss.FromYears(Values, tail, weights: Enumerable.Repeat(7.0, Values.Length).ToArray()));
        Assert.Equal(plain.Value, weighted.Value, 1e-12 * plain.Value);

        // quantile intervals are binomial without weights and by the error of F with them
        double tolerance = measure is ValueAtRisk ? 0.15 : 1e-9;
        Assert.Equal(plain.StandardError, weighted.StandardError, tolerance * plain.StandardError);
    }

    [Theory]
    [MemberData(nameof(MeasureIndices))]
    public void Whole_weights_are_repeated_rows(int index)
    {
        RiskMeasure measure = Samples.Measures(1)[index];
        TailFacts tail = TailFacts.BoundedBy(100);
        double[] weights = Enumerable.Range(0, Values.Length).Select(i => (double)(i % 4)).ToArray();
        double[] repeated = Values.SelectMany((x, i) => Enumerable.Repeat(x, i % 4)).ToArray();
        double expected = measure.Of(SampledLoss.FromYears(repeated, tail)).Value;
        Assert.Equal(expected, measure.Of(SampledLoss.FromYears(Values, tail, weights: weights)).Value, 1e-11 * expected);
    }

    [Theory]
    [MemberData(nameof(MeasureIndices))]
    public void Repeated_rows_in_one_replicate_have_the_error_of_the_single_rows(int index)
    {
        RiskMeasure measure = Samples.Measures(1)[index];
        TailFacts tail = TailFacts.BoundedBy(100);
        double[] twice = [.. Values, .. Values];
        int[] replicates = [.. Enumerable.Range(0, Values.Length), .. Enumerable.Range(0, Values.Length)];
        Estimate once = measure.Of(SampledLoss.FromYears(Values, tail));
        Estimate clustered = measure.Of(SampledLoss.FromYears(twice, tail, replicates: replicates));
        Estimate independent = measure.Of(SampledLoss.FromYears(twice, tail));
        Assert.Equal(once.Value, clustered.Value, 1e-12 * once.Value);

        // a difference quotient over one of 1000 rows is not that over one of 500: 3 %; quantiles as above
        double tolerance = measure is ValueAtRisk ? 0.15 : 0.03;
        Assert.Equal(once.StandardError, clustered.StandardError, tolerance * once.StandardError);
        Assert.True(independent.StandardError < 0.9 * once.StandardError || once.StandardError == 0);
    }

    [Fact]
    public void Few_replicates_widen_the_interval_to_that_of_Student()
    {
        int[] replicates = Enumerable.Range(0, Values.Length).Select(i => i % 5).ToArray();
        Estimate mean = SampledLoss.FromYears(Values, replicates: replicates).Mean;

        // Student, 4 degrees of freedom, 97.5 %: scipy 1.10.1 stats.t.ppf(0.975, 4)
        Assert.Equal(2.7764451051977987, (mean.Upper - mean.Value) / mean.StandardError, 1e-9);
    }

    [Fact]
    public void Weighted_parts_add_up_to_the_measure()
    {
        double[] other = Samples.Draw(new Exponential(1), Values.Length, seed: 5);
        RowDesign rows = RowDesign.Of(Values.Length, other, []);
        YearLossTable table = Samples.Table(rows, Values, other);
        foreach (RiskMeasure measure in Samples.Measures(2))
        {
            double total = measure.Of(table.Net).Value;
            Assert.Equal(total, table.Allocate(measure).Sum(line => line.Amount.Value), 1e-10 * total);
        }
    }
}
