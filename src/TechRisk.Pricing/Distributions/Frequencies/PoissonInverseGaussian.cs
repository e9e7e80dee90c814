using System.Globalization;
using System.Numerics;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Poisson-inverse Gaussian number of claims: Poisson whose rate is inverse Gaussian with this mean and variance mean beta.
/// E[z^N] = exp(-(mean / beta) (sqrt(1 + 2 beta (1 - z)) - 1)). More skewed than a negative binomial of the same mean and variance.
/// </summary>
/// <remarks>
/// Source: Klugman, Panjer, Willmot, "Loss Models", section 7.2 and appendix B; Willmot, ASTIN Bulletin 16S (1987). With
/// a = 2 beta / (1 + 2 beta): P(1) = P(0) mean / sqrt(1 + 2 beta), then
/// P(n) = a (1 - 3 / (2 n)) P(n - 1) + mean^2 / ((1 + 2 beta) n (n - 1)) P(n - 2), summed to both tails; a mean up to about 1e6.
/// </remarks>
public sealed record PoissonInverseGaussian : Frequency, IParametricFrequency<PoissonInverseGaussian>
{
    private readonly Lazily<CountSums> _sums;

    /// <summary>A Poisson-inverse Gaussian number of claims.</summary>
    /// <param name="mean">E[N], claims per period; 0 to 1e12.</param>
    /// <param name="beta">Variance / mean - 1, without unit; above 0.</param>
    public PoissonInverseGaussian(double mean, double beta)
    {
        Mean = LawArgument.MeanCount(mean);
        Beta = beta;
        _sums = new(MakeSums);
    }

    private PoissonInverseGaussian(PoissonInverseGaussian other)
        : base(other)
    {
        Mean = other.Mean;
        Beta = other.Beta;
        _sums = new(MakeSums);
    }

    /// <summary>E[N], claims per period; 0 to 1e12.</summary>
    public override double Mean { get; }

    /// <summary>Variance / mean - 1, without unit; above 0.</summary>
    public double Beta { get; init => field = Require.Positive(value, nameof(Beta)); }

    /// <inheritdoc/>
    /// <remarks>mean (1 + beta).</remarks>
    public override double Variance => Mean * (1 + Beta);

    /// <inheritdoc/>
    /// <remarks>1 + 1 / (2 beta).</remarks>
    public override double GeneratingRadius => 1 + 1 / (2 * Beta);

    private protected override string Parameters => string.Create(CultureInfo.InvariantCulture, $"mean {Mean}, beta {Beta}");

    private GeneratingKernels.OfPoissonInverseGaussian Generating => new(Mean, Beta);

    static ValueList<Parameter> IParametricFrequency<PoissonInverseGaussian>.Space { get; } = [Parameter.Positive("mean"), Parameter.Positive("beta")];

    ValueList<double> IParametricFrequency<PoissonInverseGaussian>.Values => [Mean, Beta];

    /// <inheritdoc/>
    public override double Probability(long n) => _sums.Value.Probability(n);

    /// <inheritdoc/>
    public override double LogProbability(long n) => _sums.Value.LogProbability(n);

    /// <inheritdoc/>
    public override double Cdf(long n) => _sums.Value.Cdf(n);

    /// <inheritdoc/>
    public override double Survival(long n) => _sums.Value.Survival(n);

    /// <inheritdoc/>
    /// <remarks>exp(2 mean (z - 1) / (1 + sqrt(1 + 2 beta (1 - z)))), the same without cancellation near 1.</remarks>
    public override Complex GeneratingFunction(Complex z) => Generating.At(z);

    /// <inheritdoc/>
    /// <remarks>The mean is multiplied, beta stays: twice the exposure is the law of two independent periods.</remarks>
    public override Frequency Scale(double factor) => new PoissonInverseGaussian(Mean * Require.NonNegative(factor), Beta);

    /// <inheritdoc/>
    /// <remarks>The mean and beta are multiplied.</remarks>
    public override Frequency Thin(double probability) =>
        Require.Fraction(probability) * Beta > 0 ? Unthin(probability) : new Poisson(Mean * probability);

    static PoissonInverseGaussian IParametricFrequency<PoissonInverseGaussian>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1]);

    static IReadOnlyList<double[]> IParametricFrequency<PoissonInverseGaussian>.Starts(double mean, double variance, double zeros) =>
        [[mean, CountStarts.Dispersion(mean, variance) - 1]];

    internal override void GenerateInPlace(Span<double> real, Span<double> imaginary) => LaneLoop.Pairs(real, imaginary, Generating);

    internal override Frequency Unthin(double factor) => new PoissonInverseGaussian(Mean * factor, Beta * factor);

    private CountSums MakeSums() => new(ToString(), new Recurrence(Mean, Beta), 1 / GeneratingRadius);

    private sealed class Recurrence : CountRecurrence
    {
        private readonly Twofold _root; // mean / sqrt(1 + 2 beta)
        private readonly Twofold _square;
        private readonly Twofold _ratio;
        private Twofold _last = new(1, 0);
        private Twofold _before;

        public Recurrence(double mean, double beta)
        {
            Twofold wide = Twofold.Sum(1, 2 * beta);
            _ratio = new Twofold(2 * beta, 0) / wide;
            _square = Twofold.Product(mean, mean) / wide;
            _root = new Twofold(mean, 0) / Twofold.Root(wide);
        }

        public override Twofold Next(long n)
        {
            Twofold term = n == 1 ? _root * _last
                : _ratio * _last * Twofold.Quotient(2.0 * n - 3, 2.0 * n) + _square * _before * Twofold.Quotient(1, (double)n * (n - 1));
            _before = _last;
            _last = term;
            return term;
        }

        public override void Multiply(double power)
        {
            _last *= power;
            _before *= power;
        }
    }
}
