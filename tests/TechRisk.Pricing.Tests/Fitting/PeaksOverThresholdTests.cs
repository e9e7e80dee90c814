using TechRisk.Pricing.Tests.Reference;

namespace TechRisk.Pricing.Tests.Fitting;

/// <summary>
/// Tails above a threshold beside the cases of statistics.json. Profile intervals, delta errors and the mean excess of the Danish fire
/// losses above 10 by an independent program (Python 3.11, scipy 1.10.1: bounded minimisation, brentq, numerical gradients).
/// </summary>
public class PeaksOverThresholdTests
{
    private static PeaksOverThreshold Danish => new OrderedLosses(SharedData.Column("danish_fire_univariate.csv", "loss_mdkk")).PeaksOver(10);

    [SkippableFact]
    public void Profile_intervals_are_those_of_an_independent_program()
    {
        Estimate level = Danish.ProfileReturnLevel(1000);
        Assert.Equal(94.3393469358852, level.Value, 1e-4);
        Assert.Equal(63.169238754046326, level.Lower, 1e-4);
        Assert.Equal(189.0976678307397, level.Upper, 1e-3);
        Estimate shape = Danish.ProfileShape();
        Assert.Equal(0.2745282837213141, shape.Lower, 1e-6);
        Assert.Equal(0.8188874092644675, shape.Upper, 1e-6);
    }

    [SkippableFact]
    public void Delta_errors_are_those_of_an_independent_program()
    {
        PeaksOverThreshold tail = Danish;
        Assert.Equal(25.27823397606136, tail.ValueAtRisk(0.999).StandardError, 1e-5);
        Assert.Equal(14.983042489631638, tail.TailValueAtRisk(0.99).StandardError, 1e-5);
        Assert.Equal(0.003338610470460157, tail.Survival(50).Value, 1e-12);
        Assert.Equal(0.0010104228368976106, tail.Survival(50).StandardError, 1e-9);
        Assert.Equal(tail.ValueAtRisk(0.999).Value, tail.ReturnLevel(1000).Value, 1e-9);
        Assert.Equal(tail.ReturnLevel(1970), tail.ReturnLevel(10, 197));
    }

    [SkippableFact]
    public void The_danish_mean_excess_is_that_of_an_independent_program()
    {
        Estimate excess = new OrderedLosses(SharedData.Column("danish_fire_univariate.csv", "loss_mdkk")).MeanExcess(10);
        Assert.Equal(14.081775844036697, excess.Value, 1e-10);
        Assert.Equal(2.9568402896546075, excess.StandardError, 1e-10);
    }

    [Theory]
    [InlineData(-0.3)]
    [InlineData(0)]
    [InlineData(0.2)]
    [InlineData(1.5)]
    public void A_tail_is_found_within_its_error_by_every_method_that_has_one(double shape)
    {
        OrderedLosses losses = new(Samples(new GeneralizedPareto(100, shape), 4000, 3));
        foreach (TailMethod method in Enum.GetValues<TailMethod>())
        {
            PeaksOverThreshold tail = losses.PeaksOver(50, method);
            if (double.IsInfinity(tail.Shape.StandardError))
            {
                Assert.NotEqual(TailMethod.MaximumLikelihood, method);
                Assert.Contains(tail.Findings, finding => finding.Code == "tail.no-standard-error");
                continue;
            }

            Assert.InRange(tail.Shape.Value, shape - 4 * tail.Shape.StandardError, shape + 4 * tail.Shape.StandardError);
            double scale = 100 + shape * 50;
            Assert.InRange(tail.Scale.Value, scale - 4 * tail.Scale.StandardError, scale + 4 * tail.Scale.StandardError);
        }
    }

