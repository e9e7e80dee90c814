namespace TechRisk.Pricing;

/// <summary>
/// Laws of counts in the words of a file of cases: the parameters of Klugman, Panjer, Willmot, "Loss Models", appendix B.
/// </summary>
internal static class CaseFrequencies
{
    /// <summary>The law; null where something is wrong (a finding) or the kind is not known (remembered by the node).</summary>
    public static Frequency? Read(CaseNode? node)
    {
        if (node is null)
        {
            return null;
        }

        Frequency? law = Named(node, node.Text("kind"));
        node.Close();
        return law;
    }

    private static Frequency? Named(CaseNode node, string kind)
    {
        switch (kind)
        {
            case "poisson":
                double mean = node.NumberOf(["mean", "lambda"], Require.NonNegative);
                return node.Made(() => new Poisson(mean));
            case "negativeBinomial":
                (double r, double beta) = (node.Number("r", Require.Positive), node.Number("beta", Require.Positive));
                return node.Made(() => NegativeBinomial.FromSizeAndBeta(r, beta));
            case "geometric":
                double odds = node.Number("beta", Require.Positive);
                return node.Made(() => new Geometric(odds));
            case "binomial":
                (double m, double q) = (node.Number("m", WholeNumber), node.Number("q", Require.Fraction));
                return node.Made(() => new Binomial((long)m, q));
            case "logarithmic":
                double ratio = node.Number("beta", Require.Positive);
                return node.Made(() => new Logarithmic(ratio));
            case "poissonInverseGaussian":
                (double mu, double spread) = (node.NumberOf(["mu", "mean"], Require.Positive), node.Number("beta", Require.Positive));
                return node.Made(() => new PoissonInverseGaussian(mu, spread));
            case "zeroModified":
                double zero = node.Number("p0", Require.Fraction);
                return Read(node.Child("base")) is Frequency modified ? node.Made(() => new ZeroModified(modified, zero)) : null;
            case "zeroTruncated":
                return Read(node.Child("base")) is Frequency truncated ? node.Made(() => new ZeroTruncated(truncated)) : null;
            case "discrete" or "empirical":
                double[] probabilities = node.Numbers("probabilities", Require.Fraction);
                return node.Made(() => new EmpiricalCounts(probabilities));
            case "":
                return null;
            default:
                node.Skip([.. node.Element.EnumerateObject().Select(property => JsonWords.NameOf(property) ?? "")]);
                node.NotKnown($"the frequency {JsonWords.Quoted(kind)} is not known");
                return null;
        }
    }

    private static double WholeNumber(double value, string name) =>
        value >= 1 && value == Math.Floor(value) && value <= int.MaxValue ? value : throw Require.Wrong(name, value, "must be a whole number, 1 or more");
}
