using TechRisk.Pricing.Tests.Losses;

namespace TechRisk.Pricing.Tests.Measures;

/// <summary>Values of the measures against exact results.</summary>
public sealed class MeasureValueTests
{
    private static readonly double[] Severity = [0.0, 0.15, 0.2, 0.25, 0.125, 0.075, 0.05, 0.05, 0.05, 0.025, 0.025];

    /// <summary>Poisson(3) of reference case agg-d1, as rows 0, 1, 2 ... weighted with their probabilities (Panjer's recursion).</summary>
    private static SampledLoss Compound()
    {
        var probability = new double[400];
        probability[0] = Math.Exp(-3);
        for (int s = 1; s < probability.Length; s++)
        {
            for (int x = 1; x <= Math.Min(10, s); x++)
            {
                probability[s] += 3.0 * x / s * Severity[x] * probability[s - x];
            }
        }

        double[] values = Enumerable.Range(0, probability.Length).Select(s => (double)s).ToArray();
        return SampledLoss.FromYears(values, TailFacts.Unknown with { ExponentialAbscissa = double.PositiveInfinity }, probability);
    }

    [Fact]
    public void Moments_and_stop_losses_of_a_compound_poisson_are_exact()
    {
        // reference/aggregate.json agg-d1
        SampledLoss loss = Compound();
        Assert.Equal(11.1, loss.Mean.Value, 1e-11);
        Assert.Equal(Math.Sqrt(57.15), loss.StandardDeviation.Value, 1e-10);
        Assert.Equal(1 - 0.2564706080244508, loss.ExceedanceProbability(5).Value, 1e-12);
        Assert.Equal(0.6690618337748795, loss.StopLoss(20).Value, 1e-11);
        Assert.Equal(0.007639295634357168, loss.StopLoss(40).Value, 1e-11);
    }

    // numpy 1.24.2 and scipy 1.10.1 on the probabilities of the same recursion
    public static TheoryData<RiskMeasure, double> Exact => new()
    {
        { new WangTransform(0.35), 13.818912830970058 },
        { new ProportionalHazard(0.8), 12.849981968131127 },
        { new DualPower(3), 17.68277645604501 },
        { new ExponentialPrinciple(0.05), 12.697442932229379 },
        { new EsscherPrinciple(0.05), 14.480272040454398 },
        { new ValueAtRisk(0.9), 21 },
        { new ValueAtRisk(0.99), 33 },
        { new TailValueAtRisk(0.9), 26.531955297271764 },
        { new TailValueAtRisk(0.99), 37.23249647644026 },
        { new ExpectedValuePrinciple(0.2), 1.2 * 11.1 },
        { new StandardDeviationPrinciple(0.3), 11.1 + (0.3 * 7.559761901012491) },
        { new VariancePrinciple(0.01), 11.1 + 0.5715 },
        { new CostOfCapital(0.1, 0.99), 11.1 + (0.1 * (37.23249647644026 - 11.1)) },
        { new CostOfCapital(0.1, 0.99) { Basis = CapitalBasis.NetOfPremium }, (11.1 + 3.723249647644026) / 1.1 },
    };

    [Theory]
    [MemberData(nameof(Exact))]
    public void Measures_of_a_compound_poisson_are_exact(RiskMeasure measure, double expected) =>
        Assert.Equal(expected, measure.Of(Compound()).Value, 1e-9);

    [Fact]
    public void Constant_cost_of_capital_is_paid_on_the_largest_loss() =>
        Assert.Equal((2.5 + (0.1 * 20)) / 1.1, new ConstantCostOfCapital(0.1).Of(SampledLoss.FromYears([0, 5], TailFacts.BoundedBy(20))).Value, 1e-14);

    [Fact]
    public void Wang_transform_of_a_lognormal_shifts_mu()
    {
        // closed form exp(mu + lambda sigma + sigma^2 / 2); 400,000 quantiles miss the far tail by less than 1e-4
        double[] years = Samples.Stratified(new LogNormal(0, 0.5), 400_000);
        Assert.Equal(Math.Exp(0.175 + 0.125), new WangTransform(0.35).Of(SampledLoss.FromYears(years)).Value, 1e-4);
    }

    [Fact]
    public void Exponential_utility_survives_amounts_that_overflow_its_exponentials()
    {
        SampledLoss loss = SampledLoss.FromYears([0, 1e6, 2e6], TailFacts.BoundedBy(2e6));
        Assert.Equal(2e6 - Math.Log(3), new ExponentialPrinciple(1).Of(loss).Value, 1e-6);
        Assert.Equal(2e6, new EsscherPrinciple(1).Of(loss).Value, 1e-6);
    }

    [Fact]
    public void Measures_print_their_name_and_parameters()
    {
        Assert.Equal("WangTransform 0.35", new WangTransform(0.35).ToString());
        Assert.Equal("EsscherPrinciple 1E-07", new EsscherPrinciple(1e-7).ToString());
        Assert.Equal("CostOfCapital 0.1 at 0.995", new CostOfCapital(0.10, level: 0.995).ToString());
        Assert.Equal("MeanMeasure", new MeanMeasure().ToString());
    }

    [Fact]
    public void A_parameter_out_of_range_is_refused_also_in_a_with_expression()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExpectedValuePrinciple(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StandardDeviationPrinciple(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VariancePrinciple(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialPrinciple(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EsscherPrinciple(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValueAtRisk(99.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TailValueAtRisk(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProportionalHazard(1.25));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProportionalHazard(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WangTransform(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DualPower(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CostOfCapital(1.1, 0.99));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CostOfCapital(0.1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CostOfCapital(0.1, 0.99) { Basis = (CapitalBasis)7 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantCostOfCapital(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WangTransform(0.3) with { Lambda = double.PositiveInfinity });
    }

    [Fact]
    public void Distortions_run_from_0_to_1_without_falling()
    {
        foreach (Distortion distortion in Samples.Measures(1).OfType<Distortion>())
        {
            Assert.Equal(0, distortion.Apply(0));
            Assert.Equal(1, distortion.Apply(1), 1e-15);
            double last = 0;
            for (int i = 1; i <= 1000; i++)
            {
                double g = distortion.Apply(i / 1000.0);
                Assert.True(g >= last - 1e-15, distortion.ToString());
                last = g;
            }
        }
    }
}
