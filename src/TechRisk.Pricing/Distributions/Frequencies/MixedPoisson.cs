using System.Globalization;
using System.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Poisson number of claims whose rate is itself random: mean T / E[T], T from any law of amounts above 0. Insureds differ, or years do, and
/// nobody knows which one comes. P(n) = E[Poisson(n; mean T / E[T])].
/// </summary>
/// <remarks>
/// Source: Grandell, "Mixed Poisson Processes" (1997), chapter 2; Klugman, Panjer, Willmot, "Loss Models", section 6.3. Exact where T is gamma or
/// exponential (negative binomial, geometric), has finitely many values, or is a mixture of such. Otherwise by adaptive quadrature in ln T, after
/// P(N &gt; n) = the integral of Poisson(n; t) P(rate &gt; t) dt: both tails within 1e-11 relative, or 1e-13 sqrt(n) where that is more.
/// A law spliced of single values is refused.
/// </remarks>
public sealed record MixedPoisson : Frequency
{
    private readonly Lazily<PoissonMixing> _counts;

    /// <summary>A Poisson number of claims with a random rate.</summary>
    /// <param name="mean">E[N], claims per period; 0 to 1e12.</param>
    /// <param name="mixing">The law of T: of the rate, in any unit. Its mean is finite and above 0.</param>
    public MixedPoisson(double mean, Severity mixing)
    {
        ArgumentNullException.ThrowIfNull(mixing);
        Mean = LawArgument.MeanCount(mean);
        Mixing = mixing.Mean > 0 && double.IsFinite(mixing.Mean)
            ? mixing
            : throw Require.Wrong(nameof(mixing), mixing, "must have a finite mean above 0: the rate is the mean times T / E[T]");
        PoissonMixing.RequireKnown(mixing);
        _counts = new(MakeCounts);
    }

    private MixedPoisson(MixedPoisson other)
        : base(other)
    {
        Mean = other.Mean;
        Mixing = other.Mixing;
        _counts = other._counts;
    }

    /// <summary>E[N], claims per period; 0 to 1e12.</summary>
    public override double Mean { get; }

    /// <summary>The law of T: of the rate, in any unit.</summary>
    public Severity Mixing { get; }

    /// <inheritdoc/>
    /// <remarks>mean + mean^2 Var[T] / E[T]^2.</remarks>
    public override double Variance => Mean == 0 ? 0 : Mean + Mean / Mixing.Mean * Mean / Mixing.Mean * Mixing.Variance;

    /// <inheritdoc/>
    /// <remarks>1 + E[T] a / mean, with E[exp(b T)] finite below a.</remarks>
    public override double GeneratingRadius =>
        Mean == 0 ? double.PositiveInfinity : 1 + Mixing.Mean * (Mixing.Tail.ExponentialAbscissa ?? 0) / Mean;

    internal override double? FiniteMoments => Mean == 0 ? double.PositiveInfinity : Mixing.Tail.FiniteMoments;

    private protected override string Parameters => string.Create(CultureInfo.InvariantCulture, $"mean {Mean}, {Mixing}");

    /// <inheritdoc/>
    public override double Probability(long n) => n < 0 ? 0 : _counts.Value.Probability(n);

    /// <inheritdoc/>
    public override double LogProbability(long n) => n < 0 ? double.NegativeInfinity : _counts.Value.LogProbability(n);

    /// <inheritdoc/>
    public override double Cdf(long n) => n < 0 ? 0 : _counts.Value.Cdf(n);

    /// <inheritdoc/>
    public override double Survival(long n) => n < 0 ? 1 : _counts.Value.Survival(n);

    /// <inheritdoc/>
    /// <remarks>E[exp((z - 1) mean T / E[T])].</remarks>
    public override Complex GeneratingFunction(Complex z) => _counts.Value.GeneratingFunction(z);

    /// <inheritdoc/>
    /// <remarks>The mean is multiplied, the mixing law stays: the same insureds for longer.</remarks>
    public override Frequency Scale(double factor) => new MixedPoisson(Mean * Require.NonNegative(factor), Mixing);

    /// <inheritdoc/>
    /// <remarks>The mean is multiplied.</remarks>
    public override Frequency Thin(double probability) => new MixedPoisson(Mean * Require.Fraction(probability), Mixing);

    internal override void GenerateInPlace(Span<double> real, Span<double> imaginary)
    {
        if (!GeneratingKernels.TryByProbabilities(this, real, imaginary))
        {
            base.GenerateInPlace(real, imaginary);
        }
    }

    internal override Frequency Unthin(double factor) => new MixedPoisson(Mean * factor, Mixing);

    private PoissonMixing MakeCounts() => PoissonMixing.Of(Mixing, Mean / Mixing.Mean);
}
