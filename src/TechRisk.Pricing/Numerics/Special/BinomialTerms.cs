namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Binomial probabilities C(x + y, x) p^x q^y, x and y real and 0 or more, in Loader's saddle-point form with n = x + y,
/// e^(delta(n) - delta(x) - delta(y) - bd0(x, np) - bd0(y, nq)) sqrt(n / (2 pi x y)): full accuracy at any size. Of p and q
/// the smaller is taken as exact and the other as its complement. Source: Loader, Fast and accurate computation of binomial
/// probabilities (2000), sections 3 to 5.
/// </summary>
internal static class BinomialTerms
{
    private const double RootOfTwoPi = 2.5066282746310002;

    /// <summary>The probability of x successes and y failures; it may underflow to 0.</summary>
    /// <param name="x">Successes, 0 or more.</param>
    /// <param name="y">Failures, 0 or more.</param>
    /// <param name="p">Probability of success in [0, 1].</param>
    /// <param name="q">1 - p, given so that a small q keeps its digits.</param>
    public static double Probability(double x, double y, double p, double q) =>
        x == 0 || y == 0 || p == 0 || q == 0
            ? Edge(x, y, p, q).Exponential()
            : Exponent(x, y, p, q).Exponential() * Math.Sqrt(((x + y) / x) / y) / RootOfTwoPi;

    /// <summary>Logarithm of the probability of x successes and y failures.</summary>
    /// <param name="x">Successes, 0 or more.</param>
    /// <param name="y">Failures, 0 or more.</param>
    /// <param name="p">Probability of success in [0, 1].</param>
    /// <param name="q">1 - p, given so that a small q keeps its digits.</param>
    public static double LogProbability(double x, double y, double p, double q) =>
        x == 0 || y == 0 || p == 0 || q == 0
            ? Edge(x, y, p, q).Value
            : (Exponent(x, y, p, q) + ((0.5 * Log.Of(((x + y) / x) / y)) - StirlingError.HalfLogTwoPi)).Value;

    /// <summary>p^a q^b / B(a, b), the prefix of the incomplete beta function, for p + q = 1.</summary>
    public static double BetaPower(double a, double b, double p, double q) => p == 0 || q == 0
        ? 0
        : Exponent(a, b, p, q).Exponential() * Math.Sqrt(a / (a + b)) * Math.Sqrt(b) / RootOfTwoPi;

    /// <summary>log p, taken from q where that is the smaller.</summary>
    internal static Twofold LogOf(double p, double q) =>
        q >= p ? TwofoldLog.Of(p) : q > 1e-3 ? TwofoldLog.Of(Twofold.Sum(1, -q)) : new(Log1p.Of(-q), 0);

    private static Twofold Edge(double x, double y, double p, double q) =>
        (p == 0 && x > 0) || (q == 0 && y > 0) ? new(double.NegativeInfinity, 0)
        : x > 0 && q > 0 ? LogOf(p, q) * x
        : y > 0 && p > 0 ? LogOf(q, p) * y
        : default;

    private static Twofold Exponent(double x, double y, double p, double q)
    {
        Twofold n = Twofold.Sum(x, y);
        Twofold success = p <= q ? new(p, 0) : Twofold.Sum(1, -q);
        Twofold failure = p <= q ? Twofold.Sum(1, -p) : new(q, 0);
        return -(Deviance.Of(x, n * success) + Deviance.Of(y, n * failure))
            + (StirlingError.Of(n.Hi) - StirlingError.Of(x) - StirlingError.Of(y));
    }
}
