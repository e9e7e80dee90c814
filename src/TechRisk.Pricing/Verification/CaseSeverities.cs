namespace TechRisk.Pricing;

/// <summary>
/// Laws of amounts in the words of a file of cases: the parameters of Klugman, Panjer, Willmot, "Loss Models", appendix A.
/// </summary>
internal static class CaseSeverities
{
    /// <summary>The law; null where something is wrong (a finding) or the kind is not known (remembered by the node).</summary>
    public static Severity? Read(CaseNode? node)
    {
        if (node is null)
        {
            return null;
        }

        Severity? law = Named(node, node.Text("kind"));
        node.Close();
        return law;
    }

    private static Severity? Named(CaseNode node, string kind)
    {
        switch (kind)
        {
            case "gamma":
                (double shape, double scale) = ShapeAndScale(node);
                return node.Made(() => new Gamma(shape, scale));
            case "logNormal":
                (double mu, double sigma) = (node.Number("mu", Require.Finite), node.Number("sigma", Require.Positive));
                return node.Made(() => new LogNormal(mu, sigma));
            case "exponential":
                double mean = node.NumberOf(["mean", "theta"], Require.Positive);
                return node.Made(() => new Exponential(mean));
            case "weibull":
                (shape, scale) = (node.NumberOf(["shape", "tau"], Require.Positive), node.NumberOf(["scale", "theta"], Require.Positive));
                return node.Made(() => new Weibull(shape, scale));
            case "lomax":
                (shape, scale) = ShapeAndScale(node);
                return node.Made(() => new Lomax(shape, scale));
            case "pareto":
                (shape, double start) = (node.NumberOf(["alpha", "shape"], Require.Positive), node.NumberOf(["theta", "minimum", "threshold", "scale"], Require.Positive));
                return node.Made(() => new Pareto(shape, start));
            case "burr":
                (double alpha, double gamma, scale) = (node.Number("alpha", Require.Positive), node.Number("gamma", Require.Positive), node.NumberOf(["theta", "scale"], Require.Positive));
                return node.Made(() => new Burr(alpha, gamma, scale));
            case "inverseBurr":
                (double tau, gamma, scale) = (node.Number("tau", Require.Positive), node.Number("gamma", Require.Positive), node.NumberOf(["theta", "scale"], Require.Positive));
                return node.Made(() => new InverseBurr(tau, gamma, scale));
            case "logLogistic":
                (shape, scale) = (node.NumberOf(["gamma", "shape"], Require.Positive), node.NumberOf(["theta", "scale"], Require.Positive));
                return node.Made(() => new LogLogistic(shape, scale));
            case "inverseGamma":
                (shape, scale) = ShapeAndScale(node);
                return node.Made(() => new InverseGamma(shape, scale));
            case "inverseGaussian":
                (mean, shape) = (node.NumberOf(["mean", "mu"], Require.Positive), node.NumberOf(["shape", "theta"], Require.Positive));
                return node.Made(() => new InverseGaussian(mean, shape));
            case "generalizedPareto":
                double threshold = node.Number("threshold", Require.NonNegative, 0);
                Severity? excess = Excess(node);
                return excess is null || threshold == 0 ? excess : node.Made(() => new Shifted(excess, threshold));
            case "mixedExponential":
                (double[] weights, double[] means) = (node.Numbers("weights", Require.Fraction), node.Numbers("means", Require.Positive));
                return node.Made(() => weights.Length == means.Length
                    ? new MixedExponential([.. weights.Zip(means)])
                    : throw Require.Wrong("weights", weights.Length, $"must be as many as the means, {means.Length}"));
            case "discrete":
                (double unit, double[] probabilities) = (node.Number("unit", Require.Positive, 1), node.Numbers("probabilities", Require.Fraction));
                return node.Made(() => new Discrete([.. probabilities.Select((p, i) => (i * unit, p)).Where(point => point.p > 0)]));
            case "spliced":
                return Spliced(node);
            case "":
                return null;
            default:
                node.Skip([.. node.Element.EnumerateObject().Select(property => JsonWords.NameOf(property) ?? "")]);
                node.NotKnown($"the severity {JsonWords.Quoted(kind)} is not known");
                return null;
        }
    }

    private static (double Shape, double Scale) ShapeAndScale(CaseNode node) =>
        (node.NumberOf(["shape", "alpha"], Require.Positive), node.NumberOf(["scale", "theta"], Require.Positive));

    private static GeneralizedPareto? Excess(CaseNode node)
    {
        (double scale, double shape) = (node.Number("scale", Require.Positive), node.Number("shape", Require.Finite));
        return node.Made(() => new GeneralizedPareto(scale, shape));
    }

    private static Spliced? Spliced(CaseNode node)
    {
        Severity? body = Read(node.Child("body"));
        double threshold = node.Number("threshold", Require.Positive);
        double weight = node.NumberOf(["tailProbability", "tailWeight"], Require.FractionBelowOne);
        Severity? tail = node.Child("tail") is CaseNode own ? TailAbove(own, threshold) : null;
        return body is null || tail is null ? null : node.Made(() => new Spliced(body, threshold, tail, weight));
    }

    // the splice of the library takes the law of the excess; the tail of a file starts at the threshold
    private static Severity? TailAbove(CaseNode node, double threshold)
    {
        if (node.Text("kind") != "generalizedPareto")
        {
            return Above(node, Read(node), threshold);
        }

        double start = node.Number("threshold", Require.NonNegative, threshold);
        GeneralizedPareto? excess = Excess(node);
        node.Close();
        return excess is null || start == threshold ? excess : Above(node, node.Made(() => new Shifted(excess, start)), threshold);
    }

    // a law that starts below the threshold is the tail given that the loss is above it
    private static Severity? Above(CaseNode node, Severity? law, double threshold) =>
        law is null || !(threshold > 0) ? null
        : law is Pareto pareto && pareto.Minimum == threshold ? new Lomax(pareto.Shape, threshold)
        : node.Made(() => new LayerOf(law.Minimum >= threshold ? law : new Truncated(law, threshold), threshold));
}
