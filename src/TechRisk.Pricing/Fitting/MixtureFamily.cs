using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Families that are mixed: free shares and the parameters of each part. The share of a part is that of what the parts before it leave, so
/// that each lies in (0, 1); the first is the weight of the first part.
/// </summary>
/// <remarks>
/// Searches start where the EM algorithm ends (Dempster, Laird, Rubin, Journal of the Royal Statistical Society B 39, 1977) on the amounts as
/// they stand; Newton's method on the full likelihood, with deductibles and limits, goes on from there.
/// </remarks>
internal static class MixtureFamily
{
    private const int MostPoints = 500;
    private const int Rounds = 40;

    /// <summary>A mixture of families.</summary>
    public static SeverityFamily Of(ValueList<SeverityFamily> parts)
    {
        List<Parameter> space = [];
        for (int i = 0; i + 1 < parts.Count; i++)
        {
            space.Add(Parameter.Fraction(FormattableString.Invariant($"share{i + 1}")));
        }

        for (int i = 0; i < parts.Count; i++)
        {
            space.AddRange(parts[i].Space.Select(parameter => parameter with { Name = FormattableString.Invariant($"{parameter.Name}{i + 1}") }));
        }

        return new SeverityFamily(
            "Mixture of " + string.Join(" and ", parts.Select(part => part.Name)),
            space.ToValueList(),
            values => Law(parts, values),
            sample => Starts(parts, sample));
    }

    /// <summary>A mixture of exponential laws, as the law of that name.</summary>
    public static SeverityFamily Exponentials(int components)
    {
        SeverityFamily mixture = Of(Enumerable.Repeat(SeverityFamily.Of<Exponential>(), components).ToValueList());
        return new SeverityFamily(
            FormattableString.Invariant($"MixedExponential of {components}"),
            mixture.Space,
            values => new MixedExponential([.. Weights(values, components).Select((weight, i) => (weight, values[components - 1 + i]))]),
            sample => mixture.Starts(sample))
        {
            Law = FormattableString.Invariant($"MixedExponential{components}"),

            // parts of one mean are one part fewer
            Limit = components == 2 ? SeverityFamily.Of<Exponential>() : Exponentials(components - 1),
        };
    }

    private static Mixture Law(ValueList<SeverityFamily> parts, double[] values)
    {
        double[] weights = Weights(values, parts.Count);
        (double, Severity)[] mixed = new (double, Severity)[parts.Count];
        int at = parts.Count - 1;
        for (int i = 0; i < parts.Count; i++)
        {
            int count = parts[i].Space.Count;
            mixed[i] = (weights[i], parts[i].Create(values.AsSpan(at, count)));
            at += count;
        }

        return new Mixture(mixed);
    }

    // weights from shares of what is left; the last takes the rest, so that the sum is 1 to rounding
    private static double[] Weights(double[] values, int parts)
    {
        double[] weights = new double[parts];
        double left = 1;
        for (int i = 0; i + 1 < parts; i++)
        {
            weights[i] = left * values[i];
            left -= weights[i];
        }

        weights[^1] = left;
        return weights;
    }

    private static List<double[]> Starts(ValueList<SeverityFamily> parts, SampleShape sample)
    {
        int count = Math.Min(sample.Count, MostPoints);
        double[] points = [.. Enumerable.Range(0, count).Select(i => sample.Quantile((i + 0.5) / count))];
        List<double[]> starts = [];

        // the parts begin as even bands, and as ever smaller shares of the largest amounts
        foreach (double ratio in new[] { 1.0, 0.3 })
        {
            double[] cuts = Cuts(parts.Count, ratio);
            double[][] belongs = [.. Enumerable.Range(0, parts.Count).Select(j => Enumerable.Range(0, count).Select(i =>
                (i + 0.5) / count > cuts[j] && (i + 0.5) / count <= cuts[j + 1] ? 0.9 : 0.1 / Math.Max(parts.Count - 1, 1)).ToArray())];
            if (Climb(parts, points, belongs) is { } start)
            {
                starts.Add(start);
            }
        }

        return starts;
    }

    private static double[] Cuts(int parts, double ratio)
    {
        double[] widths = [.. Enumerable.Range(0, parts).Select(i => MomentMath.Power(ratio, i))];
        double[] cuts = new double[parts + 1];
        for (int i = 0; i < parts; i++)
        {
            cuts[i + 1] = cuts[i] + widths[i] / widths.Sum();
        }

        cuts[parts] = 1;
        return cuts;
    }

    // rounds of EM; null where a part loses all its points
    private static double[]? Climb(ValueList<SeverityFamily> parts, double[] points, double[][] belongs)
    {
        double[] weights = new double[parts.Count];
        double[]?[] values = new double[]?[parts.Count];
        for (int round = 0; round < Rounds; round++)
        {
            for (int j = 0; j < parts.Count; j++)
            {
                weights[j] = belongs[j].Sum() / points.Length;
                SeverityLikelihood own = SeverityLikelihood.Of(points, belongs[j], [], [], []);
                IReadOnlyList<double[]> from = values[j] is { } last ? [last] : parts[j].Starts(new SampleShape(points));
                double Of(double[] v) => parts[j].TryCreate(v) is { } law ? own.Of(law) : double.NegativeInfinity;
                if (weights[j] < 1e-6 || MaximumLikelihood.Search(Of, parts[j].Space, from) is not { } found)
                {
                    return null;
                }

                values[j] = found.Map.ToValues(found.Maximum.Point);
            }

            Assign(parts, points, belongs, weights, values);
        }

        double left = 1;
        List<double> start = [];
        for (int j = 0; j + 1 < parts.Count; j++)
        {
            start.Add(Math.Clamp(weights[j] / left, 1e-6, 1 - 1e-6));
            left = Math.Max(left - weights[j], 1e-9);
        }

        return [.. start, .. values.SelectMany(v => v!)];
    }

    // the probability that a point is of each part
    private static void Assign(ValueList<SeverityFamily> parts, double[] points, double[][] belongs, double[] weights, double[]?[] values)
    {
        Severity[] laws = [.. parts.Select((part, j) => part.Create(values[j]))];
        double[] log = new double[parts.Count];
        for (int i = 0; i < points.Length; i++)
        {
            double top = double.NegativeInfinity;
            for (int j = 0; j < laws.Length; j++)
            {
                log[j] = Log.Of(weights[j]) + laws[j].LogDensity(points[i]);
                top = Math.Max(top, log[j]);
            }

            double sum = log.Sum(x => Exp.Of(x - top));
            for (int j = 0; j < laws.Length; j++)
            {
                belongs[j][i] = double.IsFinite(top) ? Exp.Of(log[j] - top) / sum : weights[j];
            }
        }
    }
}
