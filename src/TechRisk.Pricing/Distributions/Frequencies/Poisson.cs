using System.Globalization;
using System.Numerics;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Poisson number of claims: P(n) = exp(-mean) mean^n / n!.</summary>
/// <remarks>
/// Source: Johnson, Kemp, Kotz, "Univariate Discrete Distributions", chapter 4. Probabilities by Loader's saddle-point form,
/// distribution function by the incomplete gamma function: P(N &gt; n) = P(n + 1, mean).
/// </remarks>
public sealed record Poisson : Frequency, IParametricFrequency<Poisson>
{
    /// <summary>A Poisson number of claims.</summary>
    /// <param name="mean">E[N], claims per period; 0 to 1e12.</param>
    public Poisson(double mean) => Mean = LawArgument.MeanCount(mean);

    /// <summary>E[N], claims per period; 0 to 1e12.</summary>
    public override double Mean { get; }

    /// <inheritdoc/>
    public override double Variance => Mean;

    /// <inheritdoc/>
    public override double GeneratingRadius => double.PositiveInfinity;

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"mean {Mean}");

    private GeneratingKernels.OfPoisson Generating => new(Mean);

    private Law Counts => new(Mean);

    static ValueList<Parameter> IParametricFrequency<Poisson>.Space { get; } = [Parameter.Positive("mean")];

    ValueList<double> IParametricFrequency<Poisson>.Values => [Mean];

    /// <inheritdoc/>
    public override double Probability(long n) => n < 0 ? 0 : Mean == 0 ? (n == 0 ? 1 : 0) : PoissonTerms.Probability(n, Mean);

    /// <inheritdoc/>
    public override double LogProbability(long n) => n < 0 ? double.NegativeInfinity : PoissonTerms.LogProbability(n, Mean);

    /// <inheritdoc/>
    public override double Cdf(long n) => Counts.Cdf(n);

    /// <inheritdoc/>
    public override double Survival(long n) => Counts.Survival(n);

    /// <inheritdoc/>
    /// <remarks>exp(mean (z - 1)).</remarks>
    public override Complex GeneratingFunction(Complex z) => Generating.At(z);

    /// <inheritdoc/>
    public override long Quantile(double p) => CountSearch.Quantile(Counts, LawArgument.UpTo(p));

    /// <inheritdoc/>
    public override long InverseSurvival(double s) => CountSearch.InverseSurvival(Counts, LawArgument.Above(s));

    /// <inheritdoc/>
    public override Frequency Scale(double factor) => new Poisson(Mean * Require.NonNegative(factor));

    /// <inheritdoc/>
    /// <remarks>Poisson with mean times the probability.</remarks>
    public override Frequency Thin(double probability) => new Poisson(Mean * Require.Fraction(probability));

    static Poisson IParametricFrequency<Poisson>.FromValues(ReadOnlySpan<double> values) => new(values[0]);

    static IReadOnlyList<double[]> IParametricFrequency<Poisson>.Starts(double mean, double variance, double zeros) => [[mean]];

    internal override void GenerateInPlace(Span<double> real, Span<double> imaginary) => LaneLoop.Pairs(real, imaginary, Generating);

    internal override Frequency Unthin(double factor) => new Poisson(Mean * factor);

    internal override long SampleScaled(double uniform, double factor)
    {
        double mean = LawArgument.MeanCount(Mean * Require.NonNegative(factor));
        double s = LawArgument.Uniform(uniform);
        long near = PoissonExpansion.InverseSurvival(mean, s);
        return near >= 0 ? near : CountSearch.InverseSurvival(new Law(mean), s);
    }

    internal override bool IsCovered(long n, double s) => CountSearch.IsCovered(Counts, n, s);

    private readonly struct Law(double mean) : ICountLaw
    {
        public double Mean => mean;

        public double Variance => mean;

        public double Skewness => mean == 0 ? 0 : 1 / Math.Sqrt(mean);

        public double Cdf(long n) => n < 0 ? 0 : mean == 0 ? 1 : IncompleteGamma.Q(n + 1.0, mean);

        public double Survival(long n) => n < 0 ? 1 : mean == 0 ? 0 : IncompleteGamma.P(n + 1.0, mean);
    }
}
