using System.Numerics;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A number of claims given that there is at least one: P(N = n) = P(M = n) / (1 - P(M = 0)) for n above 0, M the given law. The claims of a
/// batch or of a loss event that has happened.
/// </summary>
/// <remarks>
/// Source: Klugman, Panjer, Willmot, "Loss Models", section 6.6; it is <see cref="ZeroModified"/> with probability 0 of no claim. The variance and
/// the generating function lose digits where P(M = 0) is near 1.
/// </remarks>
public sealed record ZeroTruncated : Frequency
{
    /// <summary>A number of claims that is at least 1.</summary>
    /// <param name="frequency">The law before zero is excluded; it must be able to give a claim.</param>
    public ZeroTruncated(Frequency frequency) => Frequency = frequency;

    /// <summary>M, the law before zero is excluded.</summary>
    public Frequency Frequency
    {
        get;
        init
        {
            ZeroModified.ClaimProbabilityOf(value);
            field = value;
        }
    }

    /// <inheritdoc/>
    /// <remarks>E[M] / P(M > 0).</remarks>
    public override double Mean => Frequency.Mean / Claim;

    /// <inheritdoc/>
    /// <remarks>(Var[M] - P(M = 0) E[N] E[M]) / P(M > 0).</remarks>
    public override double Variance => Math.Max((Frequency.Variance - Frequency.Probability(0) * Mean * Frequency.Mean) / Claim, 0);

    /// <inheritdoc/>
    public override double GeneratingRadius => Frequency.GeneratingRadius;

    internal override double LargestCount => Frequency.LargestCount;

    internal override double? FiniteMoments => Frequency.FiniteMoments;

    private protected override string Parameters => Frequency.ToString();

    private double Claim => Frequency.Survival(0);

    /// <inheritdoc/>
    public override double Probability(long n) => n < 1 ? 0 : Frequency.Probability(n) / Claim;

    /// <inheritdoc/>
    public override double LogProbability(long n) => n < 1 ? double.NegativeInfinity : Frequency.LogProbability(n) - Log.Of(Claim);

    /// <inheritdoc/>
    public override double Cdf(long n) => n < 1 ? 0 : Math.Min(ZeroModified.FromOneTo(Frequency, n) / Claim, 1);

    /// <inheritdoc/>
    public override double Survival(long n) => n < 1 ? 1 : Math.Min(Frequency.Survival(n) / Claim, 1);

    /// <inheritdoc/>
    /// <remarks>1 + (E[z^M] - 1) / P(M > 0).</remarks>
    public override Complex GeneratingFunction(Complex z) => new GeneratingKernels.Reweighted(1 / Claim).At(Frequency.GeneratingFunction(z));

    /// <inheritdoc/>
    /// <remarks>
    /// For a factor below 1 M is scaled and its probabilities above 0 keep their weight: a <see cref="ZeroModified"/>. A factor above 1 is an
    /// error: more exposure than that of one claim for sure would need a negative probability of none.
    /// </remarks>
    public override Frequency Scale(double factor) =>
        Require.NonNegative(factor) == 1 ? this
        : factor < 1 ? ZeroModified.Weighted(this, 1).Scale(factor)
        : throw Require.Wrong(nameof(factor), factor, $"must be at most 1 for {this}: it has no period without a claim");

    /// <inheritdoc/>
    /// <remarks>M is thinned and its probabilities above 0 keep their weight: a <see cref="ZeroModified"/>.</remarks>
    public override Frequency Thin(double probability) =>
        Require.Fraction(probability) == 1 ? this : ZeroModified.Weighted(Frequency.Thin(probability), 1 / Claim);

    internal override void GenerateInPlace(Span<double> real, Span<double> imaginary)
    {
        Frequency.GenerateInPlace(real, imaginary);
        LaneLoop.Pairs(real, imaginary, new GeneratingKernels.Reweighted(1 / Claim));
    }
}
