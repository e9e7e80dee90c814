using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A threshold search on data: the rule, the null distributions of its tests and the error of the choice. Every bootstrap sample has a key
/// of its own, so that the result does not depend on the number of threads.
/// </summary>
internal sealed class ThresholdBootstrap
{
    private readonly OrderedLosses _losses;
    private readonly ThresholdSearch _search;
    private readonly RandomKey _key;
    private readonly int[] _counts;
    private readonly double[][] _nulls;

    private ThresholdBootstrap(OrderedLosses losses, ThresholdSearch search)
    {
        _losses = losses;
        _search = search;
        _key = RandomKey.FromSeed(search.Seed).Derive("threshold");
        int[] counts = ThresholdScan.Counts(losses.Count, search);
        _counts = [.. counts.Where((count, i) => i == 0 || losses.Amounts[count] > losses.Amounts[counts[i - 1]])];
        _nulls = new double[_counts.Length][];
    }

    public static ThresholdChoice Run(OrderedLosses losses, ThresholdSearch search) => new ThresholdBootstrap(losses, search).Run();

    private ThresholdChoice Run()
    {
        ReadOnlySpan<double> amounts = _losses.Amounts.AsSpan();
        double[] statistics = new double[_counts.Length];
        double[] buffer = new double[_counts[0]];
        for (int i = 0; i < statistics.Length; i++)
        {
            if (_search.Rule == ThresholdRule.OrderedTests)
            {
                (statistics[i], double shape) = ThresholdScan.Test(amounts, _counts[i], buffer);
                _nulls[i] = Null(i, ThresholdScan.Above(amounts, _counts[i]), shape);
            }
            else
            {
                statistics[i] = ThresholdScan.Distance(amounts, _counts[i], buffer);
            }
        }

        int chosen = Choose(statistics);
        bool isNone = chosen == _counts.Length;
        double threshold = amounts[_counts[Math.Min(chosen, _counts.Length - 1)]];
        PeaksOverThreshold tail = _losses.PeaksOver(threshold);
        (double[] thresholds, double[] shapes) = Repeat(tail);
        return new(_search, tail, new([.. statistics.Select(Candidate)]))
        {
            Threshold = FromData.Bootstrap(threshold, thresholds),
            Shape = FromData.Bootstrap(tail.Shape.Value, shapes),
            Findings = isNone
                ? [new("threshold.none-accepted", "", "Every candidate was rejected: the highest one is given, and the tail above it is not of the family by this test."), .. tail.Findings]
                : tail.Findings,
        };
    }

    private ThresholdCandidate Candidate(double statistic, int i)
    {
        double threshold = _losses.Amounts[_counts[i]];
        int exceedances = ThresholdScan.Above(_losses.Amounts.AsSpan(), _counts[i]);
        if (_nulls[i] is not { } sorted)
        {
            return new(threshold, exceedances, statistic, null);
        }

        double p = ThresholdScan.PValue(sorted, statistic);
        return new(threshold, exceedances, statistic, FromData.Share(p, Math.Sqrt(p * (1 - p) / sorted.Length)));
    }

    private int Choose(ReadOnlySpan<double> statistics)
    {
        if (_search.Rule == ThresholdRule.OrderedTests)
        {
            double[] pValues = new double[statistics.Length];
            for (int i = 0; i < pValues.Length; i++)
            {
                pValues[i] = ThresholdScan.PValue(_nulls[i], statistics[i]);
            }

            return ThresholdScan.ForwardStop(pValues, _search.Level);
        }

        int best = 0;
        for (int i = 1; i < statistics.Length; i++)
        {
            best = statistics[i] < statistics[best] ? i : best;
        }

        return best;
    }

    // Anderson-Darling statistics of samples of the law itself, refitted; they depend on the size and the shape only
    private double[] Null(int candidate, int size, double shape)
    {
        RandomKey key = _key.Derive("null").Derive(candidate);
        GeneralizedPareto law = new(1, Math.Max(shape, -0.99));
        double[] statistics = new double[_search.Replications];
        Parallel.For(0, statistics.Length, replicate =>
        {
            double[] sample = new double[size];
            UniformFill.Years(key.Derive(replicate), 0, sample, 0);
            law.SampleInPlace(sample, new SampleBuffer());
            Array.Sort(sample);
            Array.Reverse(sample);
            ParetoMaximum best = ParetoMaximum.Of(sample);
            statistics[replicate] = TailDistance.AndersonDarling(sample, best);
        });
        Array.Sort(statistics);
        return statistics;
    }

    // the search on samples of the fitted model; the tests keep the null distributions of the data
    private (double[] Thresholds, double[] Shapes) Repeat(PeaksOverThreshold tail)
    {
        RandomKey key = _key.Derive("choice");
        double[] thresholds = new double[_search.Replications];
        double[] shapes = new double[_search.Replications];
        Parallel.For(0, thresholds.Length, replicate =>
        {
            double[] sample = Sample(tail, key.Derive(replicate));
            double[] buffer = new double[_counts[0]];
            double[] statistics = new double[_counts.Length];
            double[] fitted = new double[_counts.Length];
            for (int i = 0; i < statistics.Length; i++)
            {
                if (_search.Rule == ThresholdRule.OrderedTests)
                {
                    (statistics[i], fitted[i]) = ThresholdScan.Test(sample, _counts[i], buffer);
                }
                else
                {
                    statistics[i] = ThresholdScan.Distance(sample, _counts[i], buffer);
                }
            }

            int chosen = Math.Min(Choose(statistics), _counts.Length - 1);
            thresholds[replicate] = sample[_counts[chosen]];
            shapes[replicate] = _search.Rule == ThresholdRule.OrderedTests ? fitted[chosen] : ThresholdScan.Test(sample, _counts[chosen], buffer).Shape;
        });
        return (thresholds, shapes);
    }

    private double[] Sample(PeaksOverThreshold tail, RandomKey key)
    {
        double[] sample = new double[_losses.Count];
        UniformFill.Years(key, 0, sample, 0);
        ReadOnlySpan<double> body = _losses.Amounts.AsSpan()[tail.Exceedances..];
        double share = tail.ExceedanceProbability.Value;
        for (int i = 0; i < sample.Length; i++)
        {
            if (sample[i] < share)
            {
                sample[i] = tail.Threshold + tail.Excess.InverseSurvival(sample[i] / share);
                continue;
            }

            sample[i] = SampleFigures.At(body, Math.Min((sample[i] - share) / (1 - share), 1) * (body.Length - 1));
        }

        Array.Sort(sample);
        Array.Reverse(sample);
        return sample;
    }
}
