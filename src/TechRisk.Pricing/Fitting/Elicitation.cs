using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Laws from what experts say, where there are no claims to fit.</summary>
/// <remarks>Source: O'Hagan et al., "Uncertain Judgements: Eliciting Experts' Probabilities" (2006), chapters 6 and 9.</remarks>
public static class Elicitation
{
    private static readonly double[] AveragedLevels = [0.05, 0.25, 0.5, 0.75, 0.95, 0.99];

    extension(SeverityFamily family)
    {
        /// <summary>
        /// The law of the family with these quantiles: through them where there are as many as free parameters, nearest to them by least
        /// squares of ln(implied / stated) where there are more.
        /// </summary>
        /// <param name="stated">At least as many quantiles as the family has free parameters; losses rise with levels.</param>
        /// <exception cref="ArgumentOutOfRangeException">Too few quantiles, or losses that do not rise with their levels.</exception>
        /// <exception cref="InvalidOperationException">The family has no law near the quantiles.</exception>
        public ElicitedSeverity FromQuantiles(params ReadOnlySpan<StatedQuantile> stated)
        {
            ValueList<StatedQuantile> sorted = Sorted(stated);
            if (sorted.Count < family.Space.Count)
            {
                throw Require.Wrong(
                    nameof(stated), sorted.Count, FormattableString.Invariant($"must be at least {family.Space.Count} quantiles, one for each free parameter of {family}"));
            }

            (double[] values, double distance) = QuantileMatch.Find(family, Targets(sorted), Shape(sorted));
            return new ElicitedSeverity(family.Create(values), sorted, ElicitationFindings.Of(family, values, sorted, distance));
        }

        /// <summary>The law of the family with this mean and quantiles: one quantile for a family of two parameters.</summary>
        /// <param name="mean">E[X] in the submission's currency; a finite number above 0.</param>
        /// <param name="stated">At least as many quantiles as the family has free parameters, less one; losses rise with levels.</param>
        /// <exception cref="ArgumentOutOfRangeException">Too few quantiles, or losses that do not rise with their levels.</exception>
        /// <exception cref="InvalidOperationException">No law of the family has this mean and these quantiles.</exception>
        public ElicitedSeverity FromMeanAndQuantiles(double mean, params ReadOnlySpan<StatedQuantile> stated)
        {
            double logMean = Log.Of(Require.Positive(mean));
            ValueList<StatedQuantile> sorted = Sorted(stated);
            if (sorted.Count + 1 < family.Space.Count)
            {
                throw Require.Wrong(
                    nameof(stated), sorted.Count, FormattableString.Invariant($"must be at least {family.Space.Count - 1} quantiles beside the mean for {family}"));
            }

            (double[] values, double distance) = QuantileMatch.Find(family, [(law => Log.Of(law.Mean), logMean), .. Targets(sorted)], Shape(sorted, mean));
            if (distance > QuantileMatch.Exact && sorted.Count + 1 == family.Space.Count)
            {
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"no {family} has a mean of {mean} and {Words(sorted)}: the nearest is {family.Create(values)}; a mean that lies too far above or below a quantile has no law of this family"));
            }

            return new ElicitedSeverity(family.Create(values), sorted, ElicitationFindings.Of(family, values, sorted, distance));
        }

        /// <summary>
        /// One law for several experts, by averaging their quantiles at 5, 25, 50, 75, 95 and 99 %: the law of the family nearest to the averages.
        /// It is as narrow as the experts are on average, where the linear pool adds their disagreement.
        /// </summary>
        /// <param name="experts">Weights above 0 that sum to 1, and laws.</param>
        /// <remarks>Source: Lichtendahl, Grushka-Cockayne, Winkler, Management Science 59 (2013).</remarks>
        public ElicitedSeverity FromQuantileAverage(params ReadOnlySpan<(double Weight, Severity Severity)> experts)
        {
            ValueList<(double Weight, Severity Severity)> all = ValueList.Create(experts);
            Weights.RequireSumOfOne(all, expert => expert.Weight, nameof(experts));
            StatedQuantile[] averages = Array.ConvertAll(
                AveragedLevels, level => new StatedQuantile(level, all.Sum(expert => expert.Weight * expert.Severity.Quantile(level))));
            return family.FromQuantiles(averages);
        }
    }

    private static ValueList<StatedQuantile> Sorted(ReadOnlySpan<StatedQuantile> stated)
    {
        StatedQuantile[] sorted = [.. stated.ToArray().OrderBy(quantile => quantile.Level)];
        if (sorted.Length == 0)
        {
            throw Require.Wrong(nameof(stated), 0, "must hold at least one quantile");
        }

        for (int i = 1; i < sorted.Length; i++)
        {
            if (!(sorted[i].Level > sorted[i - 1].Level) || !(sorted[i].Loss > sorted[i - 1].Loss))
            {
                throw Require.Wrong(
                    nameof(stated), Words(sorted), FormattableString.Invariant($"must rise: the loss at level {sorted[i].Level} must be above that at level {sorted[i - 1].Level}"));
            }
        }

        return ValueList.Create<StatedQuantile>(sorted);
    }

    private static (Func<Severity, double>, double)[] Targets(ValueList<StatedQuantile> stated) =>
        [.. stated.Select<StatedQuantile, (Func<Severity, double>, double)>(quantile => (law => QuantileMatch.LogQuantile(law, quantile.Level), Log.Of(quantile.Loss)))];

    private static SampleShape Shape(ValueList<StatedQuantile> stated, params ReadOnlySpan<double> more) =>
        new([.. stated.Select(quantile => quantile.Loss), .. more]);

    private static string Words(IEnumerable<StatedQuantile> stated) =>
        string.Join(", ", stated.Select(quantile => FormattableString.Invariant($"{quantile.Loss} at {quantile.Level}")));
}
