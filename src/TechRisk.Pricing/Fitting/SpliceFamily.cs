namespace TechRisk.Pricing;

/// <summary>Families of a body up to a threshold and a tail above it; the threshold is held fast, the weight of the tail is free.</summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", section on spliced distributions; thresholds are compared by their likelihoods (profile).</remarks>
internal static class SpliceFamily
{
    public static SeverityFamily Of(SeverityFamily body, double threshold, SeverityFamily tail)
    {
        int bodyCount = body.Space.Count;
        return new SeverityFamily(
            FormattableString.Invariant($"Splice of {body.Name} up to {threshold} and {tail.Name}"),
            [
                .. body.Space.Select(parameter => parameter with { Name = "body " + parameter.Name }),
                .. tail.Space.Select(parameter => parameter with { Name = "tail " + parameter.Name }),
                Parameter.Fraction("tailWeight"),
            ],
            values => new Spliced(body.Create(values.AsSpan(0, bodyCount)), threshold, tail.Create(values.AsSpan(bodyCount, tail.Space.Count)), values[^1]),
            sample => Starts(body, threshold, tail, sample));
    }

    private static IReadOnlyList<double[]> Starts(SeverityFamily body, double threshold, SeverityFamily tail, SampleShape sample)
    {
        double[] points = [.. Enumerable.Range(0, sample.Count).Select(i => sample.Quantile(sample.Count == 1 ? 0.5 : i / (sample.Count - 1.0)))];
        double[] below = [.. points.Where(x => x < threshold)];
        double[] excess = [.. points.Where(x => x > threshold).Select(x => x - threshold)];
        if (below.Length == 0 || excess.Length == 0)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"a splice at {threshold} needs claims on both sides: {below.Length} lie below and {excess.Length} above"));
        }

        double weight = (double)excess.Length / points.Length;
        return
        [
            .. from lower in body.Starts(new SampleShape(below))
               from upper in tail.Starts(new SampleShape(excess))
               select (double[])[.. lower, .. upper, weight],
        ];
    }
}
