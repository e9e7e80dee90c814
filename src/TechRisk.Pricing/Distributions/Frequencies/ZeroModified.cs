using System.Globalization;
using System.Numerics;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A law of counts whose probability of no claim is replaced: P(N = 0) = p, P(N = n) = w P(M = n) for n above 0, M the given law and
/// w = (1 - p) / (1 - P(M = 0)). E[z^N] = 1 + w (E[z^M] - 1).
/// </summary>
/// <remarks>
/// Source: Klugman, Panjer, Willmot, "Loss Models", section 6.6; Lambert, Technometrics 34 (1992) (zero-inflated). The weight w is kept by
/// <see cref="Scale"/> and <see cref="Thin"/>, which act on M: that is exact for any M. Probabilities and the upper tail are those of M times w, with
/// M's relative accuracy; the variance and the generating function lose it where P(M = 0) is near 1.
/// </remarks>
public sealed record ZeroModified : Frequency
{
    private readonly double _claimProbability;
    private readonly double _weight;

    /// <summary>A number of claims with its own probability of none.</summary>
    /// <param name="frequency">The law whose probabilities above 0 are kept in proportion; it must be able to give a claim.</param>
    /// <param name="zeroProbability">P(N = 0), in [0, 1].</param>
    public ZeroModified(Frequency frequency, double zeroProbability)
        : this(frequency, 1 - Require.Fraction(zeroProbability), (1 - zeroProbability) / ClaimProbabilityOf(frequency), zeroProbability)
    {
    }

    private ZeroModified(Frequency frequency, double claimProbability, double weight, double zeroProbability)
    {
        Frequency = frequency;
        ZeroProbability = zeroProbability;
        _claimProbability = claimProbability;
        _weight = weight;
    }

    /// <summary>M, the law whose probabilities above 0 are kept in proportion.</summary>
    public Frequency Frequency { get; }

    /// <summary>P(N = 0), in [0, 1].</summary>
    public double ZeroProbability { get; }

    /// <inheritdoc/>
    /// <remarks>w E[M].</remarks>
    public override double Mean => _weight * Frequency.Mean;

    /// <inheritdoc/>
    /// <remarks>w (Var[M] + (1 - w) E[M]^2).</remarks>
    public override double Variance => Math.Max(_weight * (Frequency.Variance + (1 - _weight) * Frequency.Mean * Frequency.Mean), 0);

    /// <inheritdoc/>
    public override double GeneratingRadius => Frequency.GeneratingRadius;

    internal override double LargestCount => Frequency.LargestCount;

    internal override double? FiniteMoments => Frequency.FiniteMoments;

    private protected override string Parameters => string.Create(CultureInfo.InvariantCulture, $"{Frequency}, zeroProbability {ZeroProbability}");

    /// <summary>The zero-inflated law: no claim for sure with probability <paramref name="extraZeros"/>, else the given law.</summary>
    /// <param name="frequency">The law of those who can have claims; it must be able to give one.</param>
    /// <param name="extraZeros">The fraction of those who cannot have a claim, in [0, 1].</param>
    public static ZeroModified Inflated(Frequency frequency, double extraZeros)
    {
        double claim = ClaimProbabilityOf(frequency);
        double kept = 1 - Require.Fraction(extraZeros);
        return new ZeroModified(frequency, kept * claim, kept, extraZeros + kept * frequency.Probability(0));
    }

    /// <inheritdoc/>
    public override double Probability(long n) => n == 0 ? ZeroProbability : n < 0 ? 0 : _weight * Frequency.Probability(n);

    /// <inheritdoc/>
    public override double LogProbability(long n) =>
        n == 0 ? Log1p.Of(-_claimProbability)
        : n < 0 ? double.NegativeInfinity
        : Log.Of(_weight) + Frequency.LogProbability(n);

    /// <inheritdoc/>
    public override double Cdf(long n) => n < 0 ? 0 : Math.Min(ZeroProbability + _weight * FromOneTo(Frequency, n), 1);

