using FsCheck;
using FsCheck.Fluent;

namespace TechRisk.Pricing.Tests.Laws;

/// <summary>What every copula of the library obeys, for random parameters and grades.</summary>
public class CopulaLaws
{
    private const double Exact = 1e-12;

    public static TheoryData<Type> Leaves => CopulaLeaves.Rows;

    [Fact]
    public void Every_leaf_is_known() => Assert.All(CopulaLeaves.Types, leaf => Assert.True(CopulaLeaves.Knows(leaf), leaf.Name));

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Margins_are_uniform_and_no_rectangle_is_negative(Type leaf) => ForAll(leaf, (copula, u, v, s, t) =>
    {
        Close(u, copula.Cdf(u, 1), 0, "C(u, 1)");
        Close(v, copula.Cdf(1, v), 0, "C(1, v)");
        Close(0, copula.Cdf(u, 0), 0, "C(u, 0)");
        Close(1 - u, copula.Survival(u, 0), 1e-16, "P(U > u, V > 0)");
        double near = Math.Min(u + s * (1 - u), 1);
        double far = Math.Min(v + t * (1 - v), 1);
        double rectangle = copula.Cdf(near, far) - copula.Cdf(u, far) - copula.Cdf(near, v) + copula.Cdf(u, v);
        Assert.True(rectangle >= -Exact, $"rectangle {rectangle:R}");
        Close(copula.Cdf(u, v), copula.Cdf(v, u), Exact, "C is symmetric");
        Close(1 - u - v + copula.Cdf(u, v), copula.Survival(u, v), Exact, "joint survival");
        Assert.InRange(copula.Cdf(u, v), Math.Max(u + v - 1, 0) - Exact, Math.Min(u, v));
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void The_conditional_quantile_inverts_the_conditional_law(Type leaf) => ForAll(leaf, (copula, p, v, _, _) =>
    {
        Grade u = copula.ConditionalQuantile(p, v);
        Grade back = copula.Conditional(u, v);

        // a grade is rounded to 2e-16 of itself, which the conditional density carries on
        double slope = u.IsInside ? Math.Exp(copula.LogDensity(u, v)) * Math.Min(u.Below, u.Above) : 0;
        Close(p, back.Below, 1e-11 + 1e-13 * slope, "level");
        Close(1, back.Below + back.Above, 1e-14, "sum of both");
        Grade tail = copula.ConditionalQuantile(Grade.FromAbove(1e-9), Grade.FromAbove(1e-3));
        double above = copula.Conditional(tail, Grade.FromAbove(1e-3)).Above;
        Close(1e-9, above, 1e-9 * 1e-6, "level far in the tail");
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void The_density_is_the_limit_of_difference_quotients(Type leaf) => ForAll(leaf, (copula, u, v, _, _) =>
    {
        u = 0.05 + 0.9 * u;
        v = 0.05 + 0.9 * v;
        const double Step = 1e-5;
        double expected = Math.Exp(copula.LogDensity(u, v));
        double coarse = Quotient(2 * Step);
        double fine = Quotient(Step);
        double extrapolated = (4 * fine - coarse) / 3;
        Assert.True(Math.Abs(extrapolated - expected) <= 1e-5 * Math.Max(1, expected) + Math.Abs(fine - coarse), $"density {expected:R}, quotient {extrapolated:R}");
        double byCdf = (copula.Cdf(u, v + 10 * Step) - copula.Cdf(u, v - 10 * Step)) / (20 * Step);
        double curvature = Math.Abs(copula.Conditional(u, v + 10 * Step).Below - copula.Conditional(u, v - 10 * Step).Below);
        Assert.True(Math.Abs(byCdf - copula.Conditional(u, v).Below) <= 1e-7 + curvature, $"conditional {copula.Conditional(u, v).Below:R}, quotient {byCdf:R}");

        double Quotient(double h) => (copula.Conditional(u + h, v).Below - copula.Conditional(u - h, v).Below) / (2 * h);
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void A_sample_has_the_rank_correlations_of_the_copula(Type leaf)
    {
        // a fixed seed; 4.5 standard errors
        foreach (int k in new[] { -350, 0, 300 })
        {
            Copula copula = CopulaLeaves.Make(leaf, [k, 0]);
            RandomKey key = RandomKey.FromSeed(20261124).Derive(leaf.Name);
            double[] u = new double[2000];
            double[] v = new double[2000];
            for (int i = 0; i < u.Length; i++)
            {
                (Grade first, Grade second) = copula.Sample(key.Uniform(i), key.Uniform(i, draw: 1));
                (u[i], v[i]) = (first.Below, second.Below);
            }

            PairRanks ranks = PairRanks.Of(u, v);
            Within(copula.KendallTau, ranks.KendallTau, copula + ": tau");
            Within(copula.SpearmanRho, ranks.Spearman, copula + ": rho");
            Assert.InRange(v.Average(), 0.5 - 4.5 * 0.2887 / Math.Sqrt(v.Length), 0.5 + 4.5 * 0.2887 / Math.Sqrt(v.Length));
        }
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Tail_dependence_is_the_limit_of_conditional_exceedance(Type leaf)
    {
        foreach (int k in new[] { -100, 0, 200 })
        {
            Copula copula = CopulaLeaves.Make(leaf, [k, 0]);

            // the normal copula and others without tail dependence come down as a power of the grade, however slowly
            double low = copula.Cdf(1e-280, 1e-280) / 1e-280;
            double high = copula.Survival(Grade.FromAbove(1e-280), Grade.FromAbove(1e-280)) / 1e-280;
            Close(copula.LowerTailDependence, low, 1e-6, $"{copula}: lower tail");
            Close(copula.UpperTailDependence, high, 1e-6, $"{copula}: upper tail");
        }
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Wrong_parameters_and_grades_are_refused(Type leaf)
    {
        Copula copula = CopulaLeaves.Make(leaf, [0, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => copula.LogDensity(0, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => copula.Conditional(0.5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => copula.Cdf(-0.1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => copula.Sample(0, 0.5));
        Assert.StartsWith(leaf.Name + "(", copula.ToString(), StringComparison.Ordinal);
        Assert.Equal(copula, CopulaLeaves.Make(leaf, [0, 0]));
        foreach (System.Reflection.PropertyInfo property in leaf.GetProperties().Where(p => p.SetMethod is not null))
        {
            foreach (double value in new[] { double.NaN, double.PositiveInfinity, -1e9 })
            {
                object copy = leaf.GetMethod("<Clone>$")!.Invoke(copula, null)!;
                System.Reflection.TargetInvocationException error = Assert.Throws<System.Reflection.TargetInvocationException>(() => property.SetValue(copy, value));
                Assert.IsType<ArgumentOutOfRangeException>(error.InnerException);
            }
        }
    }

    private static void ForAll(Type leaf, Action<Copula, double, double, double, double> law) =>
        Prop.ForAll(Arb.From(Gen.Choose(-CopulaLeaves.Most, CopulaLeaves.Most).ArrayOf(6)), k =>
        {
            Copula copula = CopulaLeaves.Make(leaf, k);
            double[] p = [.. k.Skip(2).Select(x => (x + CopulaLeaves.Most + 0.5) / (2 * CopulaLeaves.Most + 1))];
            try
            {
                law(copula, p[0], p[1], p[2], p[3]);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"{copula} at {p[0]:R}, {p[1]:R}: {error.Message}", error);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(leaf == typeof(StudentCopula) ? 30 : 200).WithReplay(20261124, 42_424_243));

    private static void Within(double expected, Estimate estimate, string what) => Assert.True(
        Math.Abs(expected - estimate.Value) <= 4.5 * Math.Max(estimate.StandardError, 1e-4), $"{what}: {estimate}, expected {expected:R}");

    private static void Close(double expected, double actual, double absolute, string what) =>
        Assert.True(Math.Abs(actual - expected) <= absolute, $"{what}: {actual:R} against {expected:R}");
}
