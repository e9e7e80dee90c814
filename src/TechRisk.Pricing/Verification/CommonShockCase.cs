namespace TechRisk.Pricing;

/// <summary>
/// Kind commonShock: line i has own_i + M claims, own_i ~ Poisson(own), one M ~ Poisson(shock) for all lines; amounts are independent.
/// </summary>
internal sealed class CommonShockCase : ICaseFigures
{
    private readonly SumFigures _figures;

    private CommonShockCase(ValueList<Cover> lines, double shock)
    {
        Lazy<AnnualLoss> sum = new(() => CaseEngine.Of(new Submission("lines") { Covers = lines, Dependence = new CommonShock(shock) }));
        _figures = new(Figures(sum), [.. lines.Select(line => Figures(new Lazy<AnnualLoss>(() => CaseEngine.Of(line))))]);
    }

    /// <summary>Reads the case; null where it is wrong or not known.</summary>
    public static CommonShockCase? Read(CaseNode node)
    {
        // the file's own rate is that without the shock; a cover's rate holds it
        double shock = node.Number("shock", Require.NonNegative);
        List<Cover?> lines = [];
        foreach (CaseNode line in node.Children("lines"))
        {
            double own = line.Number("own", Require.NonNegative);
            Severity? severity = CaseSeverities.Read(line.Child("severity"));
            PolicyTerms? terms = CompoundCase.Terms(line);
            line.Skip("name", "description");
            line.Close();
            lines.Add(line.IsWrong || severity is null || terms is null || double.IsNaN(shock)
                ? null
                : new Cover(FormattableString.Invariant($"line {lines.Count + 1}"), new Poisson(own + shock), severity, terms));
        }

        node.Close();
        if (lines.Count == 0 && !node.IsWrong)
        {
            node.Report("json.value", "lines is empty; a sum must have at least one line");
        }

        return node.IsWrong || lines.Contains(null) ? null : new CommonShockCase(lines.OfType<Cover>().ToValueList(), shock);
    }

    public double? Find(string path) => _figures.Find(path);

    private static Func<string, double?> Figures(Lazy<AnnualLoss> loss) => name => new AnnualFigures(loss.Value, loss.Value.Mean.Value).Find(name);
}
