using TechRisk.Pricing.Numerics;
using Xunit.Abstractions;

namespace TechRisk.Pricing.Tests.Losses;

/// <summary>
/// The mean of the reported standard errors against the spread of the estimates over independent samples. With 400 samples the
/// spread itself is known to about 4 to 8 %, so that 20 % is some three of its own errors.
/// </summary>
public sealed class ErrorCalibrationTests(ITestOutputHelper output)
{
    private const int Samples = 400;
    private const double Tolerance = 0.2;

    private static readonly (string Name, Func<SampledLoss, Estimate> Figure)[] Figures =
    [
        ("mean", loss => loss.Mean),
        ("standard deviation", loss => loss.StandardDeviation),
        ("VaR 0.5", loss => loss.Quantile(0.5)),
        ("VaR 0.95", loss => loss.Quantile(0.95)),
        ("VaR 0.99", loss => loss.Quantile(0.99)),
        ("TVaR 0.9", loss => loss.TailValueAtRisk(0.9)),
        ("TVaR 0.99", loss => loss.TailValueAtRisk(0.99)),
        ("stop loss 3", loss => loss.StopLoss(3)),
        ("exceedance 3", loss => loss.ExceedanceProbability(3)),
        ("Wang 0.35", loss => new WangTransform(0.35).Of(loss)),
        ("Wang 1", loss => new WangTransform(1).Of(loss)),
        ("PH 0.8", loss => new ProportionalHazard(0.8).Of(loss)),
        ("PH 0.65", loss => new ProportionalHazard(0.65).Of(loss)),
        ("dual power 3", loss => new DualPower(3).Of(loss)),
        ("Esscher 0.1", loss => new EsscherPrinciple(0.1).Of(loss)),
        ("exponential 0.1", loss => new ExponentialPrinciple(0.1).Of(loss)),
        ("sd principle", loss => new StandardDeviationPrinciple(0.25).Of(loss)),
        ("variance principle", loss => new VariancePrinciple(0.1).Of(loss)),
        ("cost of capital", loss => new CostOfCapital(0.1, 0.95).Of(loss)),
        ("skewness", loss => loss.Skewness),
        ("layer 2 xs 1", loss => loss.LayerMean(2, 1)),
        ("semi-variance", loss => new SemiVariancePrinciple(0.1).Of(loss)),
        ("Dutch", loss => new DutchPrinciple(1).Of(loss)),
        ("Dutch above 1.5 means", loss => new DutchPrinciple(1) { Factor = 1.5 }.Of(loss)),
        ("deficit 0.05", loss => new ExpectedPolicyholderDeficit(0.05).Of(loss)),
        ("beta 0.9, 2", loss => new BetaTransform(0.9, 2).Of(loss)),
        ("VaR less mean", loss => loss.QuantileFunctional(0.95).Combine(1, (-1, loss.MeanFunctional())).ToEstimate()),
        ("Wang less mean", loss => loss.DistortedFunctional(new WangTransform(0.35)).Combine(1, (-1, loss.MeanFunctional())).ToEstimate()),
    ];

    [Fact]
    public void Errors_match_the_spread_for_an_exponential() =>
        Check(Calibrate(2000, (key, row) => -Log.Of(key.Uniform(row)), Figures));

    [Fact]
    public void Errors_match_the_spread_for_a_capped_lognormal_with_years_without_loss() =>
        Check(Calibrate(2000, (key, row) => key.Uniform(row) < 0.7 ? Math.Min(Exp.Of(NormalQuantile.Upper(key.Uniform(row, 1))), 12) : 0, Figures));

    [Fact]
    public void Errors_of_shares_match_their_spread()
    {
        (string, RiskMeasure)[] measures = Losses.Samples.Measures(2).Where(measure => measure is not (MeanMeasure or ExpectedValuePrinciple or ConstantCostOfCapital))
            .Select(measure => (measure.ToString(), measure)).ToArray();
        List<(string, double[], double[])> all = [];
        for (int cover = 0; cover < 3; cover++)
        {
            foreach ((string name, _) in measures)
            {
                all.Add(($"{name}, cover {cover}", new double[Samples], new double[Samples]));
            }
        }

        for (int sample = 0; sample < Samples; sample++)
        {
            YearLossTable table = ThreeCovers(1000, sample);
            for (int m = 0; m < measures.Length; m++)
            {
                ValueList<AllocationLine> lines = table.Allocate(measures[m].Item2);
                for (int cover = 0; cover < 3; cover++)
                {
                    (_, double[] values, double[] errors) = all[(cover * measures.Length) + m];
                    values[sample] = lines[cover].Amount.Value;
                    errors[sample] = lines[cover].Amount.StandardError;
                }
            }
        }

        Check(all);
    }

    [Fact]
    public void Errors_of_rules_match_their_spread()
    {
        AllocationRule[] rules =
        [
            new NaturalAllocation { Assets = 8 }, new LiftedAllocation { Assets = 8 }, new CovarianceAllocation(), new CoTailValueAllocation(0.9),
            new PercentileLayerAllocation(),
        ];
        List<(string, double[], double[])> all = [.. rules.Select(rule => (rule.ToString()!, new double[Samples], new double[Samples]))];
        for (int sample = 0; sample < Samples; sample++)
        {
            YearLossTable table = ThreeCovers(1000, sample);
            for (int r = 0; r < rules.Length; r++)
            {
                Estimate part = table.Allocate(new WangTransform(0.5), rules[r])[0].Amount;
                (all[r].Item2[sample], all[r].Item3[sample]) = (part.Value, part.StandardError);
            }
        }

        Check(all);
    }

