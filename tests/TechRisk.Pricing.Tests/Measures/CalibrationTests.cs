namespace TechRisk.Pricing.Tests.Measures;

/// <summary>Distortions found from a premium, and what one premium says of another.</summary>
public sealed class CalibrationTests
{
    private static readonly double[] Probabilities = [0.4, 0.3, 0.2, 0.1];

    private static SampledLoss Reference => SampledLoss.FromYears([1, 6, 10, 20], TailFacts.BoundedBy(20), Probabilities);

    private static SampledLoss Other => SampledLoss.FromYears([0, 0, 5, 30], TailFacts.BoundedBy(30), Probabilities);

    // scipy 1.10.1 optimize.brentq on the law of MeasureValueTests, premium 14
    [Theory]
    [InlineData(DistortionFamily.Wang, 0.37213494722187607)]
    [InlineData(DistortionFamily.ProportionalHazard, 0.7011818636829361)]
    [InlineData(DistortionFamily.DualPower, 1.617360568133705)]
    [InlineData(DistortionFamily.TailValueAtRisk, 0.2562317666168896)]
    public void A_premium_has_its_parameter(DistortionFamily family, double expected)
    {
        SampledLoss loss = MeasureValueTests.Compound();
        CalibratedDistortion found = CalibratedDistortion.ToPremium(family, loss, 14);
        Assert.Equal(expected, found.Parameter.Value, 1e-9);
        Assert.Equal(14, found.Distortion.Of(loss).Value, 1e-9);
    }

    [Fact]
    public void The_error_of_a_parameter_is_that_of_the_price_over_its_slope()
    {
        // TVaR of an exponential with mean 1 is 1 - ln(1 - p), its slope 1 / (1 - p): premium 2 has p = 1 - 1 / e
        SampledLoss loss = SampledLoss.FromYears(TechRisk.Pricing.Tests.Losses.Samples.Stratified(new Exponential(1), 100_000));
        CalibratedDistortion found = CalibratedDistortion.ToPremium(DistortionFamily.TailValueAtRisk, loss, 2);
        Assert.Equal(1 - Math.Exp(-1), found.Parameter.Value, 1e-4);
        double error = loss.TailValueAtRisk(found.Parameter.Value).StandardError * Math.Exp(-1);
        Assert.Equal(error, found.Parameter.StandardError, 1e-3 * error); // the slope is a difference over 1e-4
    }

    [Fact]
    public void A_constant_cost_of_capital_earns_its_return()
    {
        // (5 + 20 r) / (1 + r) = 6
        SampledLoss loss = SampledLoss.FromYears([0, 10], TailFacts.BoundedBy(20));
        Assert.Equal(1 / 14.0, CalibratedDistortion.ToPremium(DistortionFamily.ConstantCostOfCapital, loss, 6).Parameter.Value, 1e-14);
    }

    [Fact]
    public void A_return_on_assets_has_its_parameter()
    {
        SampledLoss loss = MeasureValueTests.Compound();
        double mean = loss.Mean.Value - loss.StopLoss(30).Value;
        Assert.Equal(0.1, CalibratedDistortion.ToReturn(DistortionFamily.ConstantCostOfCapital, loss, assets: 30, rate: 0.1).Parameter.Value, 1e-12);
        CalibratedDistortion wang = CalibratedDistortion.ToReturn(DistortionFamily.Wang, loss, assets: 30, rate: 0.1);
        double price = Enumerable.Range(0, 30).Sum(x => wang.Distortion.Apply(Math.Min(loss.ExceedanceProbability(x).Value, 1)));
        Assert.Equal((mean + 3) / 1.1, price, 1e-9);
    }

    [Fact]
    public void The_mean_has_no_load()
    {
        Assert.Equal(0, CalibratedDistortion.ToPremium(DistortionFamily.Wang, Reference, 6.2).Parameter.Value);
        Assert.Equal(1, CalibratedDistortion.ToPremium(DistortionFamily.ProportionalHazard, Reference, 6.2).Parameter.Value);
    }

    [Theory]
    [InlineData(DistortionFamily.Wang, 6)]
    [InlineData(DistortionFamily.TailValueAtRisk, 6.2)]
    [InlineData(DistortionFamily.Wang, 20.5)]
    [InlineData(DistortionFamily.TailValueAtRisk, 20.5)]
    [InlineData(DistortionFamily.ProportionalHazard, 20.5)]
    [InlineData(DistortionFamily.DualPower, 20.5)]
    [InlineData(DistortionFamily.ConstantCostOfCapital, 20.5)]
    public void A_premium_out_of_reach_is_refused(DistortionFamily family, double premium) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CalibratedDistortion.ToPremium(family, Reference, premium));

    [Fact]
    public void Bounds_are_chords_of_the_curve_of_tail_values()
    {
        // TVaR at 0, 0.4, 0.7, 0.9: (6.2, 4), (29/3, 20/3), (40/3, 40/3), (20, 30); between them the curve is straight
        PricingBounds bounds = PricingBounds.Of(Reference, 8, Other);
        Assert.Equal(4 + (1.8 * (20 / 3.0 - 4) / (29 / 3.0 - 6.2)), bounds.Lower.Value, 1e-5); // 0.4 lies between levels of the last grid
        Assert.Equal(4 + (1.8 * 26 / 13.8), bounds.Upper.Value, 1e-9);
        Assert.Equal(bounds.Upper.Value, bounds.Dearest.Of(Other).Value, 1e-9);
        Assert.Equal(8, bounds.Dearest.Of(Reference).Value, 1e-9);
        Assert.Equal(8, bounds.Cheapest.Of(Reference).Value, 1e-9);
    }

    [Fact]
    public void A_loss_bounds_itself_at_its_premium()
    {
        PricingBounds bounds = PricingBounds.Of(Reference, 9, Reference);
        Assert.Equal(9, bounds.Lower.Value, 1e-9);
        Assert.Equal(9, bounds.Upper.Value, 1e-9);
        Assert.Equal(0, bounds.Upper.StandardError, 1e-9);
    }

    [Fact]
    public void Every_coherent_price_lies_between_the_bounds()
    {
        foreach (Distortion distortion in new Distortion[] { new WangTransform(0.5), new ProportionalHazard(0.6), new DualPower(2), new TailValueAtRisk(0.5) })
        {
            PricingBounds bounds = PricingBounds.Of(Reference, distortion.Of(Reference).Value, Other);
            Assert.InRange(distortion.Of(Other).Value, bounds.Lower.Value - 1e-4, bounds.Upper.Value + 1e-4);
        }
    }

    [Fact]
    public void A_premium_no_coherent_distortion_gives_has_no_bounds()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PricingBounds.Of(Reference, 6, Other));
        Assert.Throws<ArgumentOutOfRangeException>(() => PricingBounds.Of(Reference, 21, Other));
    }
}
