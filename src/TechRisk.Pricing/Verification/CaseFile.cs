using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>
/// A file of cases: kinds compound, independentSum, commonShock and gaussianCopulaSum, or published cases that are told apart by their id.
/// The whole file is read before anything is computed.
/// </summary>
internal sealed class CaseFile
{
    private const string PublishedSchema = "published-cases/1";

    private readonly List<Func<VerificationResult>> _cases = [];

    private CaseFile()
    {
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="SubmissionException">The file is wrong; all its problems with their paths.</exception>
    public static CaseFile Read(string json)
    {
        if (!JsonText.TryParse(json, out JsonDocument? document, out Finding? problem))
        {
            throw new SubmissionException([problem]);
        }

        using (document)
        {
            List<Finding> findings = [];
            CaseFile file = new();
            if (CaseNode.Of(document.RootElement, null, findings, []) is CaseNode root)
            {
                bool isPublished = root.Text("schema", "") == PublishedSchema;
                HashSet<string> ids = new(StringComparer.Ordinal);
                foreach (CaseNode node in root.Cases("cases"))
                {
                    file._cases.Add(Case(node, isPublished, ids));
                }

                if (file._cases.Count == 0 && findings.Count == 0)
                {
                    root.Report("verify.empty", "the document has no cases; it must have at least one");
                }
            }

            return findings.Count == 0 ? file : throw new SubmissionException(findings.ToValueList());
        }
    }

    /// <summary>Runs the cases in the order of the file.</summary>
    public IEnumerable<VerificationResult> Run() => _cases.Select(item => item());

    private static Func<VerificationResult> Case(CaseNode node, bool isPublished, HashSet<string> ids)
    {
        CaseHead head = new(node.Text("id"), node.Text(isPublished ? "title" : "description", ""), isPublished ? node.Text("source", "") : Citation(node));
        if (head.Id.Length > 0 && !ids.Add(head.Id))
        {
            node.ReportAt("id", "verify.duplicate-id", $"the id {JsonWords.Quoted(head.Id)} is given twice; each case must have its own");
        }

        head = head with
        {
            Figures = node.Child("expected") is CaseNode expected ? ExpectedFigure.Read(expected) : [],
            Tolerance = node.Child("tolerance") is CaseNode tolerance ? Tolerance.Read(tolerance, adds: isPublished) : head.Tolerance,
        };
        string kind = isPublished ? "" : node.Text("kind");
        node.Skip("id", "title", "description", "name", "note", "notes", "comment", "source", "citation", "group", "published", "abs_error_bound");
        Func<string, double?>? figures = isPublished ? PublishedCases.Read(head, node) : null;
        if (!isPublished && Kind(kind, node, head) is ICaseFigures known)
        {
            figures = known.Find;
        }

        if (figures is not null && node.Unknown.Count == 0)
        {
            return () => head.Compare(figures);
        }

        string reason = node.Unknown.Count > 0 ? node.Unknown[0] : "it is not known how to compute it";
        return () => head.NotRun(reason);
    }

    private static ICaseFigures? Kind(string kind, CaseNode node, CaseHead head)
    {
        switch (kind)
        {
            case "compound": return CompoundCase.Read(node, head.Figures);
            case "independentSum": return IndependentSumCase.Read(node);
            case "commonShock": return CommonShockCase.Read(node);
            case "gaussianCopulaSum": return GaussianSumCase.Read(node);
            default:
                node.NotKnown($"the kind {JsonWords.Quoted(kind)} is not known");
                return null;
        }
    }

    // a text, or the methods that agreed
    private static string Citation(CaseNode node)
    {
        if (node.Has("citation"))
        {
            return node.Text("citation");
        }

        if (!node.Has("source"))
        {
            return "";
        }

        return node.Element.GetProperty("source").ValueKind == JsonValueKind.String
            ? node.Text("source")
            : node.Child("source") is CaseNode source
                ? string.Join("; ", new[] { source.Text("method", ""), source.Text("independent", "") }.Where(text => text.Length > 0))
                : "";
    }
}
