using System.Globalization;
using System.Numerics;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Logarithmic number of claims, at least one: P(n) = (beta / (1 + beta))^n / (n ln(1 + beta)) for n = 1, 2, ... The limit of a negative
/// binomial truncated at zero when its size falls to 0; the size of a cluster that has at least one claim.
/// </summary>
/// <remarks>
/// Source: Klugman, Panjer, Willmot, "Loss Models", appendix B.3.1.5; Johnson, Kemp, Kotz, "Univariate Discrete Distributions", chapter 7.
/// P(N &gt; n) = P(n + 1) F(1, n + 1; n + 2; beta / (1 + beta)), F the hypergeometric function.
/// </remarks>
public sealed record Logarithmic : Frequency, IParametricFrequency<Logarithmic>
{
    private const double MostBeta = 1e6;

    /// <summary>A logarithmic number of claims.</summary>
    /// <param name="beta">beta, without unit; 0 to 1e6. At 0 there is exactly one claim.</param>
    public Logarithmic(double beta) => Beta = beta;

    /// <summary>beta, without unit; 0 to 1e6. At 0 there is exactly one claim.</summary>
    public double Beta { get; init => field = Require.Between(value, 0, MostBeta, nameof(Beta)); }

    /// <inheritdoc/>
    /// <remarks>beta / ln(1 + beta).</remarks>
    public override double Mean => Beta == 0 ? 1 : Beta / Log1p.Of(Beta);

    /// <inheritdoc/>
    /// <remarks>mean (1 + beta - mean).</remarks>
    public override double Variance => Mean * (Beta < 1e-2 ? Excess(Beta) : 1 + Beta - Mean);

    /// <inheritdoc/>
    /// <remarks>(1 + beta) / beta.</remarks>
    public override double GeneratingRadius => (1 + Beta) / Beta;

    private protected override string Parameters => string.Create(CultureInfo.InvariantCulture, $"beta {Beta}");

    private GeneratingKernels.OfLogarithmic Generating => new(Beta, Log1p.Of(Beta));

    // ln(beta / (1 + beta))
    private double LogRatio => -Log1p.Of(1 / Beta);

    static ValueList<Parameter> IParametricFrequency<Logarithmic>.Space { get; } = [new("beta", 0, MostBeta)];

    ValueList<double> IParametricFrequency<Logarithmic>.Values => [Beta];

    /// <summary>The law with this mean: the root of beta / ln(1 + beta) = mean.</summary>
    /// <param name="mean">E[N], claims; 1 to 70000.</param>
    public static Logarithmic FromMean(double mean)
    {
        Require.Between(mean, 1, 70_000);
        return mean == 1 ? new(0) : new(RootFinder.Find(beta => beta / Log1p.Of(beta) - mean, mean - 1, MostBeta, 0));
    }

    /// <inheritdoc/>
    public override double Probability(long n) =>
        n < 1 ? 0
        : Beta == 0 ? (n == 1 ? 1 : 0)
        : Exp.Of(n * LogRatio) / (n * Log1p.Of(Beta));

    /// <inheritdoc/>
    public override double LogProbability(long n) =>
        n < 1 ? double.NegativeInfinity
        : Beta == 0 ? (n == 1 ? 0 : double.NegativeInfinity)
        : n * LogRatio - Log.Of(n * Log1p.Of(Beta));

    /// <inheritdoc/>
    public override double Cdf(long n)
    {
        if (n < 64)
        {
            double sum = 0;
            for (long k = Math.Max(n, 0); k > 0; k--)
            {
                sum += Probability(k);
            }

            return Math.Min(sum, 1);
        }

        return 1 - Survival(n);
    }

    /// <inheritdoc/>
    public override double Survival(long n)
    {
        if (n < 1)
        {
            return 1;
        }

        return Math.Min(Probability(n + 1) * GaussRatio.Of(n + 1.0, Beta / (1 + Beta)), 1);
    }

    /// <inheritdoc/>
    /// <remarks>1 - ln(1 - beta (z - 1)) / ln(1 + beta).</remarks>
    public override Complex GeneratingFunction(Complex z) => Beta == 0 ? z : Generating.At(z);

    /// <inheritdoc/>
    /// <remarks>The probability of a claim is multiplied, as in a negative binomial whose size is multiplied; a factor above 1 is an error.</remarks>
    public override Frequency Scale(double factor) =>
        Require.NonNegative(factor) <= 1
            ? ZeroModified.Weighted(this, factor)
            : throw Require.Wrong(nameof(factor), factor, $"must be at most 1 for {this}: the probability of a claim is 1 already");

    /// <inheritdoc/>
    /// <remarks>beta is multiplied, and the probability of a claim becomes ln(1 + beta q) / ln(1 + beta).</remarks>
    public override Frequency Thin(double probability)
    {
        (Logarithmic law, double claim) = AtFactor(Require.Fraction(probability));
        return ZeroModified.Weighted(law, claim);
    }

    /// <summary>The law of a claim's number at beta times a factor, and how many times as probable a claim is.</summary>
    internal (Logarithmic Law, double Claim) AtFactor(double factor) =>
        Beta == 0 ? (this, factor) : (new Logarithmic(Beta * factor), Log1p.Of(Beta * factor) / Log1p.Of(Beta));

    internal override void GenerateInPlace(Span<double> real, Span<double> imaginary)
    {
        if (Beta > 0)
        {
            LaneLoop.Pairs(real, imaginary, Generating);
        }
    }

    static Logarithmic IParametricFrequency<Logarithmic>.FromValues(ReadOnlySpan<double> values) => new(values[0]);

    static IReadOnlyList<double[]> IParametricFrequency<Logarithmic>.Starts(double mean, double variance, double zeros) =>
        [[FromMean(Math.Clamp(mean, 1.001, 50_000)).Beta]];

    // 1 + beta - beta / ln(1 + beta) = beta / 2 + beta^2 / 12 - beta^3 / 24 + 19 beta^4 / 720 - 3 beta^5 / 160 + ...
    private static double Excess(double b) =>
        b * (1.0 / 2 + b * (1.0 / 12 - b * (1.0 / 24 - b * (19.0 / 720 - b * (3.0 / 160 - b * (863.0 / 60480 - b * 275.0 / 24192))))));
}