    [Fact]
    public void The_likelihood_has_no_better_point_nearby()
    {
        foreach (double shape in (double[])[-0.4, -1e-3, 1e-4, 0.5, 3])
        {
            double[] excesses = Samples(new GeneralizedPareto(1, shape), 300, 5);
            ParetoMaximum best = ParetoMaximum.Of(excesses);
            ParetoLikelihood at = ParetoLikelihood.At(excesses, best.Scale, best.Shape);
            Assert.Equal(0, at.ByScale * best.Scale, 1e-7);
            Assert.Equal(0, at.ByShape, 1e-7);
            for (int i = 0; i < 8; i++)
            {
                double scale = best.Scale * (1 + 0.02 * Math.Cos(i));
                Assert.True(ParetoLikelihood.At(excesses, scale, best.Shape + 0.02 * Math.Sin(i)).Value <= best.LogLikelihood);
            }
        }
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(1e-9)]
    [InlineData(-0.2)]
    public void Derivatives_are_those_of_differences(double shape)
    {
        double[] excesses = Samples(new GeneralizedPareto(2, 0.3), 60, 9).Select(y => Math.Min(y, 6)).ToArray();
        ParetoLikelihood at = ParetoLikelihood.At(excesses, 2, shape);
        const double Step = 1e-4;
        ParetoLikelihood Moved(double byScale, double byShape) => ParetoLikelihood.At(excesses, 2 + byScale * Step, shape + byShape * Step);
        Assert.Equal(at.ByScale, (Moved(1, 0).Value - Moved(-1, 0).Value) / (2 * Step), 1e-5 * Math.Max(1, Math.Abs(at.ByScale)));
        Assert.Equal(at.ByShape, (Moved(0, 1).Value - Moved(0, -1).Value) / (2 * Step), 1e-5 * Math.Max(1, Math.Abs(at.ByShape)));
        Assert.Equal(at.Scales, (Moved(1, 0).ByScale - Moved(-1, 0).ByScale) / (2 * Step), 1e-5 * Math.Max(1, Math.Abs(at.Scales)));
        Assert.Equal(at.Mixed, (Moved(1, 0).ByShape - Moved(-1, 0).ByShape) / (2 * Step), 1e-5 * Math.Max(1, Math.Abs(at.Mixed)));
        Assert.Equal(at.Shapes, (Moved(0, 1).ByShape - Moved(0, -1).ByShape) / (2 * Step), 1e-5 * Math.Max(1, Math.Abs(at.Shapes)));
    }

    [Fact]
    public void An_irregular_shape_has_no_error_and_a_finding()
    {
        OrderedLosses losses = new(Samples(new GeneralizedPareto(10, -0.75), 500, 2));
        PeaksOverThreshold tail = losses.PeaksOver(0);
        Assert.InRange(tail.Shape.Value, -1, -0.5);
        Assert.Equal(double.PositiveInfinity, tail.Shape.StandardError);
        Assert.Contains(tail.Findings, finding => finding.Code is "tail.irregular" or "tail.boundary");
        Assert.Throws<InvalidOperationException>(() => tail.ProfileShape());
        Assert.True(tail.Excess.Maximum >= losses.Amounts[0]);
    }

    [Fact]
    public void Without_an_interior_maximum_the_law_is_uniform_and_says_so()
    {
        OrderedLosses losses = new([.. Enumerable.Range(1, 40).Select(i => 10 - 1.0 / (i * i))]);
        PeaksOverThreshold tail = losses.PeaksOver(9.5);
        Assert.Equal(-1, tail.Shape.Value);
        Assert.Contains(tail.Findings, finding => finding.Code == "tail.boundary");
    }

    [Fact]
    public void An_infinite_mean_is_infinite_and_said()
    {
        PeaksOverThreshold tail = new OrderedLosses(Samples(new GeneralizedPareto(10, 1.6), 1000, 4)).PeaksOver(5);
        Assert.Equal(double.PositiveInfinity, tail.TailValueAtRisk(0.99).Value);
        Assert.Equal(double.PositiveInfinity, tail.TailValueAtRisk(0.99).StandardError);
        Assert.Contains(tail.Findings, finding => finding.Code == "tail.infinite-mean");
        Assert.True(double.IsFinite(tail.ValueAtRisk(0.99).Upper));
    }

    [Fact]
    public void Claims_known_in_full_give_the_same_tail()
    {
        double[] amounts = Samples(new Lomax(1.8, 1000), 800, 6);
        PeaksOverThreshold plain = new OrderedLosses(amounts).PeaksOver(500);
        PeaksOverThreshold claims = new ClaimHistory([.. amounts.Select(Claim.FromGroundUp)]).PeaksOver(500);
        Assert.Equal(plain.Shape.Value, claims.Shape.Value, 1e-4 * plain.Shape.StandardError);
        Assert.Equal(plain.Scale.Value, claims.Scale.Value, 1e-4 * plain.Scale.StandardError);
        Assert.Equal(plain.Shape.StandardError, claims.Shape.StandardError, 1e-4);
        Assert.Equal(plain.ExceedanceProbability.Value, claims.ExceedanceProbability.Value, 1e-12);
        Assert.Equal(plain.ExceedanceProbability.StandardError, claims.ExceedanceProbability.StandardError, 1e-12);
        Assert.Equal(plain.LogLikelihood, claims.LogLikelihood, 1e-6);
    }

