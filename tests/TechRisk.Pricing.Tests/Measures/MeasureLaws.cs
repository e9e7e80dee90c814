using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TechRisk.Pricing.Tests.Losses;

namespace TechRisk.Pricing.Tests.Measures;

/// <summary>Laws of the measures on random samples; 1e-10 relative is what sums of 200 terms may lose.</summary>
public sealed class MeasureLaws
{
    private const double Relative = 1e-10;
    private const int Years = 200;

    private static RiskMeasure[] All => Samples.Measures(1000);

    private static IEnumerable<Distortion> Concave => All.OfType<Distortion>().Where(measure => measure.IsConcave);

    private static SampledLoss Loss(double[] values) => new(values, TailFacts.BoundedBy(1e6));

    /// <summary>Amounts with ties and years without loss.</summary>
    private static double[] Column(int seed, int stream) =>
        Samples.Draw(LogNormal.FromMeanAndCv(1000, 1.5), Years, seed, "column " + stream)
            .Select((x, i) => (i + seed) % 3 == 0 ? 0 : (i + stream) % 5 == 0 ? 1000 * Math.Round(x / 1000) : x).ToArray();

    private static double Value(RiskMeasure measure, double[] values) => measure.Evaluate(Loss(values)).Value;

    [Property(MaxTest = 30)]
    public void A_constant_is_added(int seed, PositiveInt constant)
    {
        double[] values = Column(seed, 0);
        double shift = constant.Get;
        foreach (RiskMeasure measure in All.Where(measure => measure is not (ExpectedValuePrinciple or ConstantCostOfCapital or DutchPrinciple { Factor: > 1 } or ExpectedPolicyholderDeficit)))
        {
            double before = Value(measure, values);
            Assert.Equal(before + shift, Value(measure, Array.ConvertAll(values, x => x + shift)), Relative * (before + shift));
        }
    }

    [Property(MaxTest = 30)]
    public void Distortions_and_standard_deviation_scale_with_the_loss(int seed, PositiveInt factor)
    {
        double[] values = Column(seed, 0);
        double by = factor.Get / 7.0;
        foreach (RiskMeasure measure in All.Where(measure => measure is not (VariancePrinciple or SemiVariancePrinciple or ExponentialPrinciple or EsscherPrinciple or ConstantCostOfCapital)))
        {
            double expected = by * Value(measure, values);
            Assert.Equal(expected, Value(measure, Array.ConvertAll(values, x => x * by)), Relative * expected);
        }
    }

    [Property(MaxTest = 30)]
    public void Larger_losses_cost_more(int seed)
    {
        double[] values = Column(seed, 0);
        double[] more = Column(seed, 1);
        double[] larger = values.Select((x, i) => x + more[i]).ToArray();
        foreach (RiskMeasure measure in All.Where(measure => measure is Distortion or ExponentialPrinciple or ExpectedValuePrinciple or DutchPrinciple))
        {
            Assert.True(Value(measure, larger) >= Value(measure, values) * (1 - Relative), measure.ToString());
        }
    }

    [Property(MaxTest = 30)]
    public void Concave_distortions_reward_diversification(int seed)
    {
        double[] x = Column(seed, 0);
        double[] y = Column(seed, 1);
        double[] sum = x.Select((value, i) => value + y[i]).ToArray();
        foreach (Distortion measure in Concave.Where(measure => measure is not ConstantCostOfCapital))
        {
            double alone = Value(measure, x) + Value(measure, y);
            Assert.True(Value(measure, sum) <= alone * (1 + Relative), measure.ToString());
        }
    }

    [Property(MaxTest = 30)]
    public void Distortions_add_comonotone_losses(int seed)
    {
        double[] x = [.. Column(seed, 0).Order()];
        double[] y = [.. Column(seed, 1).Order()];
        double[] sum = x.Select((value, i) => value + y[i]).ToArray();
        foreach (Distortion measure in All.OfType<Distortion>().Where(measure => measure is not ConstantCostOfCapital))
        {
            double alone = Value(measure, x) + Value(measure, y);
            Assert.Equal(alone, Value(measure, sum), Relative * alone);
        }
    }

    [Property(MaxTest = 30)]
    public void Parts_add_up_to_the_measure_of_the_sum(int seed)
    {
        YearLossTable table = Samples.Table(Column(seed, 0), Column(seed, 1), Column(seed, 2));
        foreach (RiskMeasure measure in All)
        {
            double total = measure.Of(table.Net).Value;
            ValueList<AllocationLine> lines = table.Allocate(measure);
            Assert.Equal(total, lines.Sum(line => line.Amount.Value), Relative * total);
            Assert.Equal(1, lines.Sum(line => line.Share.Value), 1e-12);
        }
    }

    [Property(MaxTest = 30)]
    public void Equal_covers_have_equal_parts_whatever_their_order(int seed)
    {
        double[] x = Column(seed, 0);
        double[] y = Column(seed, 1);
        foreach (RiskMeasure measure in All)
        {
            ValueList<AllocationLine> one = Samples.Table(x, y, y).Allocate(measure);
            ValueList<AllocationLine> other = Samples.Table(y, x, y).Allocate(measure);
            double total = one.Sum(line => line.Amount.Value); // a part of a semi-variance may be below 0
            Assert.Equal(one[1].Amount.Value, one[2].Amount.Value, Relative * total);
            Assert.Equal(one[0].Amount.Value, other[1].Amount.Value, Relative * total);
        }
    }

    [Property(MaxTest = 30)]
    public void Measures_do_not_depend_on_the_order_of_years(int seed)
    {
        double[] values = Column(seed, 0);
        double[] reversed = [.. values.Reverse()];
        foreach (RiskMeasure measure in All)
        {
            Estimate one = measure.Of(Loss(values));
            Estimate other = measure.Of(Loss(reversed));
            Assert.Equal(one.Value, other.Value, Relative * one.Value);
            Assert.Equal(one.StandardError, other.StandardError, 1e-8 * one.Value);
        }
    }
}
