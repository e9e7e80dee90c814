using System.Globalization;
using System.Text.Json;

namespace TechRisk.Pricing.Tests.Reference;

/// <summary>
/// A case of statistics.json: results on real data by independent programs (method, program and version in the case's source). A value x
/// passes when |x - e| &lt;= max(abs, rel |e|) with the tolerance of its full path, else of its first word, else the case's default.
/// </summary>
internal sealed class StatisticsCase
{
    private const string File = "statistics.json";

    private static readonly Lazy<JsonElement> Root = new(Load);
    private readonly JsonElement _case;
    private readonly List<string> _wrong = [];

    private StatisticsCase(JsonElement found) => _case = found;

    public string Id => _case.GetProperty("id").GetString()!;

    public JsonElement Inputs => _case.GetProperty("inputs");

    public JsonElement Expected => _case.GetProperty("expected");

    /// <summary>Number of values compared so far.</summary>
    public int Compared { get; private set; }

    public static StatisticsCase Of(string id) => new(All.Single(item => item.GetProperty("id").GetString() == id));

    /// <summary>The ids of the cases of some groups.</summary>
    public static IEnumerable<string> Ids(params string[] groups) =>
        All.Where(item => groups.Contains(item.GetProperty("group").GetString())).Select(item => item.GetProperty("id").GetString()!);

    public string Text(string input) => Inputs.GetProperty(input).GetString()!;

    public double Number(string input) => Inputs.GetProperty(input).GetDouble();

    public bool HasInput(string input) => Inputs.TryGetProperty(input, out JsonElement found) && found.ValueKind != JsonValueKind.Null;

    /// <summary>True if there is an expected value at a path such as <c>gof.ks</c>.</summary>
    public bool Expects(params string[] path) => TryFind(path, out _);

    /// <summary>The expected values below a path, by name.</summary>
    public IEnumerable<(string Name, JsonElement Value)> ExpectedAt(params string[] path) =>
        TryFind(path, out JsonElement found) ? found.EnumerateObject().Select(item => (item.Name, item.Value)) : [];

    /// <summary>Compares a value; null and "Infinity" in the case mean infinite.</summary>
    public void Compare(double actual, params string[] path)
    {
        if (!TryFind(path, out JsonElement element))
        {
            return;
        }

        Compare(actual, element, path);
    }

    private void Compare(double actual, JsonElement element, string[] path)
    {
        Compared++;
        double expected = ReferenceFile.Number(element);
        (double absolute, double relative) = Tolerance(path);
        bool holds = double.IsInfinity(expected) ? actual == expected : Math.Abs(actual - expected) <= Math.Max(absolute, relative * Math.Abs(expected));
        if (!holds)
        {
            _wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{string.Join('.', path)}: {actual:R}, expected {expected:R}, difference {(actual - expected) / Math.Abs(expected):E1} relative, allowed {relative:E1} or {absolute:E1} absolute"));
        }
    }

    /// <summary>Compares a list, value by value.</summary>
    public void CompareAll(IReadOnlyList<double> actual, params string[] path)
    {
        if (!TryFind(path, out JsonElement list))
        {
            return;
        }

        if (list.GetArrayLength() != actual.Count)
        {
            _wrong.Add($"{string.Join('.', path)}: {actual.Count} values, expected {list.GetArrayLength()}");
            return;
        }

        for (int i = 0; i < actual.Count; i++)
        {
            Compare(actual[i], list[i], path);
        }
    }

    /// <summary>Fails with all that differed, or if nothing was compared.</summary>
    public void Holds()
    {
        Assert.True(_wrong.Count == 0, Id + ":\n" + string.Join('\n', _wrong));
        Assert.True(Compared > 0, Id + ": nothing was compared");
    }

    private static IEnumerable<JsonElement> All => Root.Value.GetProperty("cases").EnumerateArray();

    private static JsonElement Load()
    {
        using Stream stream = typeof(StatisticsCase).Assembly.GetManifestResourceStream("Reference." + File)!;
        return JsonDocument.Parse(stream).RootElement;
    }

    private bool TryFind(string[] path, out JsonElement found)
    {
        found = Expected;
        foreach (string step in path)
        {
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(step, out found))
            {
                return false;
            }
        }

        return true;
    }

    private (double Absolute, double Relative) Tolerance(string[] path)
    {
        JsonElement tolerance = _case.GetProperty("tolerance");
        JsonElement chosen = tolerance.GetProperty("default");
        if (tolerance.TryGetProperty("overrides", out JsonElement overrides)
            && (overrides.TryGetProperty(string.Join('.', path), out JsonElement own) || overrides.TryGetProperty(path[0], out own)))
        {
            chosen = own;
        }

        double Part(string name) => chosen.TryGetProperty(name, out JsonElement part) ? part.GetDouble() : 0;
        return (Part("abs"), Part("rel"));
    }
}
