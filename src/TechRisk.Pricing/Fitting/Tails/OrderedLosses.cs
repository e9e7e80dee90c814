using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Losses known in full, sorted from the largest: what tail indices, mean excess plots and peaks over a threshold are made of. X_(1) is
/// the largest loss, n their number. The order in which they are given does not matter.
/// </summary>
/// <remarks>
/// Source: Embrechts, Klueppelberg, Mikosch, "Modelling Extremal Events" (1997), sections 6.2 to 6.5. Every index is the shape xi of the
/// limiting generalised Pareto law: xi = 1 / alpha of a Pareto tail, so that a mean is infinite from xi = 1 and a variance from 1/2.
/// Standard errors are asymptotic: independent losses, the bias of the tail's slow start left out.
/// </remarks>
public sealed record OrderedLosses
{
    private readonly double[] _logs;

    /// <summary>Losses in any order.</summary>
    /// <param name="amounts">Amounts of 0 or more in the submission's currency, at least one.</param>
    public OrderedLosses(params ReadOnlySpan<double> amounts)
    {
        if (amounts.IsEmpty)
        {
            throw Require.Wrong(nameof(amounts), "empty", "must hold at least one loss");
        }

        double[] sorted = amounts.ToArray();
        foreach (double amount in sorted)
        {
            Require.NonNegative(amount, nameof(amounts));
        }

        Array.Sort(sorted);
        Array.Reverse(sorted);
        Amounts = new ValueList<double>(sorted);
        _logs = new double[sorted.Length];
        LaneLoop.Map(sorted, _logs, default(Log.Map));
    }

    /// <summary>The losses from the largest to the smallest.</summary>
    public ValueList<double> Amounts { get; }

    /// <summary>Number of losses.</summary>
    public int Count => Amounts.Count;

    /// <summary>ln X_(1), ln X_(2), ...; minus infinity for a loss of 0.</summary>
    internal ReadOnlySpan<double> Logs => _logs;

    /// <summary>True if the other holds the same losses.</summary>
    /// <param name="other">Other losses.</param>
    public bool Equals(OrderedLosses? other) => other is not null && Amounts.Equals(other.Amounts);

    /// <inheritdoc/>
    public override int GetHashCode() => Amounts.GetHashCode();

    /// <summary>Number of losses strictly above a threshold.</summary>
    /// <param name="threshold">0 or more, in the submission's currency.</param>
    public int CountAbove(double threshold)
    {
        Require.NonNegative(threshold);
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = Amounts[middle] > threshold ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Hill's index of the k largest losses: the mean of ln X_(1) to ln X_(k), less ln X_(k+1); standard error xi / sqrt(k).</summary>
    /// <param name="largest">k, 1 or more and below the number of losses.</param>
    /// <remarks>Source: Hill, Annals of Statistics 3 (1975).</remarks>
    public Estimate HillIndex(int largest) => TailIndices.Hill(Top(largest, 1));

    /// <summary>Hill's index for every k of a range, each at its threshold X_(k+1): the Hill plot.</summary>
    /// <param name="from">The smallest k, 1 or more.</param>
    /// <param name="to">The largest k, at least the smallest and below the number of losses.</param>
    public ValueList<TailPoint> HillPlot(int from, int to)
    {
        Require.AtLeast(from, 1);
        Require.AtLeast(to, from);
        Estimate[] indices = TailIndices.HillPlot(Top(to, 1), from);
        TailPoint[] points = new TailPoint[indices.Length];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = new(Amounts[from + i], from + i, indices[i]);
        }

        return new(points);
    }

    /// <summary>
    /// Hill's index less its leading bias: the intercept of a straight line through the scaled spacings j ln(X_(j) / X_(j+1)) of the k
    /// largest losses over j / (k + 1), of which Hill's index is the mean. Twice the standard error buys the freedom from bias.
    /// </summary>
    /// <param name="largest">k, 2 or more and below the number of losses.</param>
    /// <remarks>
    /// Source: Beirlant, Dierckx, Goegebeur, Matthys, Extremes 2 (1999), with the second-order parameter rho fixed at -1; Feuerverger and
    /// Hall, Annals of Statistics 27 (1999). Only the k largest losses count: an estimated rho would need the whole sample to be near a
    /// power law, which a reporting threshold spoils.
    /// </remarks>
    public Estimate BiasReducedHillIndex(int largest) => TailIndices.BiasReduced(Top((int)Require.AtLeast(largest, 2), 1));

