using FsCheck;
using FsCheck.Fluent;

namespace TechRisk.Pricing.Tests.Fitting;

/// <summary>What holds for fits of any counts.</summary>
public sealed class FrequencyFitLaws
{
    // 8 to 60 units with counts up to 12, of exposures 0.5, 1, 1.5 ... 4 or of exposure 1 each
    private static Arbitrary<ClaimCounts> Portfolios =>
        (from isTable in Gen.Elements(true, false)
         from rows in Gen.NonEmptyListOf(
             from count in Gen.Frequency((4, Gen.Choose(0, 2)), (2, Gen.Choose(1, 5)), (1, Gen.Choose(0, 12)))
             from half in Gen.Choose(1, 8)
             from units in Gen.Choose(1, 6)
             select new CountRow(count) { Exposure = isTable ? 1 : 0.5 * half, Units = units }).Resize(20)
         let counts = ClaimCounts.FromRows([.. rows, new CountRow(2), new CountRow(1), new CountRow(0) { Units = 6 }])
         select counts).ToArbitrary();

    [Fact]
    public void Splitting_a_unit_of_exposure_leaves_a_Poisson_fit_unchanged() => ForAll(60, counts =>
    {
        // n claims of exposure e as 1 of a third and n - 1 of the rest
        IEnumerable<CountRow> split = counts.Rows.SelectMany(row => row.Count == 0
            ? [row with { Exposure = row.Exposure / 4 }, row with { Exposure = row.Exposure * 0.75 }]
            : new[] { row with { Count = 1, Exposure = row.Exposure / 3 }, row with { Count = row.Count - 1, Exposure = row.Exposure - row.Exposure / 3 } });
        Estimate whole = counts.FitFrequency<Poisson>().Parameters[0].Value;
        Estimate parts = ClaimCounts.FromRows(split).FitFrequency<Poisson>().Parameters[0].Value;
        Close(whole.Value, parts.Value, 1e-8, "mean");
        Close(whole.StandardError, parts.StandardError, 1e-6, "error");
        Close(counts.Rate, whole.Value, 1e-8, "rate");
    });

    [Fact]
    public void The_score_vanishes_at_an_optimum() => ForAllFits(5, (fit, likelihood) =>
    {
        if (!fit.HasOptimum || fit.Family.WholeParameter is not null)
        {
            return;
        }

        for (int i = 0; i < fit.Maximum.Point.Length; i++)
        {
            double deviation = Math.Sqrt(fit.FreeCovariance![i * fit.Maximum.Point.Length + i]);
            double Moved(double by)
            {
                double[] point = [.. fit.Maximum.Point];
                point[i] += by * deviation;
                return likelihood(fit.Map.ToValues(point));
            }

            // a fiftieth of a deviation, and never so far on the free scale that the likelihood has another shape there
            double h = Math.Min(0.02, 0.03 / deviation);
            double score = (8 * (Moved(h) - Moved(-h)) - (Moved(2 * h) - Moved(-2 * h))) / (12 * h);
            Assert.True(Math.Abs(score) < 1e-4, $"{fit}: score {score:R} of parameter {i} in units of its deviation");
        }
    });

    [Fact]
    public void Nothing_near_an_optimum_is_more_likely() => ForAllFits(5, (fit, likelihood) =>
    {
        Random random = new(11);
        for (int trial = 0; trial < 20; trial++)
        {
            double[] near = [.. fit.Maximum.Point.Select(x => x + 0.5 * (random.NextDouble() - 0.5))];
            double value = likelihood(fit.Map.ToValues(near));
            Assert.True(value <= fit.LogLikelihood + 1e-9 * Math.Abs(fit.LogLikelihood), $"{fit}: {value:R} at {string.Join(", ", fit.Map.ToValues(near))}");
        }
    });

    [Fact]
    public void Merging_equal_rows_or_changing_their_order_changes_nothing() => ForAll(10, counts =>
    {
        IEnumerable<CountRow> single = counts.Rows.SelectMany(row => Enumerable.Repeat(row with { Units = 1 }, (int)row.Units)).Reverse();
        foreach (ExposureRule rule in Enum.GetValues<ExposureRule>())
        {
            FrequencyFit merged = counts.FitFrequency<NegativeBinomial>(rule);
            FrequencyFit apart = ClaimCounts.FromRows(single).FitFrequency<NegativeBinomial>(rule);
            Assert.Equal(merged.LogLikelihood, apart.LogLikelihood);
            Assert.Equal(merged.Frequency, apart.Frequency);
            Assert.Equal(merged.Parameters, apart.Parameters);
        }
    });

    [Fact]
    public void The_law_of_an_exposure_follows_its_rule() => ForAllFits(4, (fit, _) =>
    {
        System.Numerics.Complex z = new(0.4, 0.3);
        foreach (double e in new[] { 0.25, 1, 3 })
        {
            Frequency law;
            try
            {
                law = fit.At(e);
            }
            catch (InvalidOperationException)
            {
                continue; // of this exposure there is no law, and it says so
            }

            System.Numerics.Complex expected = fit.Rule == ExposureRule.Additive
                ? System.Numerics.Complex.Pow(fit.Frequency.GeneratingFunction(z), e)
                : fit.Frequency.GeneratingFunction(1 + e * (z - 1));
            Assert.True((law.GeneratingFunction(z) - expected).Magnitude < 1e-9, $"{fit.Frequency} at {e} by {fit.Rule}: {law}");
        }
    });

    private static void ForAllFits(int tests, Action<FrequencyFit, Func<double[], double>> law) => ForAll(tests, counts =>
    {
        foreach (ExposureRule rule in Enum.GetValues<ExposureRule>())
        {
            CountLikelihood likelihood = new(new CountCells(counts), rule);
            foreach (FrequencyFit fit in counts.FitFrequencies(rule))
            {
                law(fit, values => likelihood.Of(fit.Searched, values));
            }
        }
    });

    private static void ForAll(int tests, Action<ClaimCounts> law) =>
        Prop.ForAll(Portfolios, law).Check(Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(20261124, 42_424_243));

    private static void Close(double expected, double actual, double relative, string what) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"{what}: {actual:R} against {expected:R}");
}
