namespace TechRisk.Pricing.Tests.Distributions;

public class JointLossTests
{
    private static readonly Lomax Loss = new(1.122, 14036);
    private static readonly Lomax Expense = new(2.118, 14219);

    [Fact]
    public void Independent_expenses_share_in_closed_form()
    {
        // E[A] times the integral of R / x^2 S(x) from R to L, by composite Simpson in q = R / x
        JointLoss joint = new(Loss, Expense, new IndependenceCopula());
        double share = 0;
        for (int i = 0; i <= 2000; i++)
        {
            double q = 0.5 + i / 4000.0;
            share += (i is 0 or 2000 ? 1 : i % 2 == 1 ? 4 : 2) * Loss.Survival(50_000 / q) / 12_000;
        }

        Close(Expense.Mean * share, joint.ExpectedExpense(50_000, 50_000), 1e-9);
        Close(Expense.Mean, joint.ExpectedExpense(0, 50_000), 1e-15);
    }

    [Fact]
    public void Layers_add_up_and_a_strong_copula_is_full_dependence()
    {
        JointLoss joint = new(new LogNormal(9, 1), new Gamma(2, 1000), new GumbelCopula(1.6));
        Assert.InRange(joint.ExpectedExpense(10_000), joint.ExpectedExpense(10_000, 20_000), joint.Expense.Mean);

        // full dependence: the expense is the quantile at the loss's own grade
        JointLoss strong = joint with { Copula = new GumbelCopula(400) };
        double together = 0;
        for (int i = 0; i < 20_000; i++)
        {
            double s = (i + 0.5) / 20_000;
            double x = joint.Loss.InverseSurvival(s);
            together += x > 10_000 ? (1 - 10_000 / Math.Min(x, 30_000)) * joint.Expense.InverseSurvival(s) / 20_000 : 0;
        }

        Close(together, strong.ExpectedExpense(10_000, 20_000), 1e-3);
    }

    [Fact]
    public void A_simulated_layer_agrees()
    {
        JointLoss joint = new(new LogNormal(9, 1), new Discrete((100, 0.5), (1000, 0.3), (20_000, 0.2)), new NormalCopula(0.5));
        RandomKey key = RandomKey.FromSeed(5);
        double sum = 0;
        double squares = 0;
        const int Count = 200_000;
        for (int i = 0; i < Count; i++)
        {
            (double x, double a) = joint.Sample(key.Uniform(i), key.Uniform(i, draw: 1));
            double paid = x > 5_000 ? (Math.Min(x, 20_000) - 5_000) * (1 + a / Math.Min(x, 20_000)) : 0;
            sum += paid;
            squares += paid * paid;
        }

        double mean = sum / Count;
        double error = Math.Sqrt((squares / Count - mean * mean) / Count);
        Assert.InRange(joint.ExpectedPayment(5_000, 15_000), mean - 4 * error, mean + 4 * error);
    }

    [Fact]
    public void An_infinite_expense_stays_infinite_or_is_refused()
    {
        JointLoss joint = new(Loss, new Lomax(0.9, 1000), new GumbelCopula(1.5));
        Assert.Equal(double.PositiveInfinity, joint.ExpectedPayment(1000, 1000));
        Assert.Throws<InvalidOperationException>(() => (joint with { Copula = new NormalCopula(-0.5) }).ExpectedPayment(1000, 1000));
        Assert.Throws<ArgumentOutOfRangeException>(() => joint.ExpectedPayment(-1, 1000));
        Assert.Throws<ArgumentNullException>(() => joint with { Copula = null! });
    }

    private static void Close(double expected, double actual, double relative) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"{actual:R}, expected {expected:R}");
}
