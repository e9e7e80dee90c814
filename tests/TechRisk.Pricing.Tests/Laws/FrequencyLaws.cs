using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace TechRisk.Pricing.Tests.Laws;

/// <summary>What must hold for every law of counts there is, over random parameters (a fixed seed, so that a failure repeats).</summary>
public class FrequencyLaws
{
    private static readonly double[] Levels = [1e-12, 1e-4, 0.03, 0.3, 0.5, 0.8, 0.97, 0.9999, 1 - 1e-12];

    public static TheoryData<Type> Leaves => FrequencyLeaves.Rows;

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Every_leaf_has_a_generator(Type leaf) =>
        Assert.True(FrequencyLeaves.Knows(leaf), $"{leaf.Name} has no generator in {nameof(FrequencyLeaves)}: add one, and the laws run for it");

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Probabilities_add_up_to_both_tails_and_to_the_moments(Type leaf) => ForAll(leaf, 15, law =>
    {
        double sum = 0;
        double first = 0;
        double second = 0;
        long last = law.InverseSurvival(1e-21);
        for (long n = 0; n <= last; n++)
        {
            double probability = law.Probability(n);
            sum += probability;
            first += n * probability;
            second += n * (double)n * probability;
            IsTrue(Math.Abs(law.Cdf(n) - sum) <= 1e-12, $"cdf at {n} is {law.Cdf(n):R}, the sum {sum:R}");
            IsTrue(Math.Abs(law.Cdf(n) + law.Survival(n) - 1) <= 1e-14, $"survival + cdf at {n} is {law.Cdf(n) + law.Survival(n):R}");
        }

        Close(law.Mean, first, 1e-11, "mean");
        Close(law.Variance + law.Mean * law.Mean, second, 1e-11, "second moment");
        Assert.Equal(0, law.Probability(-1));
        Assert.Equal(1, law.Survival(-1));
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Inversion_gives_the_smallest_count_that_covers(Type leaf) => ForAll(leaf, 40, law =>
    {
        foreach (double s in Levels)
        {
            long n = law.InverseSurvival(s);
            IsTrue(law.IsCovered(n, s) && (n == 0 || !law.IsCovered(n - 1, s)), $"inverse survival at {s:R} is {n}");
            IsTrue(law.Survival(n) <= s * (1 + 1e-12) && (n == 0 || law.Survival(n - 1) >= s * (1 - 1e-12)), $"inverse survival at {s:R} is {n}");
            long q = law.Quantile(s);
            IsTrue(law.Cdf(q) >= s * (1 - 1e-12) && (q == 0 || law.Cdf(q - 1) <= s * (1 + 1e-12)), $"quantile at {s:R} is {q}");
        }
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void The_generating_function_is_the_sum_of_its_powers(Type leaf) => ForAll(leaf, 15, law =>
    {
        long last = law.InverseSurvival(1e-21);
        foreach (Complex z in new[] { new Complex(0.5, 0), new Complex(-0.3, 0.8), Complex.FromPolarCoordinates(1, 2) })
        {
            Complex sum = 0;
            Complex power = 1;
            for (long n = 0; n <= last; n++, power *= z)
            {
                sum += law.Probability(n) * power;
            }

            Complex value = law.GeneratingFunction(z);
            IsTrue((sum - value).Magnitude <= 1e-11, $"at {z} it is {value}, the sum {sum}");
        }

        Close(1, law.GeneratingFunction(1).Real, 1e-14, "the sum of all probabilities");
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Thinning_keeps_each_claim_with_its_probability(Type leaf) => ForAll(leaf, 40, law =>
    {
        foreach (double q in new[] { 0, 1e-20, 0.01, 0.4, 1 })
        {
            Frequency thinned = law.Thin(q);
            Close(q * law.Mean, thinned.Mean, 1e-12, "mean");
            Close(q * q * law.Variance + q * (1 - q) * law.Mean, thinned.Variance, 1e-10, "variance");
            Complex z = new(0.2, 0.5);
            IsTrue((law.GeneratingFunction(1 + q * (z - 1)) - thinned.GeneratingFunction(z)).Magnitude <= 1e-11, $"thinned by {q}");
        }
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Counts_of_one_uniform_never_fall_when_the_rate_rises(Type leaf) => ForAll(leaf, 25, law =>
    {
        // a law that cannot be scaled to any factor refuses some above 1, never one below
        double[] factors = [0, 0.3, 0.99, 1, .. CanScale(law, 3) ? [3] : law is Binomial binomial ? [1 / binomial.ClaimProbability] : Array.Empty<double>()];
        foreach (double u in Levels)
        {
            long previous = 0;
            foreach (double factor in factors.Order())
            {
                long n = law.Scale(factor).InverseSurvival(u);
                IsTrue(n >= previous, $"factor {factor}: {n} after {previous} at {u:R}");
                Assert.Equal(n, law.SampleScaled(u, factor));
                Close(factor * law.Mean, law.Scale(factor).Mean, 1e-14, "mean");
                previous = n;
            }
        }
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void A_count_table_draws_exactly_what_inversion_gives(Type leaf) => ForAll(leaf, 10, law =>
    {
        CountTable table = new(law);
        Random random = new(7);
        double[] uniforms = new double[300];
        for (int i = 0; i < uniforms.Length; i++)
        {
            // a third in the middle, a third deep in each tail
            double u = (random.NextInt64(1L << (i % 3 == 0 ? 52 : random.Next(1, 52))) + 0.5) / (1L << 52);
            uniforms[i] = i % 3 == 2 ? 1 - u : u;
        }

        int[] counts = new int[uniforms.Length];
        table.Draw(uniforms, counts);
        for (int i = 0; i < uniforms.Length; i++)
        {
            IsTrue(counts[i] == law.InverseSurvival(uniforms[i]), $"{counts[i]} claims at {uniforms[i]:R}, not {law.InverseSurvival(uniforms[i])}");
            IsTrue(counts[i] <= table.MaximumCount, $"{counts[i]} claims are more than {table.MaximumCount}");
        }
    });

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Laws_with_equal_parameters_are_equal(Type leaf) => Prop.ForAll(FrequencyLeaves.Parameters, k =>
    {
        Frequency law = FrequencyLeaves.Make(leaf, k);
        Assert.Equal(law, FrequencyLeaves.Make(leaf, k));
        Assert.StartsWith(leaf.Name + "(", law.ToString(), StringComparison.Ordinal);
    }).Check(Fixed(5));

    [Fact]
    public void A_count_table_inverts_directly_outside_its_window()
    {
        foreach (Frequency law in new Frequency[] { new Poisson(3e7), new NegativeBinomial(1000, 500), NegativeBinomial.FromSizeAndMean(0.01, 3) })
        {
            CountTable table = new(law);
            double[] uniforms = [1.0 / (1L << 53), 1e-9, 1e-3, 0.05, 0.3, 0.5, 0.8, 0.97, 1 - 1e-6, 1 - 1.0 / (1L << 53)];
            int[] counts = new int[uniforms.Length];
            table.Draw(uniforms, counts);
            Assert.Equal(uniforms.Select(law.InverseSurvival), counts.Select(n => (long)n));
        }
    }

    [Fact]
    public void Uniforms_of_a_copula_that_reach_the_ends_still_give_a_count()
    {
        Poisson law = new(2);
        CountTable table = new(law);
        int[] counts = new int[3];
        table.Draw([0, 1e-200, 1], counts);
        Assert.Equal(table.MaximumCount, counts[0]);
        Assert.Equal(table.MaximumCount, counts[1]);
        Assert.Equal(0, counts[2]);
        Assert.Equal(table.MaximumCount, law.SampleScaled(0, 1));
        Assert.Equal(0, law.SampleScaled(1, 1));
    }

    private static bool CanScale(Frequency law, double factor)
    {
        try
        {
            law.Scale(factor);
            return true;
        }
        catch (ArgumentOutOfRangeException error)
        {
            Assert.Equal("factor", error.ParamName);
            return false;
        }
    }

    private static void ForAll(Type leaf, int tests, Action<Frequency> law) =>
        Prop.ForAll(FrequencyLeaves.Parameters, k =>
        {
            Frequency frequency = FrequencyLeaves.Make(leaf, k);
            try
            {
                law(frequency);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"{frequency}: {error.Message}", error);
            }
        }).Check(Fixed(tests));

    private static Config Fixed(int tests) => Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(20261124, 42_424_243);

    private static void IsTrue(bool holds, string otherwise) => Assert.True(holds, otherwise);

    private static void Close(double expected, double actual, double relative, string what) => Assert.True(
        expected == actual || Math.Abs(actual - expected) <= relative * Math.Abs(expected),
        $"{what}: {actual:R} against {expected:R}");
}
