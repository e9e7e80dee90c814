using TechRisk.Pricing.Tests.Losses;

namespace TechRisk.Pricing.Tests.Measures;

/// <summary>Values of the measures against exact results.</summary>
public sealed class MeasureValueTests
{
    private static readonly double[] Severity = [0.0, 0.15, 0.2, 0.25, 0.125, 0.075, 0.05, 0.05, 0.05, 0.025, 0.025];

    /// <summary>Poisson(3) of reference case agg-d1, as rows 0, 1, 2 ... weighted with their probabilities (Panjer's recursion).</summary>
    internal static SampledLoss Compound()
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

    [Fact]
    public void Shape_and_layer_of_a_compound_poisson_are_exact()
    {
        // numpy 1.24.2 on the probabilities of the same recursion
        SampledLoss loss = Compound();
        Assert.Equal(0.851656479962876, loss.Skewness.Value, 1e-11);
        Assert.Equal(0.584776400025091, loss.LayerMean(limit: 10, attachment: 20).Value, 1e-11);
        Assert.Equal(loss.StopLoss(20), loss.LayerMean(double.PositiveInfinity, 20));
    }

    [Fact]
    public void A_layer_of_an_infinite_mean_is_finite()
    {
        SampledLoss heavy = SampledLoss.FromYears([1, 2, 300], TailFacts.Unbounded(0.9, 0));
        Assert.Equal((1 + 10) / 3.0, heavy.LayerMean(10, 1).Value, 1e-14);
        Assert.True(double.IsFinite(heavy.LayerMean(10, 1).StandardError));
        Assert.Equal(double.PositiveInfinity, heavy.LayerMean(double.PositiveInfinity, 1).Value);
        Assert.Equal(double.PositiveInfinity, heavy.Skewness.Value);
        Assert.All(
            new RiskMeasure[] { new DutchPrinciple(0.5), new SemiVariancePrinciple(1), new ExpectedPolicyholderDeficit(0.1), new BetaTransform(0.9, 2) },
            measure => Assert.Equal(double.PositiveInfinity, measure.Of(heavy).Value));
    }

    [Fact]
    public void Distortions_have_their_values_at_a_point()
    {
        // scipy 1.10.1: special.betainc(0.9, 1.5, 0.3); mpmath 1.2 with 40 digits: Student's law with 5 degrees of freedom
        Assert.Equal(0.45615814758868156, new BetaTransform(0.9, 1.5).Apply(0.3), 1e-13);
        Assert.Equal(0.0147939067832293706, new StudentTransform(0.35, 5).Apply(0.01), 1e-14);
        Assert.Equal(0.936279653745704047, new StudentTransform(0.35, 5).Apply(0.9), 1e-13);
        Assert.Equal(new ProportionalHazard(0.7).Apply(0.2), new BetaTransform(0.7, 1).Apply(0.2), 1e-14);
        Assert.Equal(new DualPower(3).Apply(0.2), new BetaTransform(1, 3).Apply(0.2), 1e-14);
        Assert.Equal(new WangTransform(0.35).Apply(0.05), new StudentTransform(0.35, 1e7).Apply(0.05), 1e-7); // the laws differ by about 1 / nu
        Assert.Equal(new ConstantCostOfCapital(0.1).Apply(0.2), new BiTailValueAtRisk(0, 1, 0.1 / 1.1).Apply(0.2), 1e-15);
    }

    [Fact]
    public void Two_tail_values_at_the_ends_are_a_constant_cost_of_capital()
    {
        SampledLoss loss = SampledLoss.FromYears([0, 5], TailFacts.BoundedBy(20));
        Assert.Equal(new ConstantCostOfCapital(0.1).Of(loss).Value, new BiTailValueAtRisk(0, 1, 0.1 / 1.1).Of(loss).Value, 1e-13);
        Assert.Throws<InvalidOperationException>(() => new BiTailValueAtRisk(0, 1, 0.1).Of(SampledLoss.FromYears([0, 5])));
    }

    [Fact]
    public void Assets_of_a_deficit_of_an_exponential()
    {
        // E[(S - a)+] = exp(-a): the assets of a ratio are -ln ratio; 400,000 quantiles
        SampledLoss loss = SampledLoss.FromYears(Samples.Stratified(new Exponential(1), 400_000));
        Assert.Equal(-Math.Log(0.01), new ExpectedPolicyholderDeficit(0.01).Of(loss).Value, 1e-3);
        Assert.Equal(1 + (0.5 * Math.Exp(-1)), new DutchPrinciple(0.5).Of(loss).Value, 1e-4);
        Assert.Equal(1 + (0.5 * 2 * Math.Exp(-1)), new SemiVariancePrinciple(0.5).Of(loss).Value, 1e-3); // E[((S - 1)+)^2] = 2 / e
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
        { new BetaTransform(0.9, 1.5), 14.3912543866143 },
        { new StudentTransform(0.35, 5), 13.322940434845648 },
        { new BiTailValueAtRisk(0.1, 0.95, 0.3), 17.564268506110366 },
        { new WeightedTailValueAtRisk((0.5, 0), (0.3, 0.8), (0.2, 0.95)), 18.37628649270022 },
        { new DutchPrinciple(0.5), 12.600405069266147 },
        { new DutchPrinciple(0.8) { Factor = 1.25 }, 12.66480367851894 },
        { new SemiVariancePrinciple(0.01), 11.450614691472834 },
        { new ExpectedPolicyholderDeficit(0.05), 20.98442627226566 },
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
        Assert.Throws<ArgumentOutOfRangeException>(() => new BetaTransform(1.1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BetaTransform(0.5, 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StudentTransform(0.3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BiTailValueAtRisk(0, 1.1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightedTailValueAtRisk((0.5, 0.9), (0.6, 0.99)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DutchPrinciple(0.5) { Factor = 0.9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SemiVariancePrinciple(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExpectedPolicyholderDeficit(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WangTransform(0.3) with { Lambda = double.PositiveInfinity });
    }

    [Fact]
    public void Distortions_that_are_not_concave_say_so()
    {
        foreach (Distortion distortion in Samples.Measures(1).OfType<Distortion>())
        {
            double[] g = [.. Enumerable.Range(0, 2001).Select(i => distortion.Apply(i / 2000.0))];
            bool bends = Enumerable.Range(1, 1999).All(i => (2 * g[i]) - g[i - 1] - g[i + 1] >= -1e-13); // rounding of g
            Assert.Equal(bends, distortion.IsConcave);
        }
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
