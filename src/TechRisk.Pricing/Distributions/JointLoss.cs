using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A loss X and the expense A of settling it, with a law of each and the copula that ties them: what a layer pays that bears expenses in proportion to
/// the part of the loss that it pays.
/// </summary>
/// <remarks>
/// Source: Frees and Valdez, Understanding relationships using copulas, North American Actuarial Journal 2 (1998), section 5. Laws with atoms are
/// allowed: amounts are the inverses of their grades.
/// </remarks>
public sealed record JointLoss
{
    private const double Accuracy = 1e-10;

    /// <summary>A loss with its expense.</summary>
    /// <param name="loss">Law of the loss, in the submission's currency.</param>
    /// <param name="expense">Law of the expense allocated to the loss, in the submission's currency.</param>
    /// <param name="copula">What ties their grades.</param>
    public JointLoss(Severity loss, Severity expense, Copula copula)
    {
        Loss = loss;
        Expense = expense;
        Copula = copula;
    }

    /// <summary>Law of the loss.</summary>
    public Severity Loss { get; init => field = value ?? throw new ArgumentNullException(nameof(Loss)); }

    /// <summary>Law of the allocated expense.</summary>
    public Severity Expense { get; init => field = value ?? throw new ArgumentNullException(nameof(Expense)); }

    /// <summary>What ties their grades.</summary>
    public Copula Copula { get; init => field = value ?? throw new ArgumentNullException(nameof(Copula)); }

    /// <summary>
    /// What the layer pays on average, with its share of the expense: E[min((X - R)+, limit) (1 + A / min(X, R + limit))], R the retention.
    /// </summary>
    /// <param name="retention">R in the submission's currency; 0 or more.</param>
    /// <param name="limit">Height of the layer above the retention, in the submission's currency; above 0, infinite for none.</param>
    /// <exception cref="InvalidOperationException">The expense has an infinite mean and falls as losses grow: whether the share is finite is not known.</exception>
    public double ExpectedPayment(double retention, double limit = double.PositiveInfinity)
    {
        double share = ExpectedExpense(retention, limit);
        double top = retention + limit;
        double indemnity = retention == 0 ? Loss.LimitedExpectedValue(top) : Loss.LimitedExpectedValue(top) - Loss.LimitedExpectedValue(retention);
        return indemnity + share;
    }

    /// <summary>
    /// The layer's share of the expense on average: E[A w(X)] with w = 0 up to the retention R, 1 - R / x above it, limit / (R + limit) from the top on;
    /// all expense of losses above 0 where R = 0. As w rises by R / x^2 it is the mean of E[A; X &gt; R / q] over q from R / (R + limit) to 1.
    /// </summary>
    /// <param name="retention">R in the submission's currency; 0 or more.</param>
    /// <param name="limit">Height of the layer above the retention, in the submission's currency; above 0, infinite for none.</param>
    /// <exception cref="InvalidOperationException">The expense has an infinite mean and falls as losses grow: whether the share is finite is not known.</exception>
    public double ExpectedExpense(double retention, double limit = double.PositiveInfinity)
    {
        Require.NonNegative(retention);
        Require.PositiveOrInfinite(limit);
        if (retention >= Loss.Maximum)
        {
            return 0;
        }

        if (double.IsPositiveInfinity(Expense.Mean))
        {
            return Copula.KendallTau >= 0
                ? double.PositiveInfinity
                : throw new InvalidOperationException($"the expected share of the expense is not known to be finite: {Expense} has an infinite mean and {Copula} makes it small where the loss is large");
        }

        if (retention == 0)
        {
            return Loss.Survival(0) == 1 ? Expense.Mean : ExpenseAbove(0);
        }

        double least = double.IsPositiveInfinity(limit) ? 0 : retention / (retention + limit);

        // beyond the largest loss nothing is left, which would be a kink
        double from = Math.Max(least, retention / Loss.Maximum);
        double sum = 0;

        // an atom of the loss is a step
        foreach (double to in Loss.Kinks.Where(x => x > retention && retention / x > from).Select(x => retention / x).Distinct().Order().Append(1))
        {
            sum += Integrator.Adaptive(q => ExpenseAbove(retention / q), from, to, Accuracy);
            from = to;
        }

        return sum;
    }

    /// <summary>A loss with its expense from two addressed uniforms; small uniforms are large amounts.</summary>
    /// <param name="first">A number strictly between 0 and 1.</param>
    /// <param name="second">A number strictly between 0 and 1.</param>
    public (double Loss, double Expense) Sample(double first, double second)
    {
        (Grade u, Grade v) = Copula.Sample(first, second);
        return (Loss.InverseSurvival(u.Above), Expense.InverseSurvival(v.Above));
    }

    /// <summary>E[A; X &gt; x]: the integral over s, on a log scale, of the expense with probability s above it times P(X &gt; x | that expense), in two parts at s = S(x).</summary>
    private double ExpenseAbove(double x)
    {
        Grade grade = Grade.Of(Loss, x);
        if (grade.Above == 0)
        {
            return 0;
        }

        if (grade.Below == 0)
        {
            return Expense.Mean;
        }

        double z = grade.MinusLogAbove;
        return Integrator.Adaptive(At, 0, z, Accuracy / 10) + Integrator.Adaptive(At, z, double.PositiveInfinity, Accuracy / 10);

        double At(double minusLogAbove)
        {
            Grade expense = Grade.FromMinusLogAbove(minusLogAbove);
            return expense.IsInside ? expense.Above * Expense.InverseSurvival(expense.Above) * Copula.Conditional(grade, expense).Above : 0;
        }
    }
}
