using System.Text;
using System.Xml.Linq;

namespace TechRisk.Pricing.Tests.Architecture;

/// <summary>docs/formulas knows every leaf: laws by a page of formulas, the rest by a table made from the code's own documentation.</summary>
public sealed class FormulaTableTests
{
    private const string LawPage = "docs/formulas/distributions.md";
    private const string CopulaPage = "docs/formulas/copulas.md";
    private const string TablePage = "docs/formulas/models-and-measures.md";

    private static readonly (Type Root, string Heading)[] TableRoots =
        [(typeof(LossModel), "Loss models"), (typeof(Dependence), "Dependence"), (typeof(RiskMeasure), "Risk measures and premium principles"),
            (typeof(AllocationRule), "Allocation rules")];

    [Fact]
    public void The_table_of_models_and_measures_is_what_the_code_says() => Approval.Check(TablePage, Text());

    [Fact]
    public void Every_law_has_a_row_with_its_parameters()
    {
        List<string> rows = Repository.Read(LawPage).Split('\n').Where(line => line.StartsWith('|')).ToList();
        IEnumerable<string> missing =
            from leaf in Leaves(typeof(Severity)).Concat(Leaves(typeof(Frequency)))
            let row = rows.Find(line => line.StartsWith($"| `{leaf.Name}`", StringComparison.Ordinal)) ?? ""
            from word in Numbers(leaf).Prepend(leaf.Name)
            where !row.Contains($"`{word}`", StringComparison.Ordinal)
            select $"{leaf.Name}: {word}";
        FloorTests.None(missing, $"names of laws and of their numbers that {LawPage} does not have");
    }

    [Fact]
    public void Every_copula_has_a_row_with_its_parameters_and_a_source()
    {
        List<string> rows = Repository.Read(CopulaPage).Split('\n').Where(line => line.StartsWith('|')).ToList();
        IEnumerable<string> missing =
            from leaf in Leaves(typeof(Copula))
            let row = rows.Find(line => line.StartsWith($"| `{leaf.Name}`", StringComparison.Ordinal)) ?? ""
            from word in Numbers(leaf).Prepend(leaf.Name)
            where !row.Contains($"`{word}`", StringComparison.Ordinal) || Source(leaf).Length == 0
            select $"{leaf.Name}: {word}";
        FloorTests.None(missing, $"copulas without a source, and names of copulas and of their numbers that {CopulaPage} does not have");
    }

    [Fact]
    public void Every_law_states_its_source() =>
        FloorTests.None(
            Leaves(typeof(Severity)).Concat(Leaves(typeof(Frequency))).Where(leaf => leaf != typeof(Discrete) && Source(leaf).Length == 0).Select(leaf => leaf.Name),
            "laws without a source");

    private static IEnumerable<string> Numbers(Type leaf) =>
        leaf.GetConstructors().SelectMany(made => made.GetParameters())
            .Where(parameter => parameter.ParameterType == typeof(double) || parameter.ParameterType == typeof(long)).Select(parameter => parameter.Name!);

    private static IEnumerable<Type> Leaves(Type root) =>
        root.Assembly.GetExportedTypes().Where(type => type is { IsSealed: true } && root.IsAssignableFrom(type)).OrderBy(type => type.Name, StringComparer.Ordinal);

    private static string Text()
    {
        StringBuilder text = new("# Loss models, dependence and measures\n\nMade from the documentation of the code by a test; do not edit by hand. Amounts are in the submission's one currency.\n");
        foreach ((Type root, string heading) in TableRoots)
        {
            text.Append("\n## ").Append(heading).Append("\n\n| name | what it is | parameters | source |\n|---|---|---|---|\n");
            foreach (Type leaf in Leaves(root))
            {
                text.Append(Row(leaf));
            }
        }

        return text.ToString();
    }

    private static string Row(Type leaf)
    {
        IEnumerable<string> constructors = XmlDocs.Constructors(leaf)
            .Where(made => made.Parameters.Count > 0)
            .Select(made => string.Join("<br>", made.Parameters.Select(parameter => $"`{parameter.Name}` {Cell(parameter.Text)}")));
        return $"| `{leaf.Name}` | {Cell(Summary(leaf))} | {string.Join("<br>or<br>", constructors)} | {Cell(Source(leaf))} |\n";
    }

    private static string Summary(Type leaf) => Parts(Docs(leaf)?.Element("summary")).Before;

    // what follows "Source:" in the remarks or, for a leaf of one line, in the summary
    private static string Source(Type leaf) =>
        Parts(Docs(leaf)?.Element("remarks")).Source is { Length: > 0 } source ? source : Parts(Docs(leaf)?.Element("summary")).Source;

    private static (string Before, string Source) Parts(XElement? element)
    {
        string text = XmlDocs.Plain(element);
        int start = text.IndexOf("Source:", StringComparison.Ordinal);
        return start < 0 ? (text, "") : (text[..start].Trim(), text[(start + "Source:".Length)..].Trim());
    }

    private static XElement? Docs(Type leaf) => XmlDocs.ById.GetValueOrDefault("T:" + leaf.FullName);

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
}
