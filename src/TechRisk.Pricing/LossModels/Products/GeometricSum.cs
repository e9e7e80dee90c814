using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The sum of a geometric number, from 1, of mixed exponential losses is mixed exponential: its transform p L / (1 - q L) with
/// L(s) = sum w_i / (1 + m_i s) has simple real poles only, at s = -r with q f(r) = 1, f(r) = sum w_i / (1 - r m_i).
/// </summary>
/// <remarks>
/// f rises from 1 at r = 0 to infinity at the first pole 1 / m_i and from minus to plus infinity between any two: as many roots as
/// parts, one below each pole. The residue gives the weight p / (q^2 r D), D = sum w_i m_i / (1 - r m_i)^2, above 0. Every root is
/// measured from the nearer end of its interval, so that it keeps its digits where it comes near a pole.
/// </remarks>
internal static class GeometricSum
{
    private const double Accuracy = 1e-9;

    /// <summary>The law of the sum.</summary>
    /// <param name="claim">Law of one loss.</param>
    /// <param name="mean">Mean of the number of losses, above 1; p = 1 / mean.</param>
    public static Severity Of(MixedExponential claim, double mean)
    {
        double weights = claim.Components.Sum(part => part.Weight);
        (double Weight, double Mean)[] parts =
        [
            .. claim.Components.GroupBy(part => part.Mean).OrderByDescending(group => group.Key)
                .Select(group => (group.Sum(part => part.Weight) / weights, group.Key)),
        ];
        if (parts.Length == 1)
        {
            return new Exponential(mean * parts[0].Mean);
        }

        double q = (mean - 1) / mean;
        (double Weight, double Mean)[] result = new (double, double)[parts.Length];
        double sum = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            result[i] = Root(parts, i, q, mean);
            sum += result[i].Weight;
        }

        return Math.Abs(sum - 1) <= Accuracy
            ? new MixedExponential([.. result.Where(part => part.Weight > 0).Select(part => (part.Weight / sum, part.Mean))])
            : throw new InvalidOperationException(FormattableString.Invariant(
                $"the law of a batch of {mean} claims of {claim} is not reached: its weights sum to {sum}; merge components whose means lie close together"));
    }

    // the root below the pole 1 / m_i, above the pole of the next larger mean (or above 0), and its weight
    private static (double Weight, double Mean) Root((double Weight, double Mean)[] parts, int i, double q, double number)
    {
        double mean = parts[i].Mean;
        double[] gaps = Gaps(parts, mean);
        double width = i == 0 ? 1 : 1 - (mean / parts[i - 1].Mean);
        double middle = 0.5 * width;

        // r = (1 - e) / m_i, in the upper half of the interval
        double FromPole(double e) => Excess(parts, gaps, mean, q, -e);
        if (FromPole(middle) <= 0)
        {
            double e = RootFinder.Find(x => x * Bounded(FromPole(x)), Tiny(middle), middle, 0);
            return Residue(parts, gaps, mean, -e, (1 - e) / mean, q, number);
        }

        if (i == 0)
        {
            // r = x / m_0: q f - 1 = q (f - 1) - p
            double x = RootFinder.Find(x => (q * Lift(parts, x / mean)) - (1 / number), 0, 0.5, 0);
            return Residue(parts, [.. parts.Select(_ => 1.0)], mean, x, x / mean, q, number);
        }

        // r = (1 + e) / m of the next larger mean
        mean = parts[i - 1].Mean;
        gaps = Gaps(parts, mean);
        double FromStart(double e) => Excess(parts, gaps, mean, q, e);
        double end = 0.5 * ((mean / parts[i].Mean) - 1);
        for (int step = 0; step < 50 && FromStart(end) < 0; step++)
        {
            end = 0.5 * (end + ((mean / parts[i].Mean) - 1));
        }

        double found = RootFinder.Find(x => x * Bounded(FromStart(x)), Tiny(end), end, 0);
        return Residue(parts, gaps, mean, found, (1 + found) / mean, q, number);
    }

    // f(r) - 1
    private static double Lift((double Weight, double Mean)[] parts, double rate) => parts.Sum(part => part.Weight * (rate * part.Mean / (1 - (rate * part.Mean))));

    private static double Tiny(double x) => x * 1e-200;

    private static double Bounded(double x) => Math.Clamp(x, -1e250, 1e250);

    // 1 - m_j / m: what 1 - r m_j is at the pole 1 / m
    private static double[] Gaps((double Weight, double Mean)[] parts, double mean) => [.. parts.Select(part => (mean - part.Mean) / mean)];

    // q f(r) - 1 at r = (1 + e) / m
    private static double Excess((double Weight, double Mean)[] parts, double[] gaps, double mean, double q, double e)
    {
        double sum = 0;
        for (int j = 0; j < parts.Length; j++)
        {
            sum += parts[j].Weight / (gaps[j] - (e * (parts[j].Mean / mean)));
        }

        return (q * sum) - 1;
    }

    private static (double Weight, double Mean) Residue((double Weight, double Mean)[] parts, double[] gaps, double mean, double e, double root, double q, double number)
    {
        double slope = 0;
        for (int j = 0; j < parts.Length; j++)
        {
            double distance = gaps[j] - (e * (parts[j].Mean / mean));
            slope += parts[j].Weight * (parts[j].Mean / distance) / distance;
        }

        return (1 / (number * q * q * root * slope), 1 / root);
    }
}
