namespace TechRisk.Pricing;

/// <summary>
/// P(S &gt; x) = Σ p_n P(X_1 + ... + X_n &gt; x) and E[(S - x)+] = Σ p_n E[(X_1 + ... + X_n - x)+] for claims whose sums stay in a family;
/// Poisson with gamma claims is Tweedie's law.
/// </summary>
/// <remarks>
/// Source: Klugman, Panjer, Willmot, "Loss Models", chapter 9 (severities closed under convolution); Dunn and Smyth, Statistics and Computing
/// 15 (2005), for Tweedie's series. Counts outside [first, last] have a probability of at most 2e-60 together, so that a probability is short by at
/// most that, and a stop loss by at most E[X] sqrt(2e-60 E[N^2]) (Cauchy and Schwarz). All terms are 0 or more. Once x is below all sums of n
/// claims, so it is for more claims, and the rest of the series is a sum of probabilities and of n p_n that is known in advance.
/// </remarks>
internal sealed class CompoundSeries : ClosedCompound
{
    private const double Forgotten = 1e-60;
    private const double MostTerms = 2e6;

    private readonly IClaimSums _sums;
    private readonly long _first;
    private readonly double[] _probability; // p_n from the first n on
    private readonly double[] _above; // P(N >= n)
    private readonly double[] _countAbove; // E[N; N >= n]

    private CompoundSeries(Frequency count, IClaimSums sums, long first, long last)
        : base(count.Mean * sums.Mean, count.Probability(0))
    {
        _sums = sums;
        _first = first;
        int terms = (int)(last - first + 1);
        _probability = new double[terms];
        _above = new double[terms + 1];
        _countAbove = new double[terms + 1];
        CompensatedSum above = default;
        CompensatedSum counted = default;
        for (int i = terms - 1; i >= 0; i--)
        {
            _probability[i] = count.Probability(first + i);
            above.Add(_probability[i]);
            counted.Add((first + i) * _probability[i]);
            _above[i] = above.Value;
            _countAbove[i] = counted.Value;
        }
    }

    public override string Name => $"series over the number of claims, sums of {_sums.Name} claims";

    /// <summary>The series of a law of counts; null where it would not end or its remainder has no bound.</summary>
    public static CompoundSeries? Of(Frequency count, IClaimSums sums)
    {
        if (count.Mean == 0 || double.IsPositiveInfinity(count.Variance) || count.Survival((long)MostTerms) > Forgotten)
        {
            return null;
        }

        long first = Math.Max(count.Quantile(Forgotten), 1);
        long last = Math.Max(count.InverseSurvival(Forgotten), first);
        return new(count, sums, first, last);
    }

    public override double Survival(double x)
    {
        CompensatedSum sum = default;
        for (int i = 0; i < _probability.Length; i++)
        {
            double survival = _sums.Survival(_first + i, x);
            if (survival == 1)
            {
                sum.Add(_above[i]);
                break;
            }

            sum.Add(_probability[i] * survival);
        }

        return sum.Value;
    }

    public override double Density(double x)
    {
        CompensatedSum sum = default;
        for (int i = 0; i < _probability.Length; i++)
        {
            sum.Add(_probability[i] * _sums.Density(_first + i, x));
        }

        return sum.Value;
    }

    public override double StopLoss(double x)
    {
        CompensatedSum sum = default;
        for (int i = 0; i < _probability.Length; i++)
        {
            if (_sums.Survival(_first + i, x) == 1)
            {
                sum.Add(_sums.Mean * _countAbove[i] - x * _above[i]);
                break;
            }

            sum.Add(_probability[i] * _sums.Excess(_first + i, x));
        }

        return sum.Value;
    }
}
