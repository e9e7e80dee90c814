using TechRisk.Pricing.Tests.Reference;
using static TechRisk.Pricing.Tests.Validation.PageTable;

namespace TechRisk.Pricing.Tests.Validation;

/// <summary>
/// General liability claims with their expenses, fitted on one half and tested on the other. A claim goes to a half by its own random number, so
/// that the split is the same on every machine and does not follow the order of the file, which is by size.
/// </summary>
public class BackTestLossExpenses
{
    private const string File = "us_general_liability_loss_alae.csv";

    private static readonly (double Retention, double Limit)[] Layers = [(0, 10_000), (10_000, 15_000), (25_000, 25_000), (50_000, 50_000), (100_000, 400_000), (0, 500_000)];

    private static readonly string[] Halves = ["A", "B"];

    private sealed record Row(double Loss, double Expense, double PolicyLimit, bool IsCut)
    {
        public ClaimPair Pair => new(IsCut ? Claim.AtLeast(Loss) : Claim.FromGroundUp(Loss), Claim.FromGroundUp(Expense));

        /// <summary>What the layer pays of the claim as the file has it, with its share of the expense.</summary>
        public double Paid(double retention, double limit)
        {
            double part = Math.Min(Math.Max(Loss - retention, 0), limit);
            return part + Share(retention, limit);
        }

        public double Share(double retention, double limit) =>
            Loss <= retention ? 0 : Expense * Math.Min(Loss - retention, limit) / Math.Min(Loss, retention + limit);
    }

    [SkippableFact]
    public void Layers_with_expenses_of_the_half_that_was_not_fitted()
    {
        Row[][] halves = Split();
        (JointLoss Pareto, JointLoss Normal)[] fitted = [.. halves.Select(half => (Fit<Lomax>(half), Fit<LogNormal>(half)))];
        List<string[]> rows = [];
        for (int held = 0; held < 2; held++)
        {
            (JointLoss pareto, JointLoss normal) = fitted[1 - held];
            JointLoss apart = new(pareto.Loss, pareto.Expense, new IndependenceCopula());
            foreach ((double retention, double limit) in Layers)
            {
                double[] paid = [.. halves[held].Select(row => row.Paid(retention, limit))];
                double mean = paid.Average();
                double error = Math.Sqrt(paid.Sum(x => (x - mean) * (x - mean)) / (paid.Length - 1) / paid.Length);
                double foreseen = Foreseen(pareto, halves[held], retention, limit);
                rows.Add(
                [
                    Halves[held], $"{Number(limit)} xs {Number(retention)}", Whole(paid.Count(x => x > 0)), $"{Number(mean)} ± {Number(error)}",
                    Number(foreseen), Number((foreseen - mean) / error, 1), Number(Foreseen(normal, halves[held], retention, limit)), Number(Foreseen(apart, halves[held], retention, limit)),
                ]);
            }
        }

        Check(BackTest.Page, ["held-out half", "layer", "claims in it", "paid a claim, expenses pro rata", "Pareto, Gumbel", "off by standard errors", "lognormal, Gumbel", "Pareto, no dependence"], rows);
    }

    [SkippableFact]
    public void Expenses_of_the_half_that_was_not_fitted()
    {
        Row[][] halves = Split();
        List<string[]> rows = [];
        for (int held = 0; held < 2; held++)
        {
            JointLoss joint = Fit<Lomax>(halves[1 - held]);
            JointLoss apart = new(joint.Loss, joint.Expense, new IndependenceCopula());
            foreach ((double retention, double limit) in Layers.Where(layer => layer.Retention > 0))
            {
                double[] share = [.. halves[held].Select(row => row.Share(retention, limit))];
                double mean = share.Average();
                double error = Math.Sqrt(share.Sum(x => (x - mean) * (x - mean)) / (share.Length - 1) / share.Length);
                rows.Add(
                [
                    Halves[held], $"{Number(limit)} xs {Number(retention)}", $"{Number(mean)} ± {Number(error)}",
                    Number(Average(halves[held], retention, limit, joint.ExpectedExpense)), Number(Average(halves[held], retention, limit, apart.ExpectedExpense)),
                ]);
            }
        }

        Check(BackTest.Page, ["held-out half", "layer", "expense alone, a claim", "foreseen with Gumbel", "foreseen without dependence"], rows);
    }

    [SkippableFact]
    public void Parameters_of_the_two_halves()
    {
        Row[][] halves = Split();
        Check(
            BackTest.Page,
            ["fitted on half", "claims", "cut at the limit", "loss alpha", "loss scale", "expense alpha", "expense scale", "Gumbel theta", "AIC of lognormal laws above it"],
            halves.Select((half, i) =>
            {
                CopulaFit fit = Fitted<Lomax>(half);
                Assert.True(fit.HasOptimum);
                return new[]
                {
                    Halves[i], Whole(half.Length), Whole(half.Count(row => row.IsCut)),
                    Shown(fit.FirstParameters[0], 3), Shown(fit.FirstParameters[1], 0), Shown(fit.SecondParameters[0], 3), Shown(fit.SecondParameters[1], 0), Shown(fit.Parameters[0], 3),
                    Number(Fitted<LogNormal>(half).Aic - fit.Aic, 1),
                };
            }));
    }

    private static string Shown(FittedParameter parameter, int digits) => $"{Number(parameter.Value.Value, digits)} ± {Number(parameter.Value.StandardError, digits)}";

    private static Row[][] Split()
    {
        RandomKey key = RandomKey.FromSeed(1998);
        Row[] all =
        [
            .. SharedData.Rows(File).Select(row => new Row(
                SharedData.Number(row["loss_usd"]), SharedData.Number(row["alae_usd"]),
                row["policy_limit_usd"].Length == 0 ? double.PositiveInfinity : SharedData.Number(row["policy_limit_usd"]), row["censored"] == "1")),
        ];
        return [[.. all.Where((_, i) => key.Uniform(i) < 0.5)], [.. all.Where((_, i) => key.Uniform(i) >= 0.5)]];
    }

    private static CopulaFit Fitted<TLaw>(Row[] half)
        where TLaw : Severity, IParametricSeverity<TLaw> =>
        new PairHistory([.. half.Select(row => row.Pair)]).FitCopula(CopulaFamily.Of<GumbelCopula>(), SeverityFamily.Of<TLaw>(), SeverityFamily.Of<TLaw>());

    private static JointLoss Fit<TLaw>(Row[] half)
        where TLaw : Severity, IParametricSeverity<TLaw> => Fitted<TLaw>(half) is var fit ? new(fit.First!, fit.Second!, fit.Copula) : throw new InvalidOperationException();

    private static double Foreseen(JointLoss joint, Row[] held, double retention, double limit) => Average(held, retention, limit, joint.ExpectedPayment);

    // the file knows a loss up to its policy's limit, so that the layer that can be seen of a claim ends there
    private static double Average(Row[] held, double retention, double limit, Func<double, double, double> expected) =>
        held.GroupBy(row => Math.Min(limit, row.PolicyLimit - retention)).Where(group => group.Key > 0).Sum(group => group.Count() * expected(retention, group.Key)) / held.Length;
}
