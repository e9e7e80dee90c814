using System.Text;
using System.Xml.Linq;

namespace TechRisk.Pricing.Tests.Architecture;

/// <summary>docs/formulas/laws.md holds every leaf with its formula, parameters, units, ranges and source, taken from the code's own documentation.</summary>
public sealed class FormulaTableTests
{
    private const string File = "docs/formulas/laws.md";

    private static readonly (Type Root, string Heading)[] Roots =
    [
        (typeof(Frequency), "Claim counts"), (typeof(Severity), "Claim sizes"), (typeof(Dependence), "Dependence"),
        (typeof(LossModel), "Loss models"), (typeof(RiskMeasure), "Risk measures and premium principles"),
    ];

    [Fact]
    public void The_table_of_laws_is_what_the_code_says() => Approval.Check(File, Text());

    [Fact]
    public void Every_leaf_states_a_formula_and_the_source_of_a_law()
    {
        IEnumerable<string> silent =
            from pair in Roots
            from leaf in Leaves(pair.Root)
            where Summary(leaf).Length == 0 || (IsLaw(pair.Root) && leaf != typeof(Discrete) && Source(leaf).Length == 0)
            select leaf.Name;
        FloorTests.None(silent, "leaves without a formula or a source");
    }

    private static bool IsLaw(Type root) => root == typeof(Severity) || root == typeof(Frequency);

    private static IEnumerable<Type> Leaves(Type root) =>
        root.Assembly.GetExportedTypes().Where(type => type is { IsSealed: true } && root.IsAssignableFrom(type)).OrderBy(type => type.Name, StringComparer.Ordinal);

    private static string Text()
    {
        StringBuilder text = new("# Laws, loss models and measures\n\nMade from the documentation of the code by a test; do not edit by hand. Amounts are in the submission's one currency.\n");
        foreach ((Type root, string heading) in Roots)
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