    /// <summary>
    /// The generalised Hill index, for any sign of xi: the mean of ln U_1 to ln U_k, less ln U_(k+1), where U_j = X_(j+1) H_j and H_j is
    /// Hill's index of the j largest.
    /// </summary>
    /// <param name="largest">k, 1 or more and below the number of losses less 1.</param>
    /// <remarks>Source: Beirlant, Vynckier, Teugels, Bernoulli 2 (1996); variance from Beirlant, Dierckx, Guillou, Bernoulli 11 (2005).</remarks>
    public Estimate GeneralizedHillIndex(int largest) => TailIndices.Generalized(Top(largest, 2));

    /// <summary>
    /// The mean-of-order-p index: (1 - 1 / m) / p with m the mean of (X_(i) / X_(k+1))^p over the k largest; p = 0 is Hill's index, a
    /// negative p gives the largest losses less weight (p = -1 is the harmonic-moment or t-Hill index).
    /// </summary>
    /// <param name="largest">k, 1 or more and below the number of losses.</param>
    /// <param name="order">p, a finite number below 1 / xi; the standard error is infinite from p = 1 / (2 xi).</param>
    /// <remarks>Source: Brilhante, Gomes, Pestana, Computational Statistics and Data Analysis 57 (2013); Beran, Schell, Stehlik, Annals of the Institute of Statistical Mathematics 66 (2014).</remarks>
    public Estimate MeanOfOrderIndex(int largest, double order) => TailIndices.MeanOfOrder(Top(largest, 1), Require.Finite(order));

    /// <summary>
    /// The moment index of Dekkers, Einmahl and de Haan, for any sign of xi: M1 + 1 - 1 / (2 (1 - M1^2 / M2)), M1 and M2 the mean and
    /// mean square of ln X_(i) - ln X_(k+1).
    /// </summary>
    /// <param name="largest">k, 1 or more and below the number of losses.</param>
    /// <remarks>Source: Dekkers, Einmahl, de Haan, Annals of Statistics 17 (1989); variance also de Haan and Ferreira, "Extreme Value Theory" (2006), theorem 3.5.4.</remarks>
    public Estimate MomentIndex(int largest) => TailIndices.Moment(Top(largest, 1));

    /// <summary>The index of Pickands: log2 of (X_(k) - X_(2k)) / (X_(2k) - X_(4k)), for any sign of xi.</summary>
    /// <param name="largest">k, 1 or more; 4 k at most the number of losses.</param>
    /// <remarks>Source: Pickands, Annals of Statistics 3 (1975); variance from Dekkers and de Haan, Annals of Statistics 17 (1989).</remarks>
    public Estimate PickandsIndex(int largest)
    {
        Require.AtLeast(largest, 1);
        return largest <= Count / 4
            ? TailIndices.Pickands(Amounts[largest - 1], Amounts[2 * largest - 1], Amounts[4 * largest - 1], largest)
            : throw Require.Wrong(nameof(largest), largest, FormattableString.Invariant($"must be at most a quarter of the {Count} losses"));
    }

    /// <summary>
    /// Weissman's quantile far in the tail: X_(k+1) (k / (n (1 - level)))^xi with Hill's index of the k largest. Meant for levels above
    /// 1 - k / n; below that the power is followed down.
    /// </summary>
    /// <param name="largest">k, 1 or more and below the number of losses.</param>
    /// <param name="level">Level in (0, 1).</param>
    /// <remarks>Source: Weissman, Journal of the American Statistical Association 73 (1978). Standard error of its logarithm: xi sqrt((1 + ln^2(k / (n (1 - level)))) / k).</remarks>
    public Estimate WeissmanQuantile(int largest, double level)
    {
        Estimate index = HillIndex(largest);
        double reach = largest / (Count * (1 - Require.Level(level)));
        double log = Log.Of(reach);
        double value = Amounts[largest] * Exp.Of(index.Value * log);
        return FromData.Positive(value, value * index.Value * Math.Sqrt((1 + log * log) / largest));
    }

    /// <summary>The mean excess e(u) = E[X - u | X > u]: the mean of x - u over the losses above u.</summary>
    /// <param name="threshold">u in the submission's currency, 0 or more and below the largest loss.</param>
    /// <remarks>
    /// A generalised Pareto tail has e(u) = (sigma + xi (u - u0)) / (1 - xi): a line that rises with xi. The standard error is that of a
    /// mean; where the variance is infinite (xi from 1/2) it is too small.
    /// </remarks>
    public Estimate MeanExcess(double threshold)
    {
        double[] excesses = Excesses(threshold);
        return excesses.Length > 0 ? FromData.Mean(excesses) : throw NothingAbove(threshold);
    }