    /// <inheritdoc/>
    public override double Survival(long n) => n < 0 ? 1 : n == 0 ? _claimProbability : Math.Min(_weight * Frequency.Survival(n), 1);

    /// <inheritdoc/>
    /// <remarks>1 + w (E[z^M] - 1).</remarks>
    public override Complex GeneratingFunction(Complex z) => new GeneratingKernels.Reweighted(_weight).At(Frequency.GeneratingFunction(z));

    /// <inheritdoc/>
    /// <remarks>
    /// M is scaled, w stays; where M always gives a claim, w is multiplied. A factor that would leave a negative probability of no claim is an
    /// error: of a law with fewer zeros than M not every multiple exists.
    /// </remarks>
    public override Frequency Scale(double factor) =>
        Require.NonNegative(factor) == 1 ? this
        : WithWeight(Frequency.Probability(0) == 0 ? Frequency : Frequency.Scale(factor), Frequency.Probability(0) == 0 ? _weight * factor : _weight)
            ?? throw Require.Wrong(nameof(factor), factor, $"must leave a probability of no claim of 0 or more for {this}");

    /// <inheritdoc/>
    /// <remarks>M is thinned, w stays.</remarks>
    public override Frequency Thin(double probability) => Require.Fraction(probability) == 1 ? this : Weighted(Frequency.Thin(probability), _weight);

    /// <summary>The law 1 + w (E[z^M] - 1) for a weight that leaves a probability of no claim of 0 or more.</summary>
    internal static Frequency Weighted(Frequency frequency, double weight) =>
        WithWeight(frequency, weight)
        ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{frequency} with {weight} times its claims has a negative probability of no claim"));

    /// <summary>P(1 &lt;= M &lt;= n) without the digits that a difference near P(M = 0) loses.</summary>
    internal static double FromOneTo(Frequency law, long n)
    {
        if (n > 32)
        {
            return law.Probability(0) > 0.5 ? law.Survival(0) - law.Survival(n) : law.Cdf(n) - law.Cdf(0);
        }

        double sum = 0;
        for (long k = n; k > 0; k--)
        {
            sum += law.Probability(k);
        }

        return sum;
    }

    /// <summary>P(M &gt; 0), above 0.</summary>
    internal static double ClaimProbabilityOf(Frequency frequency)
    {
        ArgumentNullException.ThrowIfNull(frequency);
        double claim = frequency.Survival(0);
        return claim > 0 ? claim : throw Require.Wrong(nameof(frequency), frequency, "must be able to give a claim");
    }

    internal override void GenerateInPlace(Span<double> real, Span<double> imaginary)
    {
        Frequency.GenerateInPlace(real, imaginary);
        LaneLoop.Pairs(real, imaginary, new GeneratingKernels.Reweighted(_weight));
    }

    internal override Frequency Unthin(double factor)
    {
        if (Frequency is Logarithmic logarithmic)
        {
            (Logarithmic law, double claim) = logarithmic.AtFactor(factor);
            return Weighted(law, _weight * claim);
        }

        return Weighted(Frequency.Unthin(factor), _weight);
    }

    // null where no claim would have a probability below 0; a modified law of a modified law is one
    private static Frequency? WithWeight(Frequency frequency, double weight)
    {
        while (true)
        {
            switch (frequency)
            {
                case ZeroModified inner:
                    (frequency, weight) = (inner.Frequency, weight * inner._weight);
                    continue;
                case ZeroTruncated inner:
                    (frequency, weight) = (inner.Frequency, weight / ClaimProbabilityOf(inner.Frequency));
                    continue;
            }

            double claim = weight * frequency.Survival(0);
            return claim > 1 + 1e-14 ? null
                : frequency.Mean == 0 || weight == 1 ? frequency
                : new ZeroModified(frequency, Math.Min(claim, 1), weight, Math.Max(1 - claim, 0));
        }
    }
}
