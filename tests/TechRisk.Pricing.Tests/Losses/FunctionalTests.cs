namespace TechRisk.Pricing.Tests.Losses;

/// <summary>Linear combinations of figures of one run, and pairs of runs with the same random numbers.</summary>
public sealed class FunctionalTests
{
    private static readonly double[] Values = Samples.Draw(LogNormal.FromMeanAndCv(100, 2), 5000, seed: 11);

    private static SampledLoss Loss => new(Values, TailFacts.BoundedBy(1e9));

    [Fact]
    public void A_figure_less_itself_is_0_without_error()
    {
        SampledLoss loss = Loss;
        foreach (RiskMeasure measure in Samples.Measures(100))
        {
            Functional functional = measure.Evaluate(loss);
            Estimate nothing = functional.Combine(1, (-1, functional)).ToEstimate();
            Assert.Equal(0, nothing.Value);
            Assert.Equal(0, nothing.StandardError);
        }
    }

    [Fact]
    public void The_fast_error_is_that_of_the_influence()
    {
        SampledLoss loss = Loss;
        foreach (RiskMeasure measure in Samples.Measures(100))
        {
            var functional = (SampledFunctional)measure.Evaluate(loss);
            double fast = functional.ToEstimate().StandardError;

            // 1e-3: the influence of a quantile takes P(S <= VaR) for p
            Assert.Equal(fast, functional.Rows.StandardError(functional), 1e-3 * fast);
        }
    }

    [Fact]
    public void Scaling_a_loss_paired_year_by_year_has_the_error_of_the_scaled_difference()
    {
        SampledLoss loss = Loss;
        var larger = new SampledLoss(Values.Select(x => 1.1 * x).ToArray(), TailFacts.BoundedBy(1e10));
        foreach (RiskMeasure measure in new RiskMeasure[] { new WangTransform(0.35), new TailValueAtRisk(0.99), new StandardDeviationPrinciple(0.2) })
        {
            Estimate change = measure.Evaluate(larger).Combine(1, (-1, measure.Evaluate(loss))).ToEstimate();
            Estimate before = measure.Of(loss);
            Assert.Equal(0.1 * before.Value, change.Value, 1e-9 * before.Value);
            Assert.Equal(0.1 * before.StandardError, change.StandardError, 1e-9 * before.StandardError);
        }
    }

    [Fact]
    public void A_single_scaled_figure_keeps_its_own_interval()
    {
        Estimate quantile = Loss.Quantile(0.99);
        Estimate scaled = Loss.QuantileFunctional(0.99).Combine(2).Plus(5).ToEstimate();
        Assert.Equal(2 * quantile.Lower + 5, scaled.Lower, 1e-9);
        Assert.Equal(2 * quantile.Upper + 5, scaled.Upper, 1e-9);
    }

    [Fact]
    public void Figures_of_different_runs_are_not_combined()
    {
        var shorter = new SampledLoss(Values[..100], TailFacts.BoundedBy(1e9));
        Assert.Throws<InvalidOperationException>(() => Loss.MeanFunctional().Combine(1, (1, shorter.MeanFunctional())));
    }

    [Fact]
    public void The_margin_over_an_infinite_mean_is_infinite()
    {
        var heavy = new SampledLoss(Values, new TailFacts { FiniteMoments = 0.9, RightEnd = double.PositiveInfinity, ExponentialAbscissa = 0 });
        Functional margin = heavy.DistortedFunctional(new WangTransform(0.35)).Combine(1, (-1, heavy.MeanFunctional()));
        Assert.Equal(double.PositiveInfinity, margin.Value);
        Assert.Equal(double.PositiveInfinity, margin.ToEstimate().Value);
    }
}
