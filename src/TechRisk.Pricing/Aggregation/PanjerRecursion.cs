using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// P(S = k), S = X_1 + ... + X_N, for claims X on the whole numbers, by recursion from k = 0: with h_k = k g_k,
/// h_k = s k f_k + u Σ j f_j g_(k-j) + a Σ f_j h_(k-j), the sums over j from 1 to k, f the probabilities of a claim.
/// </summary>
/// <remarks>
/// Source: Panjer, ASTIN Bulletin 12 (1981); Sundt and Jewell, ASTIN Bulletin 12 (1981). This form is the equation of <see cref="PanjerClass"/> at
/// z = Σ f_j z^j: all its terms are 0 or more, so that a probability of 1e-200 has the relative accuracy of one of 0.1. Claims of 0 are
/// thinned away first. Where P(N = 0) is below the smallest double the recursion starts at 1 and is scaled by powers of two, the logarithm of
/// P(N = 0) entering at the end (Panjer and Willmot, Insurance: Mathematics and Economics 5, 1986, on underflow). For the binomial the recursion has terms of both
/// signs and loses all digits far out (Panjer and Wang, ASTIN Bulletin 23, 1993): its probabilities are those of (1 - q + q Σ f_j z^j)^m by
/// squaring. Cost: length times the number of claim probabilities; for the binomial log2 m times that of a product.
/// </remarks>
internal static class PanjerRecursion
{
    private const int Step = 400;
    private const double MostScaled = 2.582249878086909e120; // 2^400

    /// <summary>Why a law of counts has no recursion here; null where it has one.</summary>
    public static string? Refusal(Frequency count) =>
        PanjerClass.Base(count).Law is Poisson or NegativeBinomial or Geometric or Logarithmic or Binomial
            ? null
            : $"{count.GetType().Name} is not in Panjer's class: its probabilities do not follow p(n) = (a + b / n) p(n - 1)";

    /// <summary>P(S = 0), P(S = 1) ... P(S = length - 1).</summary>
    /// <param name="count">Law of the number of claims.</param>
    /// <param name="claim">P(X = 0), P(X = 1) ...; what lacks to 1 lies beyond.</param>
    /// <param name="length">Number of probabilities, 1 or more.</param>
    /// <exception cref="InvalidOperationException">The law of counts is not in the class.</exception>
    public static double[] Probabilities(Frequency count, ReadOnlySpan<double> claim, int length)
    {
        if (Refusal(count) is string reason)
        {
            throw new InvalidOperationException($"no recursion for the sum of claims: {reason}; use the lattice of Cover.Aggregate");
        }

        double[] sums = new double[Require.AtLeast(length, 1)];
        double positive = Positive(claim);
        Frequency claims = positive == 1 ? count : count.Thin(positive);
        sums[0] = claims.Probability(0);
        if (claims.Mean == 0)
        {
            return sums;
        }

        double[] mass = claim[..Math.Min(claim.Length, length)].ToArray();
        mass[0] = 0;
        for (int j = 1; j < mass.Length; j++)
        {
            mass[j] /= positive;
        }

        (Frequency law, double weight) = PanjerClass.Base(claims);
        double[] compound = law is Binomial binomial ? Power(binomial, mass, length) : Recursion(PanjerClass.Of(law)!.Value, mass, length);
        for (int k = 1; k < length; k++)
        {
            sums[k] = weight * compound[k];
        }

        return sums;
    }

    // P(X > 0): where the probabilities sum to 1 their own sum, which has the digits that 1 - P(X = 0) lacks
    private static double Positive(ReadOnlySpan<double> claim)
    {
        CompensatedSum sum = default;
        foreach (double probability in claim[1..])
        {
            sum.Add(probability);
        }

        bool isComplete = Math.Abs(sum.Value + claim[0] - 1) < 1e-12;
        return !isComplete ? 1 - claim[0] : claim[0] == 0 ? 1 : Math.Min(sum.Value, 1);
    }

    private static double[] Power(Binomial counts, double[] mass, int length)
    {
        double[] trial = [.. mass];
        for (int j = 1; j < trial.Length; j++)
        {
            trial[j] *= counts.ClaimProbability;
        }

        trial[0] = 1 - counts.ClaimProbability;
        return ConvolutionPower.Of(trial, counts.Trials, length);
    }

    private static double[] Recursion(PanjerClass law, double[] mass, int length)
    {
        int reach = mass.Length - 1;
        double[] masses = new double[reach]; // f_reach ... f_1, so that the sums run forwards
        double[] moments = new double[reach];
        for (int j = 1; j <= reach; j++)
        {
            masses[reach - j] = mass[j];
            moments[reach - j] = j * mass[j];
        }

        double[] sums = new double[length];
        double[] weighted = new double[length];
        sums[0] = law.First > 0 ? 0 : 1;
        int scaled = 0;
        for (int k = 1; k < length; k++)
        {
            int terms = Math.Min(k, reach);
            double h = law.First > 0 && k <= reach ? law.First * k * mass[k] : 0;
            h += law.Slope > 0 ? law.Slope * BlockSum.Dot(sums.AsSpan(k - terms, terms), moments.AsSpan(reach - terms)) : 0;
            h += law.Ratio > 0 ? law.Ratio * BlockSum.Dot(weighted.AsSpan(k - terms, terms), masses.AsSpan(reach - terms)) : 0;
            weighted[k] = h;
            sums[k] = h / k;
            if (sums[k] > MostScaled)
            {
                scaled += Step;
                ScaleDown(sums.AsSpan(0, k + 1));
                ScaleDown(weighted.AsSpan(0, k + 1));
            }
        }

        if (law.First == 0)
        {
            Multiply(sums, law.LogZero, scaled);
        }

        return sums;
    }

    private static void ScaleDown(Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] /= MostScaled;
        }
    }

    // times e^logFactor 2^exponent, neither of which need be a double
    private static void Multiply(double[] values, Twofold logFactor, int exponent)
    {
        double powers = Math.Round(logFactor.Hi / TwofoldLog.OfTwo.Hi);
        double rest = (logFactor - (TwofoldLog.OfTwo * powers)).Exponential();
        double shift = Math.Max(powers + exponent, -10_000);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Math.ScaleB(values[i] * rest, (int)shift);
        }
    }
}
