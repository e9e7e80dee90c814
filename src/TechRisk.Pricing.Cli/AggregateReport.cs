using System.Text;
using System.Text.Json.Nodes;

namespace TechRisk.Pricing.Cli;

/// <summary>The exact figures of covers, in the order of the file. What has no exact figures goes to the error stream, one line each.</summary>
internal sealed class AggregateReport(Submission submission, double? precision)
{
    private readonly List<(string Name, LatticeLoss Loss)> _covers = [];
    private readonly List<Reconciliation> _reconciled = [];
    private LatticeLoss? _total;

    /// <summary>True if there is anything to print.</summary>
    public bool HasFigures => _covers.Count > 0;

    /// <summary>True unless two methods gave figures that cannot both be true.</summary>
    public bool Agrees => _reconciled.All(item => item.Agrees);

    public void Add(Cover cover) =>
        DocumentFile.Guarded(() => _covers.Add((cover.Name, cover.Aggregate(precision, submission.Period))));

    /// <summary>The sum of all covers, where there is more than one and it has an exact law.</summary>
    public void AddTotal()
    {
        if (submission.Covers.Count > 1 && _covers.Count == submission.Covers.Count)
        {
            DocumentFile.Guarded(() => _total = submission.Aggregate());
        }
    }

    public void Reconcile(long years, long seed, CancellationToken token)
    {
        foreach (Cover cover in submission.Covers.Where(cover => _covers.Any(item => item.Name == cover.Name)))
        {
            DocumentFile.Guarded(() => _reconciled.Add(cover.Reconcile(years, seed, submission.Period, token)));
        }

        foreach (Reconciliation item in _reconciled.Where(item => !item.Agrees))
        {
            DocumentFile.Report(new Finding("aggregate.disagreement", item.Cover, item.Verdict, FindingLevel.Error));
        }
    }

    public string ToMarkdown()
    {
        StringBuilder text = new();
        foreach ((string name, LatticeLoss loss) in _covers)
        {
            text.Append(loss.ToMarkdown(name)).Append('\n');
        }

        if (_total is not null)
        {
            text.Append(_total.ToMarkdown("all covers")).Append('\n');
        }

        foreach (Reconciliation item in _reconciled)
        {
            text.Append(item.ToMarkdown()).Append('\n');
        }

        return text.ToString();
    }

    public JsonObject ToJson()
    {
        JsonObject report = new() { ["submission"] = submission.Name, ["currency"] = submission.Currency };
        report["covers"] = new JsonArray([.. _covers.Select(item => Named(item.Name, item.Loss))]);
        if (_total is not null)
        {
            report["total"] = JsonNode.Parse(_total.ToJson());
        }

        if (_reconciled.Count > 0)
        {
            report["reconciliations"] = new JsonArray([.. _reconciled.Select(item => JsonNode.Parse(item.ToJson()))]);
        }

        return report;
    }

    private static JsonNode Named(string name, LatticeLoss loss)
    {
        JsonObject figures = JsonNode.Parse(loss.ToJson())!.AsObject();
        figures.Insert(0, "cover", name);
        return figures;
    }
}
