using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>What stated figures imply beyond what was asked: the checks that an interviewer makes aloud.</summary>
internal static class ElicitationFindings
{
    private const double FarAway = 10;

    public static IEnumerable<Finding> Of(SeverityFamily family, double[] values, ValueList<(double Level, double Loss)> stated, double distance)
    {
        Severity law = family.Create(values);
        if (distance > QuantileMatch.Exact)
        {
            yield return new Finding(
                "elicitation.not-met",
                "",
                FormattableString.Invariant($"no {family} meets all stated figures: the nearest, {law}, misses them by {100 * Expm1.Of(distance):F1} % on average; a difference of more than a few percent says that the family, or an answer, is wrong"),
                distance > 0.05 ? FindingLevel.Warning : FindingLevel.Note);
        }

        if (double.IsPositiveInfinity(law.Mean))
        {
            yield return new Finding("tail.infinite-mean", "", $"{law} has an infinite mean: a price exists only under a limit; ask for a quantile nearer to 1");
            yield break;
        }

        (double Level, double Loss) highest = stated[^1];
        if (law.Mean > highest.Loss)
        {
            yield return new Finding(
                "elicitation.mean-above-quantiles",
                "",
                FormattableString.Invariant($"the implied mean of {law.Mean:N0} lies above the highest stated quantile, {highest.Loss:N0} at {highest.Level}: the price rests on losses nobody was asked about; ask for a higher quantile"));
        }

        foreach (Finding finding in Directions(family, values, stated, law))
        {
            yield return finding;
        }

        double far = law.InverseSurvival((1 - highest.Level) / 10);
        if (far > FarAway * highest.Loss)
        {
            yield return new Finding(
                "elicitation.far-tail",
                "",
                FormattableString.Invariant($"one claim in {10 / (1 - highest.Level):F0} is implied to exceed {far:N0}, {far / highest.Loss:F0} times the highest stated quantile: ask whether that is meant"),
                FindingLevel.Note);
        }
    }

    public static IEnumerable<Finding> OfPert(Pert law)
    {
        double range = law.Maximum - law.Minimum;
        if (law.Mode - law.Minimum < 0.02 * range || law.Maximum - law.Mode < 0.02 * range)
        {
            yield return new Finding(
                "elicitation.mode-at-end",
                "",
                FormattableString.Invariant($"the most likely loss of {law.Mode:N0} lies at an end of {law.Minimum:N0} to {law.Maximum:N0}: the law falls from there, and its mean of {law.Mean:N0} is not what 'most likely' suggests"));
        }

        yield return new Finding(
            "elicitation.largest-loss",
            "",
            FormattableString.Invariant($"no loss above {law.Maximum:N0} is possible under this law: ask whether the largest loss was meant as the worst conceivable, or as one in a hundred"),
            FindingLevel.Note);
    }

    public static IEnumerable<Finding> OfPool(Mixture pool)
    {
        if (double.IsPositiveInfinity(pool.Mean))
        {
            yield return new Finding("tail.infinite-mean", "", "the law of at least one expert has an infinite mean, and so has the pool: a price exists only under a limit");
            yield break;
        }

        (double Weight, Severity Severity) heaviest = pool.Parts.MaxBy(part => part.Weight * part.Severity.Mean);
        double share = heaviest.Weight * heaviest.Severity.Mean / pool.Mean;
        if (pool.Parts.Count > 1 && share > 0.8 && share > 2 * heaviest.Weight)
        {
            yield return new Finding(
                "elicitation.one-expert",
                "",
                FormattableString.Invariant($"{share:P0} of the pool's mean comes from one expert of weight {heaviest.Weight}, {heaviest.Severity}: the price is that expert's"));
        }

        double lowest = pool.Parts.Min(part => part.Severity.Quantile(0.5));
        double highest = pool.Parts.Max(part => part.Severity.Quantile(0.5));
        if (highest > FarAway * lowest)
        {
            yield return new Finding(
                "elicitation.disagreement",
                "",
                FormattableString.Invariant($"the experts' medians lie between {lowest:N0} and {highest:N0}: ask whether they mean the same kind of loss"));
        }
    }

    // a low answer pins the spread as well as the place: raising it can lower the mean
    private static IEnumerable<Finding> Directions(SeverityFamily family, double[] values, ValueList<(double Level, double Loss)> stated, Severity law)
    {
        for (int i = 0; i < stated.Count; i++)
        {
            double? slope = MeanElasticity(family, values, stated, i);
            if (slope < -1e-6)
            {
                yield return new Finding(
                    "elicitation.mean-falls",
                    "",
                    FormattableString.Invariant($"raising the estimate of {stated[i].Loss:N0} at level {stated[i].Level} lowers the mean of {law.Mean:N0} (1 % up, {-slope:F2} % down): it narrows the spread more than it moves the losses"));
            }
        }
    }

    // d ln mean / d ln of a stated loss, by a step of a thousandth either way
    private static double? MeanElasticity(SeverityFamily family, double[] values, ValueList<(double Level, double Loss)> stated, int index)
    {
        const double Step = 1e-3;
        double? Mean(double factor)
        {
            (Func<Severity, double>, double)[] targets =
                [.. stated.Select<(double Level, double Loss), (Func<Severity, double>, double)>((quantile, i) =>
                    (law => QuantileMatch.LogQuantile(law, quantile.Level), Log.Of(quantile.Loss) + (i == index ? factor : 0)))];
            ParameterMap map = new(family.Space, values);
            (double[] point, double squares) = LeastSquares.Find(free => Residuals(family, map.ToValues(free), targets), map.ToFree(values));
            return double.IsFinite(squares) && family.TryCreate(map.ToValues(point)) is { } law && double.IsFinite(law.Mean) ? Log.Of(law.Mean) : null;
        }

        return (Mean(Step) - Mean(-Step)) / (2 * Step);
    }

    private static double[]? Residuals(SeverityFamily family, double[] values, (Func<Severity, double> LogFigure, double Value)[] targets) =>
        family.TryCreate(values) is { } law ? Array.ConvertAll(targets, target => target.LogFigure(law) - target.Value) : null;
}
