using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Laws;

/// <summary>What must hold for every severity there is, over random parameters (a fixed seed, so that a failure repeats).</summary>
public class SeverityLaws
{
    private static readonly double[] Levels = [1e-9, 1e-4, 0.02, 0.3, 0.5, 0.8, 0.97, 0.9999];

    public static TheoryData<Type> Leaves => SeverityLeaves.Rows;

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Every_leaf_has_a_generator(Type leaf) =>
        Assert.True(SeverityLeaves.Knows(leaf), $"{leaf.Name} has no generator in {nameof(SeverityLeaves)}: add one, and the laws run for it");

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Quantiles_invert_the_distribution_function(Type leaf) => ForAll(leaf, 25, law =>
    {
        foreach (double p in Levels)
        {
            // both functions are right to a few 1e-13 relative, so the inverse lies in this bracket, also at an atom
            double q = law.Quantile(p);
            IsTrue(law.Cdf(q * (1 + 1e-12)) >= p * (1 - 1e-12), $"quantile {q:R} at {p} is too small");
            IsTrue(q == law.Minimum || law.Cdf(q * (1 - 1e-12)) <= p * (1 + 1e-12), $"quantile {q:R} at {p} is too large");
            double x = law.InverseSurvival(p);
            IsTrue(law.Survival(x * (1 + 1e-12)) <= p * (1 + 1e-12), $"inverse survival {x:R} at {p} is too small");
            IsTrue(x == law.Minimum || law.Survival(x * (1 - 1e-12)) >= p * (1 - 1e-12), $"inverse survival {x:R} at {p} is too large");
        }
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Both_inverses_agree_where_the_complement_is_exact(Type leaf) => ForAll(leaf, 25, law =>
    {
        foreach (double p in new[] { 1.0 / 1024, 0.1875, 0.5, 0.6875, 1023.0 / 1024 })
        {
            Close(law.Quantile(p), law.InverseSurvival(1 - p), 1e-12, $"quantile at {p}");
        }

        Assert.Equal(law.Minimum, law.Quantile(0));
        Assert.Equal(law.Minimum, law.InverseSurvival(1));
        Assert.Equal(law.Maximum, law.Quantile(1));
        Assert.Equal(law.Maximum, law.InverseSurvival(0));
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Survival_and_cdf_add_to_one(Type leaf) => ForAll(leaf, 50, law =>
    {
        foreach (double x in Levels.Select(law.Quantile).Append(0).Append(1e300))
        {
            double sum = law.Survival(x) + law.Cdf(x);
            IsTrue(Math.Abs(sum - 1) <= 1e-14, $"survival + cdf at {x:R} is {sum:R}");
        }
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void The_survival_function_holds_to_1e_300(Type leaf) => ForAll(leaf, 25, law =>
    {
        double x = law.InverseSurvival(1e-290);
        if (x < law.Maximum && x < 1e300)
        {
            // one rounding of x moves ln S by x f / S ulps: many, so deep in a light tail or near a right end; a truncated law rounds its end too
            double rounding = (law is Truncated ? 4e-15 : 4e-16) * x * Math.Exp(law.LogDensity(x)) / 1e-290;
            IsTrue(Math.Abs(law.Survival(x) / 1e-290 - 1) <= 1e-12 + rounding, $"survival at {x:R} is {law.Survival(x):R}");
        }
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void The_limited_expected_value_rises_to_the_mean(Type leaf) => ForAll(leaf, 25, law =>
    {
        double previous = 0;
        double previousLimit = 0;
        double previousSlope = 1;
        foreach (double limit in Levels.Append(1 - 1e-9).Select(law.Quantile).Where(x => x > 0).Distinct())
        {
            double lev = law.LimitedExpectedValue(limit);
            double slope = (lev - previous) / (limit - previousLimit);
            IsTrue(lev >= previous && lev <= Math.Min(limit, law.Mean) * (1 + 1e-13), $"limited expected value at {limit:R} is {lev:R}");
            IsTrue(slope <= previousSlope + 1e-6, "the limited expected value is concave");
            (previous, previousLimit, previousSlope) = (lev, limit, slope);
        }

        Close(law.Mean, law.LimitedExpectedValue(double.PositiveInfinity), 1e-12, "mean");
        Assert.Equal(0, law.LimitedExpectedValue(0));
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Limited_moments_agree_with_quadrature(Type leaf) => ForAll(leaf, 8, law =>
    {
        double[] cuts = [0, .. Enumerable.Range(1, 40).Select(i => law.Quantile(Math.Pow(10, -i / 4.0))).Reverse(),
            .. Enumerable.Range(3, 10).Select(i => law.InverseSurvival(Math.Pow(2, -i)))];
        double[] atKinks = [.. law.Kinks];
        double[] rough = [.. cuts.Concat(atKinks).Where(x => x <= cuts[^1]).Distinct().Order()];
        double[] panels = [.. rough.Concat(rough.Skip(2).Zip(rough.Skip(1), Between).SelectMany(x => x)).Distinct().Order()];
        foreach (int order in new[] { 1, 2, 3 })
        {
            double sum = 0;
            for (int i = 1; i < panels.Length; i++)
            {
                sum += GaussPanel.Integrate(x => order * Math.Pow(x, order - 1) * law.Survival(x), panels[i - 1], panels[i]);
            }

            // the rule on these panels is good to about 1e-10
            Close(sum, law.LimitedMoment(order, panels[^1]), 1e-8, $"limited moment {order} at {panels[^1]:R}");
        }
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Moments_are_infinite_exactly_where_the_tail_says_so(Type leaf) => ForAll(leaf, 50, law =>
    {
        for (int order = 1; order <= 4; order++)
        {
            bool finite = order < law.Tail.FiniteMoments;
            IsTrue(double.IsFinite(law.Moment(order)) == finite, $"moment {order} is {law.Moment(order)}");
        }

        Close(law.Moment(1), law.Mean, 1e-13, "mean");
        IsTrue(double.IsFinite(law.Variance) == law.Tail.VarianceMayBeFinite && law.Variance >= 0, $"variance is {law.Variance}");
        if (double.IsFinite(law.Variance))
        {
            double second = law.Moment(2);
            IsTrue(Math.Abs(second - law.Mean * law.Mean - law.Variance) <= 1e-12 * second, $"variance is {law.Variance}");
        }

        Assert.Equal(law.Maximum, law.Tail.RightEnd!.Value);
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void The_density_is_the_slope_of_the_distribution_function(Type leaf) => ForAll(leaf, 25, law =>
    {
        foreach (double x in new[] { 0.1, 0.33, 0.62, 0.9 }.Select(law.Quantile))
        {
            if (law.Atom(x) > 0)
            {
                Close(Math.Log(law.Atom(x)), law.LogDensity(x), 1e-14, "an atom");
                continue;
            }

            double h = x * 1e-5;
            double slope = (law.Cdf(x + h) - law.Cdf(x - h)) / (2 * h);
            if (law.Kinks.Any(kink => Math.Abs(x - kink) <= 2 * h))
            {
                continue;
            }

            // differences lose 1e-16 / 1e-5 and the curvature h^2 times that of the law
            IsTrue(Math.Abs(Math.Exp(law.LogDensity(x)) - slope) <= 1e-6 * slope, $"density at {x:R} is {Math.Exp(law.LogDensity(x)):R}, slope {slope:R}");
        }
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Samples_pass_kolmogorov_and_smirnov(Type leaf) => ForAll(leaf, 4, law =>
    {
        const int Count = 4000;
        double[] sample = Uniforms(Count, seed: 20261124);
        law.SampleInPlace(sample, new SampleBuffer());
        Array.Sort(sample);
        double distance = 0;
        for (int i = 0; i < Count; i++)
        {
            double cdf = law.Cdf(sample[i]);
            if (i + 1 == Count || sample[i + 1] > sample[i])
            {
                distance = Math.Max(distance, Math.Abs((i + 1.0) / Count - cdf));
            }
        }

        // the limit law exceeds 1.95 with probability 1e-3; these uniforms are fixed
        IsTrue(distance * Math.Sqrt(Count) < 1.95, $"distance times root of n is {distance * Math.Sqrt(Count):F3}");
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Sampling_in_place_is_the_inverse_survival_at_every_length(Type leaf) => ForAll(leaf, 2, law =>
    {
        // a lane formula gives the scalar's bits at whatever width this processor runs; a table is good to 1e-12
        double tolerance = HasTable(law) ? 1e-12 : 0;
        SampleBuffer buffer = new();
        for (int length = 0; length <= 67; length++)
        {
            double[] uniforms = Uniforms(length, seed: length);
            double[] sample = [.. uniforms];
            law.SampleInPlace(sample, buffer);
            for (int i = 0; i < length; i++)
            {
                Close(law.InverseSurvival(uniforms[i]), sample[i], tolerance, $"length {length}, uniform {uniforms[i]:R}");
            }
        }

        // deep in both tails and at the ends of the range of addressed uniforms
        double[] deep = [1.0 / (1L << 53), 1e-12, 3e-6, 0.5, 1 - 3e-6, 1 - 1e-12, 1 - 1.0 / (1L << 53)];
        double[] drawn = [.. deep];
        law.SampleInPlace(drawn, buffer);
        for (int i = 0; i < deep.Length; i++)
        {
            Close(law.InverseSurvival(deep[i]), drawn[i], tolerance, $"uniform {deep[i]:R}");
        }
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void A_small_uniform_is_a_large_loss(Type leaf) => ForAll(leaf, 5, law =>
    {
        double[] uniforms = Uniforms(300, seed: 3);
        Array.Sort(uniforms);
        law.SampleInPlace(uniforms, new SampleBuffer());
        for (int i = 1; i < uniforms.Length; i++)
        {
            IsTrue(uniforms[i] <= uniforms[i - 1] * (1 + 1e-12), $"the loss rises with the uniform at {uniforms[i]:R}");
        }
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Scaling_multiplies_every_loss(Type leaf) => ForAll(leaf, 25, law =>
    {
        Severity scaled = law.Times(2.5);
        Close(2.5 * law.Mean, scaled.Mean, 1e-12, "mean");
        foreach (double p in Levels)
        {
            double x = law.Quantile(p);
            Close(2.5 * x, scaled.Quantile(p), 1e-11, $"quantile at {p}");
            IsTrue(Math.Abs(law.Cdf(x * 1.0001) - scaled.Cdf(2.5 * x * 1.0001)) <= 1e-12, $"cdf at {x:R}");
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => law.Times(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => law.Times(double.NaN));
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void With_cannot_make_an_invalid_law(Type leaf) => ForAll(leaf, 5, law =>
    {
        foreach (PropertyInfo property in leaf.GetProperties().Where(p => p.SetMethod is not null && p.PropertyType == typeof(double)))
        {
            foreach (double value in new[] { double.NaN, double.NegativeInfinity, -1, 0, 1, 2, double.PositiveInfinity })
            {
                object copy = leaf.GetMethod("<Clone>$")!.Invoke(law, null)!;
                try
                {
                    property.SetValue(copy, value);
                }
                catch (TargetInvocationException error)
                {
                    Assert.IsType<ArgumentOutOfRangeException>(error.InnerException);
                    Assert.Contains(property.Name, error.InnerException.Message, StringComparison.Ordinal);
                    continue;
                }

                Severity changed = (Severity)copy;
                double median = changed.Quantile(0.5);
                IsTrue((double.IsFinite(value) || MayBeInfinite(property)) && !double.IsNaN(changed.Mean) && !double.IsNaN(changed.Variance), $"{property.Name} = {value}");
                IsTrue(changed.Cdf(median * (1 + 1e-9)) >= 0.5 - 1e-9 && changed.Survival(median) <= 0.5 + 1e-9, $"{property.Name} = {value}: median {median:R}");

                // what is computed once belongs to the changed law, not to the one it was copied from
                double[] drawn = [0.123];
                changed.SampleInPlace(drawn, new SampleBuffer());
                Close(changed.InverseSurvival(0.123), drawn[0], 1e-12, $"{property.Name} = {value}");
            }
        }
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Laws_with_equal_parameters_are_equal(Type leaf) => Prop.ForAll(SeverityLeaves.Parameters(leaf), k =>
    {
        Severity one = SeverityLeaves.Make(leaf, k);
        Severity other = SeverityLeaves.Make(leaf, k);
        _ = one.Sample(0.25);
        one.SampleInPlace([0.5], new SampleBuffer());
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.StartsWith(leaf.Name + "(", one.ToString(), StringComparison.Ordinal);
    }).Check(Fixed(5));

    // a number that is infinite unless given: no limit
    private static bool MayBeInfinite(PropertyInfo property) => property.DeclaringType!.GetConstructors()
        .SelectMany(made => made.GetParameters())
        .Any(made => string.Equals(made.Name, property.Name, StringComparison.OrdinalIgnoreCase) && made.DefaultValue is double.PositiveInfinity);

    // a law with a table, or made of one
    private static bool HasTable(Severity law) =>
        law.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Any(field => field.FieldType == typeof(Lazily<InverseTable>))
        || law.GetType().GetProperties().Where(property => property.PropertyType == typeof(Severity)).Any(property => HasTable((Severity)property.GetValue(law)!));

    // points between two that lie more than a factor 3 apart
    private static IEnumerable<double> Between(double high, double low)
    {
        for (double x = low * 3; low > 0 && x < high; x *= 3)
        {
            yield return x;
        }
    }

    private static double[] Uniforms(int count, int seed)
    {
        Random random = new(seed);
        double[] uniforms = new double[count];
        for (int i = 0; i < count; i++)
        {
            uniforms[i] = (random.NextInt64(1L << 52) + 0.5) / (1L << 52);
        }

        return uniforms;
    }

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
        }).Check(Fixed(tests));

    private static Config Fixed(int tests) => Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(20261124, 42_424_243);

    private static void IsTrue(bool holds, string otherwise) => Assert.True(holds, otherwise);

    private static void Close(double expected, double actual, double relative, string what) => Assert.True(
        expected == actual || Math.Abs(actual - expected) <= relative * Math.Abs(expected),
        $"{what}: {actual:R} against {expected:R}");
}