    /// <summary>The mean excess at each of some thresholds: the mean excess plot.</summary>
    /// <param name="thresholds">Thresholds in the submission's currency, 0 or more and below the largest loss.</param>
    public ValueList<TailPoint> MeanExcessPlot(params ReadOnlySpan<double> thresholds)
    {
        TailPoint[] points = new TailPoint[thresholds.Length];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = new(thresholds[i], CountAbove(thresholds[i]), MeanExcess(thresholds[i]));
        }

        return new(points);
    }

    /// <summary>The generalised Pareto tail of the losses strictly above a threshold.</summary>
    /// <param name="threshold">u in the submission's currency, 0 or more; at least two different losses lie above it.</param>
    /// <param name="method">How the law of the excesses is fitted.</param>
    /// <exception cref="InvalidOperationException">Fewer than two different losses lie above the threshold.</exception>
    public PeaksOverThreshold PeaksOver(double threshold, TailMethod method = TailMethod.MaximumLikelihood)
    {
        double[] excesses = Excesses(Require.NonNegative(threshold));
        if (excesses.Length < 2 || excesses[0] == excesses[^1])
        {
            throw new InvalidOperationException(FormattableString.Invariant($"A tail above {threshold} cannot be fitted: fewer than two different losses lie above it."));
        }

        (ParetoPoint point, double logLikelihood) = method switch
        {
            TailMethod.MaximumLikelihood => ParetoEstimators.Likelihood(excesses),
            TailMethod.WeightedMoments => (ParetoEstimators.WeightedMoments(excesses), double.NaN),
            TailMethod.Moments => (ParetoEstimators.Moments(excesses), double.NaN),
            _ => throw Require.Wrong(nameof(method), method, "must be one of the methods"),
        };
        double share = (double)excesses.Length / Count;
        return new(point, new ClaimHistory([.. excesses.Select(Claim.FromGroundUp)]), threshold)
        {
            Count = Count,
            Method = method,
            LogLikelihood = double.IsNaN(logLikelihood) ? ParetoLikelihood.At(excesses, point.Scale, point.Shape).Value : logLikelihood,
            ExceedanceProbability = FromData.Share(share, Math.Sqrt(share * (1 - share) / Count)),
        };
    }

    /// <summary>The threshold from which the tail is generalised Pareto, chosen by ordered tests with the standard settings.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer losses than twice the fewest exceedances of the search.</exception>
    public ThresholdChoice ChooseThreshold() => ChooseThreshold(new ThresholdSearch());

    /// <summary>The threshold that a search chooses, with the error of the choice.</summary>
    /// <param name="search">Rule, candidates, replications and seed.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer losses than twice the fewest exceedances of the search.</exception>
    public ThresholdChoice ChooseThreshold(ThresholdSearch search)
    {
        ArgumentNullException.ThrowIfNull(search);
        return ThresholdBootstrap.Run(this, search);
    }

    /// <summary>
    /// The tail above each of some thresholds: where a generalised Pareto tail holds, <see cref="PeaksOverThreshold.Shape"/> and
    /// <see cref="PeaksOverThreshold.ModifiedScale"/> beta - xi u stay the same from there on.
    /// </summary>
    /// <param name="thresholds">Thresholds in the submission's currency, 0 or more, each with at least two different losses above it.</param>
    /// <remarks>Source: Coles (2001), section 4.3.4.</remarks>
    public ValueList<PeaksOverThreshold> StabilityPlot(params ReadOnlySpan<double> thresholds)
    {
        PeaksOverThreshold[] tails = new PeaksOverThreshold[thresholds.Length];
        for (int i = 0; i < tails.Length; i++)
        {
            tails[i] = PeaksOver(thresholds[i]);
        }

        return new(tails);
    }

    /// <summary>The excesses x - u of the losses above u, from the largest.</summary>
    internal double[] Excesses(double threshold)
    {
        double[] excesses = new double[CountAbove(threshold)];
        for (int i = 0; i < excesses.Length; i++)
        {
            excesses[i] = Amounts[i] - threshold;
        }

        return excesses;
    }

    internal static ArgumentOutOfRangeException NothingAbove(double threshold) =>
        Require.Wrong(nameof(threshold), threshold, "must be below the largest loss");

    private ReadOnlySpan<double> Top(int largest, int beyond)
    {
        Require.AtLeast(largest, 1);
        if (largest > Count - beyond)
        {
            throw Require.Wrong(nameof(largest), largest, FormattableString.Invariant($"must be at most {Count - beyond} for {Count} losses"));
        }

        return double.IsNegativeInfinity(_logs[largest + beyond - 1])
            ? throw Require.Wrong(nameof(largest), largest, FormattableString.Invariant($"must leave the {largest + beyond} largest losses above 0"))
            : _logs.AsSpan(0, largest + beyond);
    }
}