    [Fact]
    public void Errors_of_correlations_match_their_spread()
    {
        List<(string, double[], double[])> all = [];
        for (int pair = 0; pair < 3; pair++)
        {
            all.Add(($"linear, pair {pair}", new double[Samples], new double[Samples]));
            all.Add(($"rank, pair {pair}", new double[Samples], new double[Samples]));
        }

        for (int sample = 0; sample < Samples; sample++)
        {
            ValueList<CoverCorrelation> lines = ThreeCovers(1000, sample).Correlations();
            for (int pair = 0; pair < 3; pair++)
            {
                (all[2 * pair].Item2[sample], all[2 * pair].Item3[sample]) = (lines[pair].Linear.Value, lines[pair].Linear.StandardError);
                (all[(2 * pair) + 1].Item2[sample], all[(2 * pair) + 1].Item3[sample]) = (lines[pair].Rank.Value, lines[pair].Rank.StandardError);
            }
        }

        Check(all);
    }

    [Fact]
    public void Errors_match_the_spread_for_weighted_rows()
    {
        // exponential drawn with mean 2 instead of 1: weight f / g = 2 exp(-x / 2)
        var all = Figures.Select(figure => (figure.Name, new double[Samples], new double[Samples])).ToList();
        for (int sample = 0; sample < Samples; sample++)
        {
            RandomKey key = RandomKey.FromSeed(sample).Derive("weighted");
            double[] values = Enumerable.Range(0, 2000).Select(row => -2 * Log.Of(key.Uniform(row))).ToArray();
            SampledLoss loss = SampledLoss.FromYears(values, weights: values.Select(x => Exp.Of(-x / 2)).ToArray());
            Record(all, sample, loss, Figures);
        }

        Check(all);
    }

    [Fact]
    public void Errors_match_the_spread_for_replicates()
    {
        // 54 replicates of 37 stratified rows, shifted at random modulo 1
        var figures = Figures.Where(figure => !figure.Name.Contains("0.99", StringComparison.Ordinal) && !figure.Name.Contains("VaR 0.5", StringComparison.Ordinal)).ToArray();
        var all = figures.Select(figure => (figure.Name, new double[Samples], new double[Samples])).ToList();
        for (int sample = 0; sample < Samples; sample++)
        {
            RandomKey key = RandomKey.FromSeed(sample).Derive("replicated");
            int[] replicates = Enumerable.Range(0, 1998).Select(row => row / 37).ToArray();
            double[] values = replicates.Select((replicate, row) => -Log.Of(1 - (((row % 37 / 37.0) + key.Uniform(replicate)) % 1))).ToArray();
            Record(all, sample, SampledLoss.FromYears(values, replicates: replicates), figures);
        }

        Check(all);
    }

    private static YearLossTable ThreeCovers(int n, int sample)
    {
        RandomKey key = RandomKey.FromSeed(sample).Derive("allocation");
        double[][] columns = [new double[n], new double[n], new double[n]];
        for (int row = 0; row < n; row++)
        {
            double shared = NormalQuantile.Upper(key.Uniform(row));
            columns[0][row] = Math.Min(Exp.Of((0.5 * shared) + (0.6 * NormalQuantile.Upper(key.Uniform(row, 2)))), 15);
            columns[1][row] = key.Uniform(row, 4) < 0.3 ? -2 * Log.Of(key.Uniform(row, 6)) : 0;
            columns[2][row] = Math.Min(Exp.Of((0.8 * shared) + (0.2 * NormalQuantile.Upper(key.Uniform(row, 8)))), 3);
        }

        return Losses.Samples.Table(columns);
    }

    private static List<(string Name, double[] Values, double[] Errors)> Calibrate(
        int rows, Func<RandomKey, int, double> draw, (string Name, Func<SampledLoss, Estimate> Figure)[] figures)
    {
        var all = figures.Select(figure => (figure.Name, new double[Samples], new double[Samples])).ToList();
        for (int sample = 0; sample < Samples; sample++)
        {
            RandomKey key = RandomKey.FromSeed(sample).Derive("calibration");
            var values = new double[rows];
            for (int row = 0; row < rows; row++)
            {
                values[row] = draw(key, row);
            }

            Record(all, sample, SampledLoss.FromYears(values), figures);
        }

        return all;
    }

    private static void Record(
        List<(string Name, double[] Values, double[] Errors)> all, int sample, SampledLoss loss, (string Name, Func<SampledLoss, Estimate> Figure)[] figures)
    {
        for (int i = 0; i < figures.Length; i++)
        {
            Estimate estimate = figures[i].Figure(loss);
            all[i].Values[sample] = estimate.Value;
            all[i].Errors[sample] = estimate.StandardError;
        }
    }

    private void Check(List<(string Name, double[] Values, double[] Errors)> all)
    {
        var wrong = new List<string>();
        foreach ((string name, double[] values, double[] errors) in all)
        {
            double mean = values.Average();
            double spread = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
            double ratio = errors.Average() / spread;
            string line = FormattableString.Invariant($"{name,-50} {mean,12:G6} spread {spread,10:G4} reported {errors.Average(),10:G4} ratio {ratio:F3}");
            output.WriteLine(line);
            if (Math.Abs(ratio - 1) > Tolerance)
            {
                wrong.Add(line);
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }
}
