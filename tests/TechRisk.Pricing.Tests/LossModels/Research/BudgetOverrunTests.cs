namespace TechRisk.Pricing.Tests.LossModels;

public sealed class BudgetOverrunTests
{
    [Fact]
    public void A_layer_of_the_cost_overrun_is_a_difference_of_limited_expected_values()
    {
        // RD-08: lognormal limited expected value, checked by survival quadrature and R actuar::levlnorm; tolerance 1e-10 relative.
        // Mean overrun of IT projects 73 %: Flyvbjerg, Gardner (2023); sigma assumed.
        const double budget = 100;
        LogNormal ratio = LogNormal.FromMeanAndSigma(mean: 1.73, sigma: 0.9);
        Severity cost = ratio.Times(budget);
        double layer = cost.LimitedExpectedValue(2.0 * budget) - cost.LimitedExpectedValue(1.2 * budget);
        Near(0.14312140850968758, ratio.Mu);
        Near(21.859634027231554, 0.75 * layer);
        Near(0.4826292741224853, cost.Survival(1.2 * budget));
        Near(0.27055353421597467, cost.Survival(2.0 * budget));
    }

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-10 * expected);
}
