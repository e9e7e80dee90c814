namespace TechRisk.Pricing;

/// <summary>Kind gaussianCopulaSum: two losses without a frequency, joined by a Gaussian copula.</summary>
internal sealed class GaussianSumCase : ICaseFigures
{
    private readonly SumFigures _figures;

    private GaussianSumCase(Severity first, Severity second, double correlation)
    {
        GaussianSum sum = new(first, second, correlation);
        _figures = new(name => Figure(sum, name), [name => Figure(first, name), name => Figure(second, name)]);
    }

    /// <summary>Reads the case; null where it is wrong or not known.</summary>
    public static GaussianSumCase? Read(CaseNode node)
    {
        double correlation = node.NumberOf(["correlation", "rho"], Correlation);
        List<Severity?> lines = [];
        foreach (CaseNode line in node.Children("lines"))
        {
            // a line is a severity, or an object that holds one
            if (line.Has("severity"))
            {
                lines.Add(CaseSeverities.Read(line.Child("severity")));
                line.Skip("name", "description");
                line.Close();
            }
            else
            {
                lines.Add(CaseSeverities.Read(line));
            }
        }

        node.Close();
        if (lines.Count != 2 && !node.IsWrong)
        {
            node.Report("json.value", FormattableString.Invariant($"lines has {lines.Count} elements; a sum under a Gaussian copula must have two"));
        }

        return node.IsWrong || lines[0] is null || lines[1] is null ? null : new GaussianSumCase(lines[0]!, lines[1]!, correlation);
    }

    public double? Find(string path) => _figures.Find(path);

    private static double? Figure(GaussianSum sum, string name) =>
        name == "mean" ? sum.Mean
        : name == "sd" ? Math.Sqrt(sum.Variance)
        : name == "variance" ? sum.Variance
        : name == "prob_zero" ? 1 - sum.Survival(0)
        : FigureName.After("VaR_", name) is double level ? sum.Quantile(level)
        : FigureName.After("TVaR_", name) is double tail ? sum.TailValue(tail)
        : FigureName.After("cdf.", name) is double x ? 1 - sum.Survival(x)
        : null;

    private static double? Figure(Severity line, string name) =>
        name == "mean" ? line.Mean
        : name == "sd" ? line.StandardDeviation
        : FigureName.After("VaR_", name) is double level ? line.Quantile(level)
        : FigureName.After("TVaR_", name) is double tail ? TailValue(line, tail)
        : null;

    private static double TailValue(Severity line, double level)
    {
        double quantile = line.Quantile(level);
        return quantile + (LayerMoments.Of(line, 1, quantile, double.PositiveInfinity) / (1 - level));
    }

    private static double Correlation(double value, string name) =>
        value is > -1 and < 1 ? value : throw Require.Wrong(name, value, "must lie strictly between -1 and 1");
}
