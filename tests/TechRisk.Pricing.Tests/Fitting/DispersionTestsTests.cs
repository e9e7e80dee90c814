namespace TechRisk.Pricing.Tests.Fitting;

/// <summary>Reference: R 4.2.2, AER 1.2-10 (dispersiontest), MASS 7.3-58.2 (glm.nb); Dean's statistics by their formulas on R's fitted means.</summary>
public sealed class DispersionTestsTests
{
    [Fact]
    public void Counts_of_motor_policies_are_over_dispersed()
    {
        DispersionTests tests = CountData.Thyrion.TestDispersion();
        Close(12751.3136094704, tests.Pearson.Statistic);
        Close(6.77699168715854e-104, tests.Pearson.PValue.Value, 1e-8);
        Close(12751.3136094704 / 9460, tests.PearsonDispersion);
        Close(23.9195923954005, tests.DeanQuadratic.Statistic);
        Close(23.9195923954005, tests.DeanLinear.Statistic);
        Close(7.53257293605565, tests.CameronTrivediLinear.Statistic);
        Close(2.48750598367764e-14, tests.CameronTrivediLinear.PValue.Value, 1e-8);
        Close(7.53257293605536, tests.CameronTrivediQuadratic.Statistic);
        Close(285.481170184894, tests.LikelihoodRatio.Statistic, 1e-8);
        Close(2.39974285829869e-64, tests.LikelihoodRatio.PValue.Value, 1e-6);
    }

    [Fact]
    public void Exposures_enter_the_tests()
    {
        DispersionTests tests = CountData.Years.TestDispersion();
        Close(10.8473166390728, tests.Pearson.Statistic);
        Close(0.0932114823972012, tests.Pearson.PValue.Value);
        Close(1.67539188228954, tests.DeanQuadratic.Statistic);
        Close(1.19197965160623, tests.DeanLinear.Statistic);
        Close(1.70179816890857, tests.CameronTrivediLinear.Statistic);
        Close(3.28841615996491, tests.CameronTrivediQuadratic.Statistic);
        Close(0.000503763939503052, tests.CameronTrivediQuadratic.PValue.Value, 1e-8);
        Close(1.56627710487367, tests.LikelihoodRatio.Statistic, 1e-7);
    }

    [Fact]
    public void Counts_less_spread_than_Poisson_have_a_likelihood_ratio_of_nothing()
    {
        DispersionTests tests = CountData.DanishQuarters.TestDispersion();
        Assert.Equal(0, tests.LikelihoodRatio.Statistic);
        Assert.Equal(1, tests.LikelihoodRatio.PValue.Value);
        Assert.True(tests.DeanQuadratic.PValue.Value > 0.9 && tests.Pearson.PValue.Value > 0.9);
    }

    [Fact]
    public void A_test_without_a_claim_or_a_second_unit_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => ClaimCounts.FromCounts(0, 0).TestDispersion());
        Assert.Throws<InvalidOperationException>(() => ClaimCounts.FromCounts(5).TestDispersion());
    }

    private static void Close(double expected, double actual, double relative = 1e-11) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"{actual:R} against {expected:R}");
}
