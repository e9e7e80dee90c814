using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Grouped losses spread evenly inside each band: F(x) is a straight line between boundaries (the ogive). An open last band has no
/// largest loss to spread to and is refused: a <see cref="Spliced"/> law with a histogram as its body gives it a tail.
/// </summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", section 14.2 (ogive and histogram). Boundaries and probabilities are fixed at construction, because they pair up.</remarks>
public sealed record Histogram : Severity
{
    private readonly ValueList<double> _upTo;
    private readonly ValueList<double> _above;
    private readonly double _total;
    private readonly int _last;

    /// <summary>Bands of losses with their probabilities.</summary>
    /// <param name="boundaries">Ends of the bands in the submission's currency: finite, 0 or more and rising, one more than probabilities.</param>
    /// <param name="probabilities">Probability of each band, 0 or more, with sum 1 (within 1e-12).</param>
    public Histogram(ReadOnlySpan<double> boundaries, ReadOnlySpan<double> probabilities)
    {
        if (boundaries.Length != probabilities.Length + 1 || probabilities.IsEmpty)
        {
            throw Require.Wrong(nameof(boundaries), boundaries.Length, $"must be one more than the {probabilities.Length} probabilities, of which there is at least one");
        }

        double sum = 0;
        for (int i = 0; i < boundaries.Length; i++)
        {
            RequireEnd(boundaries, i);
        }

        foreach (double probability in probabilities)
        {
            sum += Require.Fraction(probability, nameof(probabilities));
        }

        if (!(Math.Abs(sum - 1) <= 1e-12))
        {
            throw Require.Wrong(nameof(probabilities), sum, "must sum to 1 (within 1e-12)");
        }

        Boundaries = ValueList.Create(boundaries);
        Probabilities = ValueList.Create(probabilities);
        _total = sum;
        _last = probabilities.LastIndexOfAnyExcept(0.0);
        int bands = probabilities.Length;
        double[] upTo = new double[bands + 1];
        double[] above = new double[bands + 1];
        for (int i = 0; i < bands; i++)
        {
            upTo[i + 1] = upTo[i] + probabilities[i] / sum;
            above[bands - 1 - i] = above[bands - i] + probabilities[bands - 1 - i] / sum;
        }

        // rounding of the running sums must not leave a probability outside
        _upTo = ValueList.Create([.. upTo.Select(p => Math.Min(p, 1))]);
        _above = ValueList.Create([.. above.Select(p => Math.Min(p, 1))]);
    }

    /// <summary>The bands of grouped data: each with its share of the counts.</summary>
    /// <param name="boundaries">Ends of the bands in the submission's currency: finite, 0 or more and rising, one more than counts.</param>
    /// <param name="counts">Number of losses in each band, also a weighted one; 0 or more, with a positive sum.</param>
    public static Histogram FromCounts(ReadOnlySpan<double> boundaries, ReadOnlySpan<double> counts)
    {
        double[] shares = counts.ToArray();
        double sum = shares.Sum(count => Require.NonNegative(count, nameof(counts)));
        Require.Positive(sum, nameof(counts));
        return new Histogram(boundaries, Array.ConvertAll(shares, count => count / sum));
    }

    /// <summary>Ends of the bands in the submission's currency, rising.</summary>
    public ValueList<double> Boundaries { get; }

    /// <summary>Probability of each band, a fraction.</summary>
    public ValueList<double> Probabilities { get; }

    /// <inheritdoc/>
    /// <remarks>The sum of p (a + b) / 2 over bands from a to b.</remarks>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    /// <remarks>Within and between bands: the sum of p ((b - a)^2 / 12 + ((a + b) / 2 - mean)^2).</remarks>
    public override double Variance
    {
        get
        {
            double mean = Mean;
            double sum = 0;
            for (int i = 0; i < Probabilities.Count; i++)
            {
                double width = Boundaries[i + 1] - Boundaries[i];
                double deviation = Boundaries[i] + width / 2 - mean;
                sum += Share(i) * (width * width / 12 + deviation * deviation);
            }

            return sum;
        }
    }

    /// <inheritdoc/>
    public override double Minimum => Boundaries[Probabilities.AsSpan().IndexOfAnyExcept(0.0)];

    /// <inheritdoc/>
    public override double Maximum => Boundaries[_last + 1];

