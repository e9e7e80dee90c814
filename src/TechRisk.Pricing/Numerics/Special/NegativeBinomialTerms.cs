namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Negative binomial probabilities Gamma(x + r) / (Gamma(r) x!) p^r q^x of x failures before the r-th success, r &gt; 0 real:
/// r / (r + x) times the binomial probability of r among r + x. Source: Loader (2000), section 4; R, dnbinom.
/// </summary>
internal static class NegativeBinomialTerms
{
    /// <summary>The probability of x; it may underflow to 0.</summary>
    /// <param name="x">0 or more.</param>
    /// <param name="r">Size, above 0.</param>
    /// <param name="p">Probability of success in (0, 1].</param>
    /// <param name="q">1 - p, given so that a small q keeps its digits.</param>
    public static double Probability(double x, double r, double p, double q) =>
        x == 0 ? (BinomialTerms.LogOf(p, q) * r).Exponential()
        : r / (r + x) * BinomialTerms.Probability(r, x, p, q);

    /// <summary>Logarithm of the probability of x.</summary>
    /// <param name="x">0 or more.</param>
    /// <param name="r">Size, above 0.</param>
    /// <param name="p">Probability of success in (0, 1].</param>
    /// <param name="q">1 - p, given so that a small q keeps its digits.</param>
    public static double LogProbability(double x, double r, double p, double q) =>
        x == 0 ? (BinomialTerms.LogOf(p, q) * r).Value
        : Log.Of(r / (r + x)) + BinomialTerms.LogProbability(r, x, p, q);
}
