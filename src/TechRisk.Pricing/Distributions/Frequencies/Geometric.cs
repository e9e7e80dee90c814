using System.Globalization;
using System.Numerics;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Geometric number of claims from 0: P(n) = (1 / (1 + mean)) (mean / (1 + mean))^n, the negative binomial of size 1.</summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", appendix B.2.1.2. P(N &gt; n) = (mean / (1 + mean))^(n + 1).</remarks>
public sealed record Geometric : Frequency, IParametricFrequency<Geometric>
{
    /// <summary>A geometric number of claims.</summary>
    /// <param name="mean">E[N], claims per period; 0 to 1e12.</param>
    public Geometric(double mean) => Mean = LawArgument.MeanCount(mean);

    /// <summary>E[N], claims per period; 0 to 1e12.</summary>
    public override double Mean { get; }

    /// <inheritdoc/>
    public override double Variance => Mean * (1 + Mean);

    /// <inheritdoc/>
    /// <remarks>(1 + mean) / mean.</remarks>
    public override double GeneratingRadius => (1 + Mean) / Mean;

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"mean {Mean}");

    private GeneratingKernels.OfGeometric Generating => new(Mean);

    private Law Counts => new(Mean);

    static ValueList<Parameter> IParametricFrequency<Geometric>.Space { get; } = [Parameter.Positive("mean")];

    ValueList<double> IParametricFrequency<Geometric>.Values => [Mean];

    /// <inheritdoc/>
    public override double Probability(long n) => n < 0 ? 0 : Counts.Survival(n - 1) / (1 + Mean);

    /// <inheritdoc/>
    /// <remarks>n ln(mean / (1 + mean)) - ln(1 + mean).</remarks>
    public override double LogProbability(long n) =>
        n < 0 ? double.NegativeInfinity
        : Mean == 0 ? (n == 0 ? 0 : double.NegativeInfinity)
        : -n * Log1p.Of(1 / Mean) - Log1p.Of(Mean);

    /// <inheritdoc/>
    public override double Cdf(long n) => Counts.Cdf(n);

    /// <inheritdoc/>
    public override double Survival(long n) => Counts.Survival(n);

    /// <inheritdoc/>
    /// <remarks>1 / (1 - mean (z - 1)).</remarks>
    public override Complex GeneratingFunction(Complex z) => Generating.At(z);

    /// <inheritdoc/>
    public override long Quantile(double p) => CountSearch.Quantile(Counts, LawArgument.UpTo(p));

    /// <inheritdoc/>
    public override long InverseSurvival(double s) => CountSearch.InverseSurvival(Counts, LawArgument.Above(s));

    /// <inheritdoc/>
    public override Frequency Scale(double factor) => new Geometric(Mean * Require.NonNegative(factor));

    /// <inheritdoc/>
    /// <remarks>Geometric with mean times the probability.</remarks>
    public override Frequency Thin(double probability) => new Geometric(Mean * Require.Fraction(probability));

    static Geometric IParametricFrequency<Geometric>.FromValues(ReadOnlySpan<double> values) => new(values[0]);

    static IReadOnlyList<double[]> IParametricFrequency<Geometric>.Starts(double mean, double variance, double zeros) => [[mean]];

    internal override void GenerateInPlace(Span<double> real, Span<double> imaginary) => LaneLoop.Pairs(real, imaginary, Generating);

    internal override Frequency Unthin(double factor) => new Geometric(Mean * factor);

    internal override bool IsCovered(long n, double s) => CountSearch.IsCovered(Counts, n, s);

    private readonly struct Law(double mean) : ICountLaw
    {
        public double Mean => mean;

        public double Variance => mean * (1 + mean);

        public double Skewness => mean == 0 ? 0 : (1 + 2 * mean) / Math.Sqrt(Variance);

        // ln of the ratio mean / (1 + mean)
        private double LogRatio => -Log1p.Of(1 / mean);

        public double Cdf(long n) => n < 0 ? 0 : mean == 0 ? 1 : -Expm1.Of((n + 1.0) * LogRatio);

        public double Survival(long n) => n < 0 ? 1 : mean == 0 ? 0 : Exp.Of((n + 1.0) * LogRatio);
    }
}
