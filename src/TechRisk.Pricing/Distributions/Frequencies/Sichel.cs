using System.Globalization;
using System.Numerics;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Sichel number of claims: Poisson whose rate is generalised inverse Gaussian of order nu, mean times Y / E[Y], Y with density proportional to
/// y^(nu - 1) exp(-(y + 1 / y) / (2 sigma)). At nu = -1/2 it is Poisson-inverse Gaussian with beta = mean sigma; towards large nu its tail is that of a
/// negative binomial.
/// </summary>
/// <remarks>
/// Source: Sichel, Journal of the American Statistical Association 70 (1975); Rigby, Stasinopoulos, Akantziliotou, Computational Statistics and
/// Data Analysis 53 (2008), whose parameters these are. With c = K(nu + 1, 1 / sigma) / K(nu, 1 / sigma) and a^2 = 1 / sigma^2 + 2 mean / (c sigma):
/// P(n) = P(n - 1) mean / (c sigma a n) K(nu + n, a) / K(nu + n - 1, a), the ratio of Bessel functions by its own upward recurrence, in which errors die
/// out; summed to both tails. A mean up to about 1e6.
/// </remarks>
public sealed record Sichel : Frequency, IParametricFrequency<Sichel>
{
    private readonly Lazily<CountSums> _sums;

    /// <summary>A Sichel number of claims.</summary>
    /// <param name="mean">E[N], claims per period; 0 to 1e12.</param>
    /// <param name="sigma">Spread of the rate, without unit; 1e-6 to 1e6. For small values sigma is about the squared coefficient of variation of the rate.</param>
    /// <param name="nu">Order of the mixing law, without unit; between -200 and 200.</param>
    public Sichel(double mean, double sigma, double nu)
    {
        Mean = LawArgument.MeanCount(mean);
        Sigma = sigma;
        Nu = nu;
        _sums = new(MakeSums);
    }

    private Sichel(Sichel other)
        : base(other)
    {
        Mean = other.Mean;
        Sigma = other.Sigma;
        Nu = other.Nu;
        _sums = new(MakeSums);
    }

    /// <summary>E[N], claims per period; 0 to 1e12.</summary>
    public override double Mean { get; }

    /// <summary>Spread of the rate, without unit; 1e-6 to 1e6.</summary>
    public double Sigma { get; init => field = Require.Between(value, 1e-6, 1e6, nameof(Sigma)); }

    /// <summary>Order of the mixing law, without unit; between -200 and 200.</summary>
    public double Nu { get; init => field = Require.Between(value, -200, 200, nameof(Nu)); }

    /// <inheritdoc/>
    /// <remarks>mean + mean^2 (K(nu + 2) K(nu) / K(nu + 1)^2 - 1), all at 1 / sigma.</remarks>
    public override double Variance => Mean + Mean * Mean * BesselK.SquaredVariation(Nu, 1 / Sigma);

    /// <inheritdoc/>
    /// <remarks>1 + c / (2 mean sigma).</remarks>
    public override double GeneratingRadius => 1 + 1 / (2 * Rate * Sigma * Sigma);

    private protected override string Parameters => string.Create(CultureInfo.InvariantCulture, $"mean {Mean}, sigma {Sigma}, nu {Nu}");

    // mean / (c sigma)
    private double Rate => Mean / (BesselK.Ratio(Nu, 1 / Sigma) * Sigma);

    static ValueList<Parameter> IParametricFrequency<Sichel>.Space { get; } =
        [Parameter.Positive("mean"), new("sigma", 1e-6, 1e6), new("nu", -200, 200)];

    ValueList<double> IParametricFrequency<Sichel>.Values => [Mean, Sigma, Nu];

    /// <inheritdoc/>
    public override double Probability(long n) => _sums.Value.Probability(n);

    /// <inheritdoc/>
    public override double LogProbability(long n) => _sums.Value.LogProbability(n);

    /// <inheritdoc/>
    public override double Cdf(long n) => _sums.Value.Cdf(n);

    /// <inheritdoc/>
    public override double Survival(long n) => _sums.Value.Survival(n);

    /// <inheritdoc/>
    /// <remarks>(sigma w)^-nu K(nu, w) / K(nu, 1 / sigma), w^2 = 1 / sigma^2 + 2 mean (1 - z) / (c sigma).</remarks>
    public override Complex GeneratingFunction(Complex z) => BesselK.Quotient(Nu, 1 / Sigma, 2 * Rate * (1 - z));

    /// <inheritdoc/>
    /// <remarks>
    /// The rate is multiplied, sigma and nu stay: a stressed rate. The law of two independent periods is a Sichel law at nu = -1/2 only, where
    /// <see cref="PoissonInverseGaussian"/> gives it.
    /// </remarks>
    public override Frequency Scale(double factor) => new Sichel(Mean * Require.NonNegative(factor), Sigma, Nu);

    /// <inheritdoc/>
    /// <remarks>The mean is multiplied.</remarks>
    public override Frequency Thin(double probability) => new Sichel(Mean * Require.Fraction(probability), Sigma, Nu);

    static Sichel IParametricFrequency<Sichel>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1], values[2]);

    static IReadOnlyList<double[]> IParametricFrequency<Sichel>.Starts(double mean, double variance, double zeros)
    {
        double sigma = Math.Clamp((CountStarts.Dispersion(mean, variance) - 1) / mean, 1e-4, 1e4);
        return [[mean, sigma, -0.5], [mean, sigma, 1], [mean, sigma, -2]];
    }

    internal override void GenerateInPlace(Span<double> real, Span<double> imaginary)
    {
        if (!GeneratingKernels.TryByProbabilities(this, real, imaginary))
        {
            base.GenerateInPlace(real, imaginary);
        }
    }

    internal override Frequency Unthin(double factor) => new Sichel(Mean * factor, Sigma, Nu);

    private CountSums MakeSums() => new(ToString(), new Recurrence(this), 1 / GeneratingRadius);

    private sealed class Recurrence : CountRecurrence
    {
        private readonly double _nu;
        private readonly Twofold _argument; // a
        private readonly Twofold _rate; // mean / (c sigma a)
        private Twofold _ratio; // K(nu + n, a) / K(nu + n - 1, a)
        private Twofold _last = new(1, 0);

        public Recurrence(Sichel law)
        {
            _nu = law.Nu;
            Twofold rate = new Twofold(law.Mean, 0) / Twofold.Product(BesselK.Ratio(law.Nu, 1 / law.Sigma), law.Sigma);
            _argument = Twofold.Root(new Twofold(1, 0) / Twofold.Product(law.Sigma, law.Sigma) + rate * 2);
            _rate = rate / _argument;
        }

        public override Twofold Next(long n)
        {
            // upward the recurrence is stable for orders of 0 or more
            double order = _nu + (n - 1);
            _ratio = n == 1 || order <= 0.5
                ? new Twofold(BesselK.Ratio(order, _argument.Value), 0)
                : new Twofold(1, 0) / _ratio + Twofold.Sum(_nu, n - 1) * 2 / _argument;
            return _last = _last * _rate * _ratio / new Twofold(n, 0);
        }

        public override void Multiply(double power) => _last *= power;
    }
}
