using System.Globalization;
using System.Numerics;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Polya-Aeppli (Poisson-geometric) number of claims: a Poisson number of events, each with a geometric number of claims of mean beta.
/// E[z^N] = exp((mean / beta) (1 / (1 - beta (z - 1)) - 1)).
/// </summary>
/// <remarks>
/// Source: Johnson, Kemp, Kotz, "Univariate Discrete Distributions", section 9.7; Klugman, Panjer, Willmot, "Loss Models", section 7.1.
/// n P(n) = mean / (1 + beta)^2 times the sum over j of (j + 1) q^j P(n - 1 - j), q = beta / (1 + beta), as two running sums of positive
/// terms, summed to both tails; a mean up to about 1e6.
/// </remarks>
public sealed record PolyaAeppli : Frequency, IParametricFrequency<PolyaAeppli>
{
    private readonly Lazily<CountSums> _sums;

    /// <summary>A Polya-Aeppli number of claims.</summary>
    /// <param name="mean">E[N], claims per period; 0 to 1e12.</param>
    /// <param name="beta">Claims of an event, on average; above 0.</param>
    public PolyaAeppli(double mean, double beta)
    {
        Mean = LawArgument.MeanCount(mean);
        Beta = beta;
        _sums = new(MakeSums);
    }

    private PolyaAeppli(PolyaAeppli other)
        : base(other)
    {
        Mean = other.Mean;
        Beta = other.Beta;
        _sums = new(MakeSums);
    }

    /// <summary>E[N], claims per period; 0 to 1e12.</summary>
    public override double Mean { get; }

    /// <summary>Claims of an event, on average, half of variance / mean - 1; above 0.</summary>
    public double Beta { get; init => field = Require.Positive(value, nameof(Beta)); }

    /// <inheritdoc/>
    /// <remarks>mean (1 + 2 beta).</remarks>
    public override double Variance => Mean * (1 + 2 * Beta);

    /// <inheritdoc/>
    /// <remarks>1 + 1 / beta.</remarks>
    public override double GeneratingRadius => 1 + 1 / Beta;

    private protected override string Parameters => string.Create(CultureInfo.InvariantCulture, $"mean {Mean}, beta {Beta}");

    private GeneratingKernels.OfPolyaAeppli Generating => new(Mean, Beta);

    static ValueList<Parameter> IParametricFrequency<PolyaAeppli>.Space { get; } = [Parameter.Positive("mean"), Parameter.Positive("beta")];

    ValueList<double> IParametricFrequency<PolyaAeppli>.Values => [Mean, Beta];

    /// <inheritdoc/>
    public override double Probability(long n) => _sums.Value.Probability(n);

    /// <inheritdoc/>
    public override double LogProbability(long n) => _sums.Value.LogProbability(n);

    /// <inheritdoc/>
    public override double Cdf(long n) => _sums.Value.Cdf(n);

    /// <inheritdoc/>
    public override double Survival(long n) => _sums.Value.Survival(n);

    /// <inheritdoc/>
    /// <remarks>exp(mean (z - 1) / (1 - beta (z - 1))), the same without cancellation near 1.</remarks>
    public override Complex GeneratingFunction(Complex z) => Generating.At(z);

    /// <inheritdoc/>
    /// <remarks>The mean is multiplied, beta stays: twice the exposure is the law of two independent periods.</remarks>
    public override Frequency Scale(double factor) => new PolyaAeppli(Mean * Require.NonNegative(factor), Beta);

    /// <inheritdoc/>
    /// <remarks>The mean and beta are multiplied.</remarks>
    public override Frequency Thin(double probability) =>
        Require.Fraction(probability) * Beta > 0 ? Unthin(probability) : new Poisson(Mean * probability);

    static PolyaAeppli IParametricFrequency<PolyaAeppli>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1]);

    static IReadOnlyList<double[]> IParametricFrequency<PolyaAeppli>.Starts(double mean, double variance, double zeros) =>
        [[mean, (CountStarts.Dispersion(mean, variance) - 1) / 2]];

    internal override void GenerateInPlace(Span<double> real, Span<double> imaginary) => LaneLoop.Pairs(real, imaginary, Generating);

    internal override Frequency Unthin(double factor) => new PolyaAeppli(Mean * factor, Beta * factor);

    private CountSums MakeSums() => new(ToString(), new Recurrence(Mean, Beta), 1 / GeneratingRadius);

    private sealed class Recurrence : CountRecurrence
    {
        private readonly Twofold _rate; // mean / (1 + beta)^2
        private readonly Twofold _ratio;
        private Twofold _last = new(1, 0);
        private Twofold _plain; // the sum of q^j P(n - 1 - j)
        private Twofold _weighted; // the sum of (j + 1) q^j P(n - 1 - j)

        public Recurrence(double mean, double beta)
        {
            Twofold one = Twofold.Sum(1, beta);
            _ratio = new Twofold(beta, 0) / one;
            _rate = new Twofold(mean, 0) / one / one;
        }

        public override Twofold Next(long n)
        {
            _plain = _last + _ratio * _plain;
            _weighted = _plain + _ratio * _weighted;
            return _last = _rate * _weighted / new Twofold(n, 0);
        }

        public override void Multiply(double power)
        {
            _last *= power;
            _plain *= power;
            _weighted *= power;
        }
    }
}
