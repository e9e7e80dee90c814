using System.Globalization;
using TechRisk.Pricing.Tests.Architecture;
using TechRisk.Pricing.Tests.Snippets;

namespace TechRisk.Pricing.Tests.Io;

/// <summary>
/// The submissions of docs/examples load and tell what is not confirmed; their pages show what the library prices them at. Of each submission that a page
/// explains it shows, in this order, the premium, the findings and the five parameters that move the premium most.
/// </summary>
public sealed class ExamplePageTests
{
    private const string Folder = "docs/examples";
    private const long Years = 100_000;
    private const long CardYears = 10_000; // a run for each of up to a hundred parameters, paired year by year
    private const long Seed = 2026;

    private static readonly Dictionary<string, string[]> Explained = new()
    {
        ["chip-tape-out"] = ["chip-tape-out"],
        ["oncology-trial"] = ["oncology-trial"],
        ["model-service"] = ["model-service"],
        ["grid-storage"] = ["grid-storage"],
        ["real-data"] = ["health-breach", "computing-outage", "liability-expenses"],
    };

    public static TheoryData<string> Files => new(Repository.Files("*.json", Folder).Where(file => !Repository.Read(file).Contains("\"submissions\"", StringComparison.Ordinal)));

    public static TheoryData<string> Pages => new(Explained.Keys);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_submission_has_no_findings_and_comes_back_equal(string file)
    {
        Assert.True(SubmissionDocument.TryFromJson(Repository.Read(file), out SubmissionDocument? document, out ValueList<Finding> findings), string.Join('\n', findings));
        Assert.Empty(findings);
        Assert.Equal(document, SubmissionDocument.FromJson(document.ToJson()));
        Assert.NotNull(document.Basis);
        ParameterSource[] sources = [.. document.Submission.Covers.SelectMany(cover => cover.AllSources), .. document.Submission.Sources];
        Assert.All(document.Submission.Covers, cover => Assert.NotEmpty(cover.AllSources));
        Assert.All(
            sources.Where(source => source.Provenance.Source.Contains("judgement", StringComparison.OrdinalIgnoreCase)),
            source => Assert.False(source.Provenance.IsConfirmed, source.ToString()));
    }

    [Fact]
    public void Each_key_industry_and_each_stage_of_the_life_cycle_has_its_submission()
    {
        string[] all = [.. Explained.Values.SelectMany(names => names).Select(name => Repository.Read($"{Folder}/{name}.json"))];
        Assert.All(
            new[] { "integratedCircuits", "biomedicine", "artificialIntelligence", "greenLowCarbon" },
            industry => Assert.Contains(all, json => json.Contains($"\"{industry}\"", StringComparison.Ordinal)));
        LifeCycleStage?[] stages = [.. all.SelectMany(json => Submission.FromJson(json).Covers).Select(cover => cover.LifeCycle).Distinct()];
        Assert.All(Enum.GetValues<LifeCycleStage>(), stage => Assert.Contains(stage, stages));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_shows_what_its_submissions_cost(string name) => Check(name, block => block < 2, Priced);

    [LongTheory]
    [MemberData(nameof(Pages))]
    public void A_page_shows_what_moves_the_premiums(string name) => Check(name, block => block == 2, Moved);

    // the text blocks of a page come in threes: premium, findings, sensitivities
    private static void Check(string name, Func<int, bool> isMade, Func<string, IEnumerable<string>> figures)
    {
        string page = $"{Folder}/{name}.md";
        Block[] shown = [.. Markdown.Blocks.Where(block => block.Page == page && block.Language == "text")];
        Assert.Equal(3 * Explained[name].Length, shown.Length);
        Block[] held = [.. shown.Where((_, i) => isMade(i % 3))];
        string[] now = [.. Explained[name].SelectMany(figures)];
        string text = Repository.Read(page).ReplaceLineEndings("\n");
        foreach ((Block before, string after) in held.Zip(now))
        {
            text = text.Replace($"```text\n{before.Text}```", $"```text\n{after}```", StringComparison.Ordinal);
        }

        Approval.Check(page, text);
    }

    private static IEnumerable<string> Priced(string name)
    {
        SubmissionDocument document = Read(name);
        Quote quote = document.Submission.Price(document.Basis!, Years, Seed);
        yield return quote.Premium.ToString().TrimEnd('\n') + "\n";
        yield return Lines($"findings of {name}", quote.Findings.GroupBy(finding => finding.Code).Select(code =>
            code.Count() == 1 ? $"{code.Key}: {code.First().Message}" : $"{code.Key} ({code.Count()}), such as: {code.First().Message}"));
    }

    private static IEnumerable<string> Moved(string name)
    {
        SubmissionDocument document = Read(name);
        ModelCard card = document.Submission.Price(document.Basis!, CardYears, Seed).ToModelCard();
        yield return Lines($"what moves the gross premium of {name}", card.Sensitivities.Select(line => string.Create(
            CultureInfo.InvariantCulture, $"{line.Parameter}: {line.Value:G5} to {line.ChangedTo:G5}, premium {line.RelativeChange:P1}")));
    }

    private static SubmissionDocument Read(string name) => SubmissionDocument.FromJson(Repository.Read($"{Folder}/{name}.json"));

    private static string Lines(string title, IEnumerable<string> lines) => string.Join('\n', [title, .. lines]) + "\n";
}
