using System.Globalization;
using System.Numerics;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Negative binomial number of claims, from 0, by mean and dispersion = variance / mean: a Poisson whose rate is gamma distributed.
/// With size r and beta = dispersion - 1: P(n) = Gamma(n + r) / (Gamma(r) n!) (1 + beta)^-r (beta / (1 + beta))^n.
/// </summary>
/// <remarks>
/// Source: Klugman, Panjer, Willmot, "Loss Models", appendix B.2.1.4. Distribution function by the incomplete beta function:
/// P(N &gt; n) = I_{beta / (1 + beta)}(n + 1, r).
/// </remarks>
public sealed record NegativeBinomial : Frequency, IParametricFrequency<NegativeBinomial>
{
    /// <summary>A negative binomial number of claims.</summary>
    /// <param name="mean">E[N] = r beta, claims per period; 0 to 1e12.</param>
    /// <param name="dispersion">Variance / mean = 1 + beta, without unit; above 1.</param>
    public NegativeBinomial(double mean, double dispersion)
    {
        Mean = LawArgument.MeanCount(mean);
        Dispersion = dispersion;
    }

    /// <summary>E[N] = r beta, claims per period; 0 to 1e12.</summary>
    public override double Mean { get; }

    /// <summary>Variance / mean = 1 + beta, without unit; above 1.</summary>
    public double Dispersion
    {
        get;
        init => field = value > 1 && double.IsFinite(value)
            ? value
            : throw Require.Wrong(nameof(Dispersion), value, "must be a finite number above 1; at 1 the law is Poisson");
    }

    /// <summary>r = mean / beta: the shape of the gamma distributed rate; its squared coefficient of variation is 1 / r.</summary>
    public double Size => Mean / Beta;

    /// <summary>beta = dispersion - 1.</summary>
    public double Beta => Dispersion - 1;

    /// <inheritdoc/>
    public override double Variance => Mean * Dispersion;

    /// <inheritdoc/>
    /// <remarks>(1 + beta) / beta.</remarks>
    public override double GeneratingRadius => Dispersion / Beta;

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"mean {Mean}, dispersion {Dispersion}");

    private GeneratingKernels.OfNegativeBinomial Generating => new(Size, Beta);

    private Law Counts => new(Mean, Dispersion);

    static ValueList<Parameter> IParametricFrequency<NegativeBinomial>.Space { get; } = [Parameter.Positive("mean"), Parameter.Above("dispersion", 1)];

    ValueList<double> IParametricFrequency<NegativeBinomial>.Values => [Mean, Dispersion];

    /// <summary>The law with size r and beta: mean r beta, variance r beta (1 + beta).</summary>
    /// <param name="size">r, without unit; above 0.</param>
    /// <param name="beta">beta, claims; above 0.</param>
    public static NegativeBinomial FromSizeAndBeta(double size, double beta) =>
        new(Require.Positive(size) * Require.Positive(beta), 1 + beta);

    /// <summary>The law with this mean and variance.</summary>
    /// <param name="mean">E[N], claims per period; above 0.</param>
    /// <param name="variance">Var[N]; above the mean.</param>
    public static NegativeBinomial FromMeanAndVariance(double mean, double variance) =>
        variance > Require.Positive(mean)
            ? new(mean, variance / mean)
            : throw Require.Wrong(nameof(variance), variance, "must be above the mean; a Poisson has variance = mean");

    /// <summary>The law with size r and this mean: variance mean + mean^2 / r.</summary>
    /// <param name="size">r, without unit; above 0.</param>
    /// <param name="mean">E[N], claims per period; above 0.</param>
    public static NegativeBinomial FromSizeAndMean(double size, double mean) =>
        new(Require.Positive(mean), 1 + mean / Require.Positive(size));

    /// <inheritdoc/>
    public override double Probability(long n) =>
        n < 0 ? 0
        : Mean == 0 ? (n == 0 ? 1 : 0)
        : NegativeBinomialTerms.Probability(n, Size, 1 / Dispersion, Beta / Dispersion);

    /// <inheritdoc/>
    public override double LogProbability(long n) =>
        n < 0 ? double.NegativeInfinity
        : Mean == 0 ? (n == 0 ? 0 : double.NegativeInfinity)
        : NegativeBinomialTerms.LogProbability(n, Size, 1 / Dispersion, Beta / Dispersion);

    /// <inheritdoc/>
    public override double Cdf(long n) => Counts.Cdf(n);

    /// <inheritdoc/>
    public override double Survival(long n) => Counts.Survival(n);

    /// <inheritdoc/>
    /// <remarks>(1 - beta (z - 1))^-r.</remarks>
    public override Complex GeneratingFunction(Complex z) => Generating.At(z);

    /// <inheritdoc/>
    public override long Quantile(double p) => CountSearch.Quantile(Counts, LawArgument.UpTo(p));

    /// <inheritdoc/>
    public override long InverseSurvival(double s) => CountSearch.InverseSurvival(Counts, LawArgument.Above(s));

    /// <inheritdoc/>
    /// <remarks>More exposure: the mean is multiplied, the dispersion stays.</remarks>
    public override Frequency Scale(double factor) => new NegativeBinomial(Mean * Require.NonNegative(factor), Dispersion);

    /// <inheritdoc/>
    /// <remarks>The size stays, beta is multiplied; Poisson once the dispersion is no longer above 1 in a double.</remarks>
    public override Frequency Thin(double probability)
    {
        double mean = Mean * Require.Fraction(probability);
        double dispersion = 1 + Beta * probability;
        return dispersion > 1 ? new NegativeBinomial(mean, dispersion) : new Poisson(mean);
    }

    static NegativeBinomial IParametricFrequency<NegativeBinomial>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1]);

    static IReadOnlyList<double[]> IParametricFrequency<NegativeBinomial>.Starts(double mean, double variance, double zeros) =>
        [[mean, CountStarts.Dispersion(mean, variance)]];

    internal override void GenerateInPlace(Span<double> real, Span<double> imaginary) => LaneLoop.Pairs(real, imaginary, Generating);

    internal override Frequency Unthin(double factor) => new NegativeBinomial(Mean * factor, 1 + Beta * factor);

    internal override long SampleScaled(double uniform, double factor) =>
        CountSearch.InverseSurvival(new Law(LawArgument.MeanCount(Mean * Require.NonNegative(factor)), Dispersion), LawArgument.Uniform(uniform));

    internal override bool IsCovered(long n, double s) => CountSearch.IsCovered(Counts, n, s);

    private readonly struct Law(double mean, double dispersion) : ICountLaw
    {
        public double Mean => mean;

        public double Variance => mean * dispersion;

        public double Skewness => mean == 0 ? 0 : (2 * dispersion - 1) / Math.Sqrt(mean * dispersion);

        private double Size => mean / (dispersion - 1);

        public double Cdf(long n) =>
            n < 0 ? 0 : mean == 0 ? 1 : IncompleteBeta.Lower(Size, n + 1.0, 1 / dispersion, (dispersion - 1) / dispersion);

        public double Survival(long n) =>
            n < 0 ? 1 : mean == 0 ? 0 : IncompleteBeta.Lower(n + 1.0, Size, (dispersion - 1) / dispersion, 1 / dispersion);
    }
}