    /// <inheritdoc/>
    public override TailFacts Tail => TailFacts.BoundedBy(Maximum);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"{Probabilities.Count} bands from {Boundaries[0]} to {Boundaries[^1]}");

    /// <inheritdoc/>
    /// <remarks>The sum of p (b^(k+1) - a^(k+1)) / ((k + 1) (b - a)), written as a sum of products.</remarks>
    public override double Moment(int order) => LimitedMoment(order, double.PositiveInfinity);

    /// <inheritdoc/>
    /// <remarks>The same with the limit's band cut at the limit, and limit^k S(limit).</remarks>
    public override double LimitedMoment(int order, double limit)
    {
        LawArgument.Order(order);
        LawArgument.Limit(limit);
        double sum = 0;
        for (int i = 0; i < Probabilities.Count && Boundaries[i] < limit; i++)
        {
            double end = Math.Min(limit, Boundaries[i + 1]);
            double part = end == Boundaries[i + 1] ? 1 : (end - Boundaries[i]) / (Boundaries[i + 1] - Boundaries[i]);
            sum += Share(i) * part * MeanPower(order, Boundaries[i], end);
        }

        return sum + MomentMath.Capped(limit, order, Survival(limit));
    }

    /// <inheritdoc/>
    /// <remarks>At a boundary the density of the band above; at the last one that of the band below.</remarks>
    public override double LogDensity(double x)
    {
        int i = BandOf(LawArgument.Amount(x));
        return i < 0 || x > Boundaries[^1] ? double.NegativeInfinity : Log.Of(Share(i) / (Boundaries[i + 1] - Boundaries[i]));
    }

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        int i = BandOf(LawArgument.Amount(x));
        return i < 0 ? 0
            : x >= Maximum ? 1
            : Math.Min(_upTo[i] + Share(i) * ((x - Boundaries[i]) / (Boundaries[i + 1] - Boundaries[i])), 1);
    }

    /// <inheritdoc/>
    public override double Survival(double x)
    {
        int i = BandOf(LawArgument.Amount(x));
        return i < 0 ? 1
            : x >= Maximum ? 0
            : Math.Min(_above[i + 1] + Share(i) * ((Boundaries[i + 1] - x) / (Boundaries[i + 1] - Boundaries[i])), 1);
    }

    /// <inheritdoc/>
    /// <remarks>a + (p - F(a)) / P(band) (b - a); from above for p over 1/2.</remarks>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? Minimum
        : p == 1 ? Maximum
        : p <= 0.5 ? FromBelow(p)
        : FromAbove(1 - p);

    /// <inheritdoc/>
    /// <remarks>b - (s - S(b)) / P(band) (b - a); from below for s over 1/2.</remarks>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? Maximum
        : s == 1 ? Minimum
        : s < 0.5 ? FromAbove(s)
        : FromBelow(1 - s);

    /// <inheritdoc/>
    public override Severity Times(double factor)
    {
        Require.Positive(factor);
        return new Histogram(Boundaries.Select(end => end * factor).ToArray(), Probabilities.AsSpan());
    }

    internal override IEnumerable<double> Kinks => Boundaries;

    private static void RequireEnd(ReadOnlySpan<double> boundaries, int i)
    {
        if (double.IsPositiveInfinity(boundaries[i]))
        {
            throw Require.Wrong(nameof(boundaries), boundaries[i], "must be finite: an open last band needs the law of its tail, as Spliced has with a Histogram as its body");
        }

        Require.NonNegative(boundaries[i], nameof(boundaries));
        if (i > 0 && boundaries[i] <= boundaries[i - 1])
        {
            throw Require.Wrong(nameof(boundaries), boundaries[i], $"must rise: it does not exceed the one before, {boundaries[i - 1]}");
        }
    }

    // E[U^k], U even on [a, b]: the sum of a^j b^(k-j) over k + 1
    private static double MeanPower(int order, double a, double b)
    {
        double sum = 0;
        for (int j = 0; j <= order; j++)
        {
            sum += MomentMath.Power(a, j) * MomentMath.Power(b, order - j);
        }

        return sum / (order + 1);
    }

    // the probability of a band as the sums have it
    private double Share(int i) => Probabilities[i] / _total;

    // the band from a to b with a <= x < b; the last one also for its end and beyond; -1 below the first
    private int BandOf(double x)
    {
        int i = MemoryExtensions.BinarySearch(Boundaries.AsSpan(), x);
        return Math.Min(i >= 0 ? i : ~i - 1, Probabilities.Count - 1);
    }

    // the first band whose upper end has F of p or more
    private double FromBelow(double p)
    {
        int low = 0;
        int high = _last;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _upTo[middle + 1] >= p ? (low, middle) : (middle + 1, high);
        }

        double part = Math.Min((p - _upTo[low]) / Share(low), 1);
        return part == 1 ? Boundaries[low + 1] : Boundaries[low] + part * (Boundaries[low + 1] - Boundaries[low]);
    }

    // the first band whose upper end has S of s or less
    private double FromAbove(double s)
    {
        int low = 0;
        int high = _last;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _above[middle + 1] <= s ? (low, middle) : (middle + 1, high);
        }

        double part = Math.Min((s - _above[low + 1]) / Share(low), 1);
        return Math.Max(Boundaries[low + 1] - part * (Boundaries[low + 1] - Boundaries[low]), Boundaries[low]);
    }
}
