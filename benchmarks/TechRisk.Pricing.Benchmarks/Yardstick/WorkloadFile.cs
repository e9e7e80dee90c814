using System.Text.Json;

namespace TechRisk.Pricing.Benchmarks;

/// <summary>Reads the parameters of a workload: the shape is that of the yardstick's workloads.json, with any parameters.</summary>
internal static class WorkloadFile
{
    /// <summary>The kind of a workload, and its parameters; a name such as W6_16 is a size of the workload W6.</summary>
    public static string Kind(string path, string name, out JsonElement workload)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement workloads = document.RootElement.GetProperty("workloads");
        if (!workloads.TryGetProperty(name, out workload) && !workloads.TryGetProperty(name.Split('_')[0], out workload))
        {
            throw new InvalidOperationException($"the file has no workload '{name}'");
        }

        workload = workload.Clone();
        return workload.GetProperty("kind").GetString()!;
    }

    /// <summary>The workload of a name as a submission with one cover.</summary>
    public static Workload Read(string path, string name)
    {
        if (Kind(path, name, out JsonElement workload) != "aggregate")
        {
            throw new InvalidOperationException($"workload '{name}' is of kind '{workload.GetProperty("kind")}'; this verb runs the kinds 'aggregate', 'fit' and 'distortion'");
        }

        PolicyTerms terms = new()
        {
            Retention = workload.GetProperty("deductible").GetDouble(),
            Limit = OrInfinite(workload.GetProperty("limit")),
            AggregateRetention = workload.GetProperty("agg_deductible").GetDouble(),
            AggregateLimit = OrInfinite(workload.GetProperty("agg_limit")),
        };
        Cover cover = new(name, Count(workload.GetProperty("frequency")), Size(workload.GetProperty("severity")), terms);
        return new Workload(new Submission(name, cover), workload.GetProperty("years").GetInt64());
    }

    private static Frequency Count(JsonElement frequency)
    {
        double mean = frequency.GetProperty("mean").GetDouble();
        return frequency.GetProperty("type").GetString() switch
        {
            "poisson" => new Poisson(mean),
            "negbin" => new NegativeBinomial(mean, dispersion: 1 + mean / frequency.GetProperty("r").GetDouble()),
            string other => throw new InvalidOperationException($"frequency type '{other}' is not known"),
            null => throw new InvalidOperationException("the frequency has no type"),
        };
    }

    private static Severity Size(JsonElement severity)
    {
        double Number(string name) => severity.GetProperty(name).GetDouble();
        return severity.GetProperty("type").GetString() switch
        {
            "lognormal" => new LogNormal(Number("mu"), Number("sigma")),
            "spliced" => new Spliced(
                new LogNormal(Number("mu"), Number("sigma")),
                Number("threshold"),
                new GeneralizedPareto(Number("beta"), Number("xi")),
                1 - Number("p_body")),
            string other => throw new InvalidOperationException($"severity type '{other}' is not known"),
            null => throw new InvalidOperationException("the severity has no type"),
        };
    }

    private static double OrInfinite(JsonElement limit) => limit.ValueKind == JsonValueKind.Null ? double.PositiveInfinity : limit.GetDouble();
}

/// <summary>A workload: what to simulate and how many years.</summary>
/// <param name="Submission">One cover.</param>
/// <param name="Years">Years to simulate.</param>
internal sealed record Workload(Submission Submission, long Years);
