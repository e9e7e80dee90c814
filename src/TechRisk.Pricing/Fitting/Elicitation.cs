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
        /// <param name="stated">
        /// Quantiles P(X &lt;= Loss) = Level, at least as many as the family has free parameters: levels strictly between 0 and 1, such as 0.9 for the
        /// loss that nine claims of ten stay below; losses in the submission's currency, finite and above 0, that rise with levels.
        /// </param>
        /// <exception cref="ArgumentOutOfRangeException">Too few quantiles, a level or loss out of range, or losses that do not rise with their levels.</exception>
        /// <exception cref="InvalidOperationException">The family has no law near the quantiles.</exception>
        public ElicitedSeverity FromQuantiles(params ReadOnlySpan<(double Level, double Loss)> stated)
        {
            ValueList<(double Level, double Loss)> sorted = Sorted(stated);
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
        /// <param name="stated">
        /// Quantiles P(X &lt;= Loss) = Level, at least as many as the family has free parameters, less one: levels strictly between 0 and 1, losses in the
        /// submission's currency, finite and above 0, that rise with levels.
        /// </param>
        /// <exception cref="ArgumentOutOfRangeException">Too few quantiles, a level or loss out of range, or losses that do not rise with their levels.</exception>
        /// <exception cref="InvalidOperationException">No law of the family has this mean and these quantiles.</exception>
        public ElicitedSeverity FromMeanAndQuantiles(double mean, params ReadOnlySpan<(double Level, double Loss)> stated)
        {
            double logMean = Log.Of(Require.Positive(mean));
            ValueList<(double Level, double Loss)> sorted = Sorted(stated);
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
            (double Level, double Loss)[] averages = Array.ConvertAll(
                AveragedLevels, level => (level, all.Sum(expert => expert.Weight * expert.Severity.Quantile(level))));
            return family.FromQuantiles(averages);
        }
    }

    extension(Severity)
    {
        /// <summary>The PERT law of an expert's smallest, most likely and largest loss.</summary>
        /// <param name="minimum">Smallest loss in the submission's currency; 0 or more, below the maximum.</param>
        /// <param name="mode">Most likely loss in the submission's currency; from minimum to maximum.</param>
        /// <param name="maximum">Largest loss in the submission's currency; finite.</param>
        public static ElicitedSeverity FromMinimumModeMaximum(double minimum, double mode, double maximum)
        {
            Pert law = new(minimum, mode, maximum);
            return new ElicitedSeverity(law, [], ElicitationFindings.OfPert(law));
        }

        /// <summary>
        /// One law for several experts, the mixture of theirs: each is believed with its weight, so that their disagreement is part of the law.
        /// </summary>
        /// <param name="experts">Weights above 0 that sum to 1, and laws.</param>
        /// <remarks>Source: Stone, Annals of Mathematical Statistics 32 (1961).</remarks>
        public static ElicitedSeverity FromLinearPool(params ReadOnlySpan<(double Weight, Severity Severity)> experts)
        {
            Mixture pool = new(experts);
            return new ElicitedSeverity(pool, [], ElicitationFindings.OfPool(pool));
        }
    }

    private static ValueList<(double Level, double Loss)> Sorted(ReadOnlySpan<(double Level, double Loss)> stated)
    {
        (double Level, double Loss)[] sorted = [.. stated.ToArray().OrderBy(quantile => quantile.Level)];
        if (sorted.Length == 0)
        {
            throw Require.Wrong(nameof(stated), 0, "must hold at least one quantile");
        }

        foreach ((double Level, double Loss) quantile in sorted)
        {
            Require.Level(quantile.Level);
            Require.Positive(quantile.Loss);
        }

        for (int i = 1; i < sorted.Length; i++)
        {
            if (!(sorted[i].Level > sorted[i - 1].Level) || !(sorted[i].Loss > sorted[i - 1].Loss))
            {
                throw Require.Wrong(
                    nameof(stated), Words(sorted), FormattableString.Invariant($"must rise: the loss at level {sorted[i].Level} must be above that at level {sorted[i - 1].Level}"));
            }
        }

        return ValueList.Create<(double Level, double Loss)>(sorted);
    }

    private static (Func<Severity, double>, double)[] Targets(ValueList<(double Level, double Loss)> stated) =>
        [.. stated.Select<(double Level, double Loss), (Func<Severity, double>, double)>(quantile => (law => QuantileMatch.LogQuantile(law, quantile.Level), Log.Of(quantile.Loss)))];

    private static SampleShape Shape(ValueList<(double Level, double Loss)> stated, params ReadOnlySpan<double> more) =>
        new([.. stated.Select(quantile => quantile.Loss), .. more]);

    private static string Words(IEnumerable<(double Level, double Loss)> stated) =>
        string.Join(", ", stated.Select(quantile => FormattableString.Invariant($"{quantile.Loss} at {quantile.Level}")));
}
