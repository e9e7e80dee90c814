using System.Globalization;
using System.Numerics;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Delaporte number of claims: the sum of an independent Poisson and an independent negative binomial number; Poisson whose rate is a constant
/// plus a gamma variable. E[z^N] = exp(p (z - 1)) (1 - beta (z - 1))^(-m / beta), p the Poisson mean, m that of the negative binomial.
/// </summary>
/// <remarks>
/// Source: Klugman, Panjer, Willmot, "Loss Models", section 7.2; Delaporte, Bulletin de l'Institut des Actuaires Francais 63 (1960).
/// n P(n) = p P(n - 1) + m / (1 + beta) times the sum over j of q^j P(n - 1 - j), q = beta / (1 + beta), as a running sum of positive
/// terms, summed to both tails; a mean up to about 1e6.
/// </remarks>
public sealed record Delaporte : Frequency, IParametricFrequency<Delaporte>
{
    private readonly Lazily<CountSums> _sums;

    /// <summary>A Delaporte number of claims.</summary>
    /// <param name="poissonMean">p, the mean of the Poisson part, claims per period; 0 to 1e12.</param>
    /// <param name="mixedMean">m, the mean of the negative binomial part, claims per period; 0 to 1e12.</param>
    /// <param name="beta">Variance / mean - 1 of the negative binomial part, without unit; above 0.</param>
    public Delaporte(double poissonMean, double mixedMean, double beta)
    {
        PoissonMean = poissonMean;
        MixedMean = mixedMean;
        Beta = beta;
        _sums = new(MakeSums);
    }

    private Delaporte(Delaporte other)
        : base(other)
    {
        PoissonMean = other.PoissonMean;
        MixedMean = other.MixedMean;
        Beta = other.Beta;
        _sums = new(MakeSums);
    }

    /// <summary>p, the mean of the Poisson part, claims per period; 0 to 1e12.</summary>
    public double PoissonMean { get; init => field = LawArgument.MeanCount(value, nameof(PoissonMean)); }

    /// <summary>m, the mean of the negative binomial part, claims per period; 0 to 1e12.</summary>
    public double MixedMean { get; init => field = LawArgument.MeanCount(value, nameof(MixedMean)); }

    /// <summary>Variance / mean - 1 of the negative binomial part, without unit; above 0.</summary>
    public double Beta { get; init => field = Require.Positive(value, nameof(Beta)); }

    /// <inheritdoc/>
    /// <remarks>p + m.</remarks>
    public override double Mean => PoissonMean + MixedMean;

    /// <inheritdoc/>
    /// <remarks>p + m (1 + beta).</remarks>
    public override double Variance => PoissonMean + MixedMean * (1 + Beta);

    /// <inheritdoc/>
    /// <remarks>1 + 1 / beta.</remarks>
    public override double GeneratingRadius => MixedMean == 0 ? double.PositiveInfinity : 1 + 1 / Beta;

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"poissonMean {PoissonMean}, mixedMean {MixedMean}, beta {Beta}");

    private GeneratingKernels.OfDelaporte Generating => new(PoissonMean, MixedMean / Beta, Beta);

    static ValueList<Parameter> IParametricFrequency<Delaporte>.Space { get; } =
        [Parameter.Positive("poissonMean"), Parameter.Positive("mixedMean"), Parameter.Positive("beta")];

    ValueList<double> IParametricFrequency<Delaporte>.Values => [PoissonMean, MixedMean, Beta];

    /// <inheritdoc/>
    public override double Probability(long n) => _sums.Value.Probability(n);

    /// <inheritdoc/>
    public override double LogProbability(long n) => _sums.Value.LogProbability(n);

    /// <inheritdoc/>
    public override double Cdf(long n) => _sums.Value.Cdf(n);

    /// <inheritdoc/>
    public override double Survival(long n) => _sums.Value.Survival(n);

    /// <inheritdoc/>
    /// <remarks>exp(p (z - 1)) (1 - beta (z - 1))^(-m / beta).</remarks>
    public override Complex GeneratingFunction(Complex z) => Generating.At(z);

    /// <inheritdoc/>
    /// <remarks>Both means are multiplied, beta stays: twice the exposure is the law of two independent periods.</remarks>
    public override Frequency Scale(double factor) =>
        new Delaporte(PoissonMean * Require.NonNegative(factor), MixedMean * factor, Beta);

    /// <inheritdoc/>
    /// <remarks>Both means and beta are multiplied.</remarks>
    public override Frequency Thin(double probability) =>
        Require.Fraction(probability) * Beta > 0 ? Unthin(probability) : new Poisson(Mean * probability);

    static Delaporte IParametricFrequency<Delaporte>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1], values[2]);

    static IReadOnlyList<double[]> IParametricFrequency<Delaporte>.Starts(double mean, double variance, double zeros)
    {
        double excess = (CountStarts.Dispersion(mean, variance) - 1) * mean;
        return [.. Enumerable.Range(1, 3).Select(quarters => quarters / 4.0).Select(share => new[] { mean * (1 - share), mean * share, excess / (mean * share) })];
    }

    internal override void GenerateInPlace(Span<double> real, Span<double> imaginary) => LaneLoop.Pairs(real, imaginary, Generating);

    internal override Frequency Unthin(double factor) => new Delaporte(PoissonMean * factor, MixedMean * factor, Beta * factor);

    private CountSums MakeSums() => new(ToString(), new Recurrence(PoissonMean, MixedMean, Beta), 1 / GeneratingRadius);

    private sealed class Recurrence : CountRecurrence
    {
        private readonly double _poissonMean;
        private readonly Twofold _rate; // m / (1 + beta)
        private readonly Twofold _ratio;
        private Twofold _last = new(1, 0);
        private Twofold _sum;

        public Recurrence(double poissonMean, double mixedMean, double beta)
        {
            Twofold one = Twofold.Sum(1, beta);
            _poissonMean = poissonMean;
            _ratio = new Twofold(beta, 0) / one;
            _rate = new Twofold(mixedMean, 0) / one;
        }

        public override Twofold Next(long n)
        {
            _sum = _last + _ratio * _sum;
            return _last = (_last * _poissonMean + _rate * _sum) / new Twofold(n, 0);
        }

        public override void Multiply(double power)
        {
            _last *= power;
            _sum *= power;
        }
    }
}