    [Fact]
    public void Deductibles_and_limits_are_taken_into_account()
    {
        // a Lomax tail is generalised Pareto above every threshold: shape 1 / 1.5, scale (1000 + u) / 1.5
        double[] amounts = Samples(new Lomax(1.5, 1000), 6000, 8);
        List<Claim> claims = [];
        for (int i = 0; i < amounts.Length; i++)
        {
            double deductible = i % 3 == 0 ? 800 : i % 3 == 1 ? 300 : 0;
            double limit = i % 2 == 0 ? 5000 : 50_000;
            if (amounts[i] > deductible)
            {
                claims.Add(Claim.FromPaid(Math.Min(amounts[i] - deductible, limit), deductible, limit));
            }
        }

        PeaksOverThreshold tail = new ClaimHistory([.. claims]).PeaksOver(500);
        Assert.InRange(tail.Shape.Value, 1 / 1.5 - 4 * tail.Shape.StandardError, 1 / 1.5 + 4 * tail.Shape.StandardError);
        Assert.InRange(tail.Scale.Value, 1000 - 4 * tail.Scale.StandardError, 1000 + 4 * tail.Scale.StandardError);
        Assert.InRange(tail.ExceedanceProbability.Value, Math.Pow(1 / 1.5, 1.5) - 4 * tail.ExceedanceProbability.StandardError, Math.Pow(1 / 1.5, 1.5) + 4 * tail.ExceedanceProbability.StandardError);
        Estimate profile = tail.ProfileReturnLevel(200);
        Assert.InRange(tail.ReturnLevel(200).Value, profile.Lower, profile.Upper);
        Assert.True(profile.Upper < double.PositiveInfinity);
    }

    [Fact]
    public void A_body_and_the_tail_make_a_law_of_all_losses()
    {
        OrderedLosses losses = new(Samples(new Lomax(2.5, 1000), 2000, 10));
        PeaksOverThreshold tail = losses.PeaksOver(800);
        Spliced law = tail.WithBody(new Empirical(losses.Amounts.AsSpan()));
        Assert.Equal(tail.ValueAtRisk(0.999).Value, law.Quantile(0.999), 1e-9 * law.Quantile(0.999));
        Assert.Equal(tail.Survival(3000).Value, law.Survival(3000), 1e-12);
    }

    [Fact]
    public void A_law_by_moments_that_ends_below_the_largest_loss_is_infinitely_far()
    {
        OrderedLosses losses = new([.. Enumerable.Repeat(9.0, 5), .. Enumerable.Repeat(10.0, 60), 12]);
        PeaksOverThreshold tail = losses.PeaksOver(0, TailMethod.Moments);
        Assert.True(tail.Excess.Maximum < 12);
        Assert.Equal(double.NegativeInfinity, tail.LogLikelihood);
        Assert.Equal(double.PositiveInfinity, tail.GoodnessOfFit.AndersonDarling);
        Assert.False(double.IsNaN(tail.GoodnessOfFit.CramerVonMises) || double.IsNaN(tail.Aic));
    }

    [Fact]
    public void What_lies_below_the_tail_is_refused()
    {
        PeaksOverThreshold tail = new OrderedLosses(Samples(new Lomax(2.5, 1000), 500, 10)).PeaksOver(800);
        Assert.Throws<ArgumentOutOfRangeException>(() => tail.ValueAtRisk(0.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => tail.Survival(799));
        Assert.Throws<ArgumentOutOfRangeException>(() => tail.ReturnLevel(1));
        Assert.Throws<InvalidOperationException>(() => new OrderedLosses(1, 2, 3).PeaksOver(2));
        Assert.Throws<InvalidOperationException>(() => new OrderedLosses(1, 3, 3).PeaksOver(2));
    }

    private static double[] Samples(Severity law, int count, int seed) => Losses.Samples.Draw(law, count, seed, "tail");
}
