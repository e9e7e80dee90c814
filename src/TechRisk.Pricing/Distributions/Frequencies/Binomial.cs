using System.Globalization;
using System.Numerics;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Binomial number of claims: each of m trials is a claim with probability q, independently. P(n) = C(m, n) q^n (1 - q)^(m - n).</summary>
/// <remarks>
/// Source: Klugman, Panjer, Willmot, "Loss Models", appendix B.2.1.3. Probabilities by Loader's saddle-point form, distribution
/// function by the incomplete beta function: P(N &gt; n) = I_q(n + 1, m - n). In a fit the number of trials is a whole number near that of a
/// starting point: the claim probability moves, and the starting points differ in their trials.
/// </remarks>
public sealed record Binomial : Frequency, IParametricFrequency<Binomial>
{
    /// <summary>A binomial number of claims.</summary>
    /// <param name="trials">m, the number of risks that can have one claim each; 0 to 1e12.</param>
    /// <param name="probability">q, the probability of a claim for each; 0 to 1.</param>
    public Binomial(long trials, double probability)
    {
        Trials = trials;
        ClaimProbability = probability;
    }

    /// <summary>m, the number of risks that can have one claim each; 0 to 1e12.</summary>
    public long Trials
    {
        get;
        init => field = value is >= 0 and <= 1_000_000_000_000
            ? value
            : throw Require.Wrong(nameof(Trials), value, "must lie between 0 and 1e12");
    }

    /// <summary>q, the probability of a claim for each trial; 0 to 1.</summary>
    public double ClaimProbability { get; init => field = Require.Fraction(value, nameof(ClaimProbability)); }

    /// <inheritdoc/>
    public override double Mean => Trials * ClaimProbability;

    /// <inheritdoc/>
    public override double Variance => Trials * ClaimProbability * (1 - ClaimProbability);

    /// <inheritdoc/>
    public override double GeneratingRadius => double.PositiveInfinity;

    internal override double LargestCount => Trials;

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"trials {Trials}, probability {ClaimProbability}");

    private GeneratingKernels.OfBinomial Generating => new(Trials, ClaimProbability);

    private Law Counts => new(Trials, ClaimProbability);

    static ValueList<Parameter> IParametricFrequency<Binomial>.Space { get; } = [new("trials", 0.5, 1e12), Parameter.Fraction("probability")];

    ValueList<double> IParametricFrequency<Binomial>.Values => [Trials, ClaimProbability];

    /// <inheritdoc/>
    public override double Probability(long n) =>
        n < 0 || n > Trials ? 0
        : ClaimProbability == 0 ? (n == 0 ? 1 : 0)
        : ClaimProbability == 1 ? (n == Trials ? 1 : 0)
        : BinomialTerms.Probability(n, Trials - n, ClaimProbability, 1 - ClaimProbability);

    /// <inheritdoc/>
    public override double LogProbability(long n) =>
        n < 0 || n > Trials ? double.NegativeInfinity : BinomialTerms.LogProbability(n, Trials - n, ClaimProbability, 1 - ClaimProbability);

    /// <inheritdoc/>
    public override double Cdf(long n) => Counts.Cdf(n);

    /// <inheritdoc/>
    public override double Survival(long n) => Counts.Survival(n);

    /// <inheritdoc/>
    /// <remarks>(1 + q (z - 1))^m.</remarks>
    public override Complex GeneratingFunction(Complex z) => Trials == 0 ? Complex.One : Generating.At(z);

    /// <inheritdoc/>
    public override long Quantile(double p) => CountSearch.Quantile(Counts, LawArgument.UpTo(p));

    /// <inheritdoc/>
    public override long InverseSurvival(double s) => CountSearch.InverseSurvival(Counts, LawArgument.Above(s));

    /// <inheritdoc/>
    /// <remarks>The claim probability is multiplied; a product above 1 is an error.</remarks>
    public override Frequency Scale(double factor) =>
        Require.NonNegative(factor) * ClaimProbability <= 1
            ? this with { ClaimProbability = ClaimProbability * factor }
            : throw Require.Wrong(nameof(factor), factor, "must leave the claim probability of each trial at 1 or below");

    /// <inheritdoc/>
    public override Frequency Thin(double probability) =>
        this with { ClaimProbability = ClaimProbability * Require.Fraction(probability) };

    static Binomial IParametricFrequency<Binomial>.FromValues(ReadOnlySpan<double> values) => new((long)Math.Round(values[0]), values[1]);

    static IReadOnlyList<double[]> IParametricFrequency<Binomial>.Starts(double mean, double variance, double zeros)
    {
        double least = Math.Floor(mean) + 1;
        double trials = variance < mean ? Math.Clamp(Math.Round(mean * mean / (mean - variance)), least, Math.Max(least, 1e9)) : Math.Max(100 * least, 1000);
        return [.. new[] { trials, trials + 1, Math.Max(trials - 1, least), 2 * trials }.Distinct().Select(m => new[] { m, mean / m })];
    }

    internal override void GenerateInPlace(Span<double> real, Span<double> imaginary)
    {
        if (Trials == 0)
        {
            real.Fill(1);
            imaginary.Clear();
            return;
        }

        LaneLoop.Pairs(real, imaginary, Generating);
    }

    /// <remarks>The claim probability is multiplied; a product above 1 is an error.</remarks>
    internal override Frequency Unthin(double factor) =>
        ClaimProbability * factor <= 1
            ? this with { ClaimProbability = ClaimProbability * factor }
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{this} cannot be restated with {factor} times its mean: the claim probability of each trial would be above 1"));

    internal override bool IsCovered(long n, double s) => CountSearch.IsCovered(Counts, n, s);

    private readonly struct Law(long trials, double q) : ICountLaw
    {
        public double Mean => trials * q;

        public double Variance => trials * q * (1 - q);

        public double Skewness => Variance == 0 ? 0 : (1 - 2 * q) / Math.Sqrt(Variance);

        public double Cdf(long n) =>
            n < 0 ? 0
            : n >= trials ? 1
            : q == 0 ? 1 : q == 1 ? 0
            : IncompleteBeta.Lower(trials - n, n + 1.0, 1 - q, q);

        public double Survival(long n) =>
            n < 0 ? 1
            : n >= trials ? 0
            : q == 0 ? 0 : q == 1 ? 1
            : IncompleteBeta.Lower(n + 1.0, trials - n, q, 1 - q);
    }
}
