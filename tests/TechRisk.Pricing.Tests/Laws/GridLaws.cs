using FsCheck;
using FsCheck.Fluent;

namespace TechRisk.Pricing.Tests.Laws;

/// <summary>A lattice filled in one call is what each point gives alone, for every severity there is (a fixed seed, so that a failure repeats).</summary>
public class GridLaws
{
    // a difference of two moments may have lost two of its digits, in one order of operations or the other
    private static readonly Type[] Differences = [typeof(LayerOf), typeof(Truncated), typeof(Spliced)];

    public static TheoryData<Type> Leaves => SeverityLeaves.Rows;

    [Theory]
    [MemberData(nameof(Leaves))]
    public void A_lattice_holds_the_pointwise_functions(Type leaf) => ForAll(leaf, 12, law =>
    {
        double middle = Math.Max(law.Quantile(0.7), 1e-3);
        Same(law, -2.5 * middle / 16, middle / 16);
        Same(law, 0, law.InverseSurvival(1e-9) / 40);
        Same(law, middle, 1e-5 * middle);
        Same(law, 0, 30 * middle);
        double start = law.Minimum;
        if (start > 0)
        {
            Same(law, start / 2, start / 4); // the smallest amount is a point
        }
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void A_long_lattice_holds_the_pointwise_functions(Type leaf) => ForAll(leaf, 3, law =>
    {
        double middle = Math.Max(law.Quantile(0.7), 1e-3);
        Same(law, 0, middle / 100, 500, 7);
        Same(law, middle / 3, law.InverseSurvival(1e-6) / 300, 300, 7);
    });

    [Fact]
    public void Amounts_half_way_between_the_points_are_not_smoothed()
    {
        Same(new Discrete((150.5, 0.5), (300.5, 0.25), (1000, 0.25)), 0, 1, 600, 1);
        Same(new Mixture((0.5, new Lomax(3, 1e3)), (0.5, new Discrete((200.5, 1)))), 0, 1, 600, 1);
        Same(new Empirical(99.5, 149.5, 149.5, 420.5), 0, 1, 600, 1);
    }

    [Fact]
    public void Uneven_points_have_the_values_of_each_alone()
    {
        double[] points = [.. Enumerable.Range(0, 200).Select(i => i * (100 + i * 0.5))];
        foreach (Severity law in (Severity[])[new Gamma(2, 3e3), new Weibull(0.7, 5e3), new Burr(2, 3, 4e3), new Spliced(new Gamma(2, 3e3), 8e3, new Weibull(0.7, 5e3), 0.1)])
        {
            double[] survival = new double[points.Length];
            double[] limited = [.. points];
            law.FillAt(survival, limited);
            for (int i = 0; i < points.Length; i++)
            {
                Close(law.Survival(points[i]), survival[i], 2e-13, $"S({points[i]:R})");
                Close(law.LimitedMoment(1, points[i]), limited[i], 2e-13, $"E[min(X, {points[i]:R})]");
            }
        }
    }

    [Fact]
    public void A_lattice_reaches_far_into_both_tails()
    {
        foreach (Severity law in (Severity[])[new LogNormal(11, 1.6), new LogNormal(3, 12), new Lomax(0.4, 7), new Pareto(20, 5), new Gamma(0.02, 1e4), new Gamma(400, 3)])
        {
            Same(law, 0, 1e-12);
            Same(law, 0, 1e9);
            Same(law, 0, 1e60);
        }
    }

    private static void Same(Severity law, double start, double step, int count = 43, int every = 1)
    {
        double[] survival = new double[count];
        double[] limited = new double[count];
        law.FillGrid(start, step, survival, limited);
        double relative = Differences.Contains(law.GetType()) ? 2e-13 : 1e-14;
        for (int k = 0; k < count; k += every)
        {
            double x = start + k * step;
            Close(x < 0 ? 1 : law.Survival(x), survival[k], relative, $"S({x:R})");
            Close(x <= 0 ? x : law.LimitedMoment(1, x), limited[k], relative, $"E[min(X, {x:R})]");
        }
    }

    private static void Close(double expected, double actual, double relative, string what) => Assert.True(
        expected == actual || Math.Abs(actual - expected) <= relative * Math.Abs(expected),
        $"{what}: {actual:R} against {expected:R}");

    private static void ForAll(Type leaf, int tests, Action<Severity> law) =>
        Prop.ForAll(SeverityLeaves.Parameters(leaf), k =>
        {
            Severity severity = SeverityLeaves.Make(leaf, k);
            try
            {
                law(severity);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"{severity}: {error.Message}", error);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(20261124, 42_424_243));
}
