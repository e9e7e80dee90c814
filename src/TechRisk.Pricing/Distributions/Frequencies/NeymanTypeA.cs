using System.Globalization;
using System.Numerics;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Neyman type A (Poisson-Poisson) number of claims: a Poisson number of events, each with a Poisson number of claims of mean beta.
/// E[z^N] = exp((mean / beta) (exp(beta (z - 1)) - 1)). It can have several modes.
/// </summary>
/// <remarks>
/// Source: Johnson, Kemp, Kotz, "Univariate Discrete Distributions", section 9.6; Klugman, Panjer, Willmot, "Loss Models", section 7.1. Given
/// k events the claims are Poisson with mean k beta: probabilities and both tails are sums over k of positive terms, outward from the largest.
/// </remarks>
public sealed record NeymanTypeA : Frequency, IParametricFrequency<NeymanTypeA>
{
    private const double MostEvents = 1e8;

    /// <summary>A Neyman type A number of claims.</summary>
    /// <param name="mean">E[N], claims per period; 0 to 1e8 times beta.</param>
    /// <param name="beta">Claims of an event, on average; above 0.</param>
    public NeymanTypeA(double mean, double beta)
    {
        Mean = LawArgument.MeanCount(mean);
        Beta = Require.Positive(beta);
        if (!(mean / beta <= MostEvents * (1 + 1e-12)))
        {
            throw Require.Wrong(nameof(beta), beta, string.Create(CultureInfo.InvariantCulture, $"must be at least mean / 1e8 = {mean / MostEvents}"));
        }
    }

    /// <summary>E[N], claims per period; 0 to 1e8 times beta.</summary>
    public override double Mean { get; }

    /// <summary>Claims of an event, on average: variance / mean - 1; above 0.</summary>
    public double Beta { get; }

    /// <inheritdoc/>
    /// <remarks>mean (1 + beta).</remarks>
    public override double Variance => Mean * (1 + Beta);

    /// <inheritdoc/>
    public override double GeneratingRadius => double.PositiveInfinity;

    private protected override string Parameters => string.Create(CultureInfo.InvariantCulture, $"mean {Mean}, beta {Beta}");

    private double Events => Mean / Beta;

    static ValueList<Parameter> IParametricFrequency<NeymanTypeA>.Space { get; } = [Parameter.Positive("mean"), Parameter.Positive("beta")];

    ValueList<double> IParametricFrequency<NeymanTypeA>.Values => [Mean, Beta];

    /// <inheritdoc/>
    public override double Probability(long n) => n < 0 ? 0 : Sum(n, (count, rate) => PoissonTerms.Probability(count, rate));

    /// <inheritdoc/>
    public override double LogProbability(long n)
    {
        if (n < 0 || (n > 0 && Mean == 0))
        {
            return double.NegativeInfinity;
        }

        // the largest term as a logarithm, the others relative to it
        long largest = Largest(n);
        double LogTerm(long k) => PoissonTerms.LogProbability(k, Events) + PoissonTerms.LogProbability(n, k * Beta);
        double logLargest = LogTerm(largest);
        return logLargest + Log.Of(Outward(largest, k => Exp.Of(LogTerm(k) - logLargest)));
    }

    /// <inheritdoc/>
    public override double Cdf(long n) =>
        n < 0 ? 0 : Math.Min(Sum(n, (count, rate) => rate == 0 ? 1 : IncompleteGamma.Q(count + 1.0, rate)), 1);

    /// <inheritdoc/>
    public override double Survival(long n) =>
        n < 0 ? 1 : Math.Min(Sum(n, (count, rate) => rate == 0 ? 0 : IncompleteGamma.P(count + 1.0, rate), n + 1), 1);

    /// <inheritdoc/>
    /// <remarks>exp((mean / beta) (exp(beta (z - 1)) - 1)).</remarks>
    public override Complex GeneratingFunction(Complex z) =>
        new GeneratingKernels.OfEvents(Events).At(new GeneratingKernels.OfPoissonLessOne(Beta).At(z));

    /// <inheritdoc/>
    /// <remarks>The mean is multiplied, beta stays: twice the exposure is the law of two independent periods.</remarks>
    public override Frequency Scale(double factor) => new NeymanTypeA(Mean * Require.NonNegative(factor), Beta);

    /// <inheritdoc/>
    /// <remarks>The mean and beta are multiplied.</remarks>
    public override Frequency Thin(double probability) =>
        Require.Fraction(probability) * Beta > 0 ? Unthin(probability) : new Poisson(Mean * probability);

    static NeymanTypeA IParametricFrequency<NeymanTypeA>.FromValues(ReadOnlySpan<double> values) =>
        new(values[0], Math.Max(values[1], values[0] / MostEvents));

    static IReadOnlyList<double[]> IParametricFrequency<NeymanTypeA>.Starts(double mean, double variance, double zeros) =>
        [[mean, CountStarts.Dispersion(mean, variance) - 1]];

    internal override void GenerateInPlace(Span<double> real, Span<double> imaginary)
    {
        LaneLoop.Pairs(real, imaginary, new GeneratingKernels.OfPoissonLessOne(Beta));
        LaneLoop.Pairs(real, imaginary, new GeneratingKernels.OfEvents(Events));
    }

    internal override Frequency Unthin(double factor) => new NeymanTypeA(Mean * factor, Beta * factor);

    private double Sum(long n, Func<long, double, double> ofRate, long? peak = null)
    {
        double events = Events;
        double beta = Beta;
        return Outward(Largest(peak ?? n), k => PoissonTerms.Probability(k, events) * ofRate(n, k * beta));
    }

    // terms that are log-concave in k, from a large one outward in both directions
    private static double Outward(long start, Func<long, double> term)
    {
        CompensatedSum sum = default;
        double last = term(start);
        sum.Add(last);
        foreach (int direction in (int[])[1, -1])
        {
            double before = last;
            for (long k = start + direction; k >= 0; k += direction)
            {
                double next = term(k);
                sum.Add(next);
                if (next == 0 || (next < before && next / (before - next) * next <= 1e-18 * sum.Value))
                {
                    break;
                }

                before = next;
            }
        }

        return sum.Value;
    }

    // the number of events with the largest P(k events) P(n claims of k events): the ratio of neighbours falls in k
    private long Largest(long n)
    {
        if (Mean == 0)
        {
            return 0;
        }

        double logRatio = Log.Of(Events) - Beta;
        bool Rises(long k) => logRatio - Log.Of(k + 1.0) + n * Log1p.Of(1.0 / k) > 0;
        long low = n == 0 ? 0 : 1;
        long high = low + 1;
        while (Rises(high))
        {
            low = high;
            high *= 2;
        }

        while (high - low > 1)
        {
            long middle = low + (high - low) / 2;
            (low, high) = Rises(middle) ? (middle, high) : (low, middle);
        }

        return low;
    }
}
