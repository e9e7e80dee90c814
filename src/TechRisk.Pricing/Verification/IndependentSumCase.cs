namespace TechRisk.Pricing;

/// <summary>Kind independentSum: S is the sum of independent compounds, one a line.</summary>
internal sealed class IndependentSumCase : ICaseFigures
{
    private readonly SumFigures _figures;

    private IndependentSumCase(ValueList<Cover> lines)
    {
        Lazy<AnnualLoss> sum = new(() => CaseEngine.Of(new Submission("lines") { Covers = lines }));
        _figures = new(name => Figures(sum)(name), [.. lines.Select(line => Figures(new Lazy<AnnualLoss>(() => CaseEngine.Of(line))))]);
    }

    /// <summary>Reads the case; null where it is wrong or not known.</summary>
    public static IndependentSumCase? Read(CaseNode node)
    {
        List<Cover?> lines = [];
        foreach (CaseNode line in node.Children("lines"))
        {
            Frequency? frequency = CaseFrequencies.Read(line.Child("frequency"));
            Severity? severity = CaseSeverities.Read(line.Child("severity"));
            PolicyTerms? terms = CompoundCase.Terms(line);
            line.Skip("name", "description");
            line.Close();
            lines.Add(frequency is null || severity is null || terms is null ? null : new Cover(FormattableString.Invariant($"line {lines.Count + 1}"), frequency, severity, terms));
        }

        node.Close();
        if (lines.Count == 0 && !node.IsWrong)
        {
            node.Report("json.value", "lines is empty; a sum must have at least one line");
        }

        return node.IsWrong || lines.Contains(null) ? null : new IndependentSumCase(lines.OfType<Cover>().ToValueList());
    }

    public double? Find(string path) => _figures.Find(path);

    private static Func<string, double?> Figures(Lazy<AnnualLoss> loss) => name => new AnnualFigures(loss.Value, loss.Value.Mean.Value).Find(name);
}
