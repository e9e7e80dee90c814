using System.Text.Json;

namespace TechRisk.Pricing.Tests.Conformance;

/// <summary>The suite that is built into the library.</summary>
public class BuiltInCaseTests
{
    // the groups of published cases that the library computes, with the defects of other programs among them
    private static readonly string[] Groups =
    [
        "compound", "policy-terms", "term-unit", "reinsurance-reinstatements", "reinsurance-features", "distortion-pricing", "capital-allocation",
        "ruin", "frequency", "simulation-property",
    ];

    private static readonly Lazy<ValueList<VerificationResult>> Results = new(Verification.Run);

    public static TheoryData<string> Ids => [.. Documents().SelectMany(Cases).Select(item => item.GetProperty("id").GetString()!)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_built_in_case_passes(string id)
    {
        VerificationResult result = Results.Value.Single(item => item.Id == id);
        Assert.True(result.Status == VerificationStatus.Passed, result.ToString());
        Assert.InRange(result.WorstShare, 0, 1);
        Assert.True(result.Figures > 0 && result.NotCompared.Count == 0);
        Assert.NotEmpty(result.Citation);
        Assert.NotEmpty(result.Title);
    }

    [Fact]
    public void Every_figure_of_every_case_is_compared()
    {
        foreach (JsonElement item in Documents().SelectMany(Cases))
        {
            Assert.Equal(
                Numbers(item.GetProperty("expected")),
                Results.Value.Single(result => result.Id == item.GetProperty("id").GetString()).Figures);
        }
    }

    [Fact]
    public void The_published_cases_are_those_of_their_groups_and_have_citations()
    {
        JsonElement[] cases = [.. Cases(Documents().First())];
        Assert.Equal(32, cases.Length);
        Assert.All(cases, item => Assert.Contains(item.GetProperty("group").GetString(), Groups));
        Assert.Equal(Groups.Order(), cases.Select(item => item.GetProperty("group").GetString()!).Distinct().Order());
        Assert.Equal(9, cases.Count(item => item.GetProperty("id").GetString()!.StartsWith('T')));
    }

    private static IEnumerable<JsonElement> Documents()
    {
        foreach (string name in (string[])["published.json", "aggregate.json"])
        {
            using Stream stream = typeof(Submission).Assembly.GetManifestResourceStream("Verification." + name)!;
            yield return JsonDocument.Parse(stream).RootElement;
        }
    }

    private static IEnumerable<JsonElement> Cases(JsonElement document) => document.GetProperty("cases").EnumerateArray();

    private static int Numbers(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Sum(property => Numbers(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Sum(Numbers),
        JsonValueKind.String => 0,
        _ => 1,
    };
}
