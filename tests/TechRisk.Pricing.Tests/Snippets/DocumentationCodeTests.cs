using System.Text.Json;
using System.Text.RegularExpressions;
using TechRisk.Pricing.Tests.Architecture;

namespace TechRisk.Pricing.Tests.Snippets;

/// <summary>What README and docs show exists: code is compiled here, JSON parses, commands name files that are there, links lead somewhere.</summary>
public sealed partial class DocumentationCodeTests
{
    private const string Quickstart = "docs/examples/quickstart.cs";
    private const string Example = "docs/examples/chip-designer.json";

    private static readonly string[] FirstCommands =
    [
        "dotnet run -c Release --project src/TechRisk.Pricing.Cli -- price docs/examples/chip-designer.json",
        "dotnet test -c Release TechRisk.Pricing.sln",
    ];

    private static readonly string[] LineStartsOfAFile = ["#!", "#:", "using "];

    private static IReadOnlyDictionary<string, string> Regions { get; } =
        Repository.Files("*.cs", "tests/TechRisk.Pricing.Tests/Snippets")
            .SelectMany(path => Region().Matches(Repository.Read(path).ReplaceLineEndings("\n")))
            .ToDictionary(match => match.Groups["name"].Value, match => Normal(match.Groups["text"].Value));

    private static IEnumerable<Block> Shell => Markdown.Blocks.Where(block => block.Language is "sh" or "bash" or "shell" or "console");

    [Fact]
    public void Every_program_of_the_pages_is_compiled_in_a_test() =>
        FloorTests.None(
            Markdown.Blocks.Where(block => block.Language is "csharp" or "cs" or "c#" && !Regions.Values.Contains(Normal(block.Text))).Select(block => block.ToString()),
            "C# blocks that are not a region of the snippet tests");

    [Fact]
    public void The_quickstart_is_compiled_in_a_test() =>
        Assert.Equal(Regions["quickstart"], Normal(Repository.Read(Quickstart)));

    [Fact]
    public void Every_json_block_parses_and_every_submission_in_one_loads()
    {
        foreach (Block block in Markdown.Blocks.Where(block => block.Language == "json"))
        {
            using JsonDocument document = JsonDocument.Parse(block.Text);
            if (document.RootElement.TryGetProperty("covers", out _))
            {
                Assert.NotEmpty(Submission.FromJson(block.Text).Covers);
            }
        }
    }

    [Fact]
    public void README_shows_the_two_commands_first() =>
        Assert.Equal(FirstCommands, Shell.First(block => block.Page == "README.md").Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(2));

    [Fact]
    public void README_shows_the_premium_that_its_command_prints()
    {
        SubmissionDocument document = SubmissionDocument.FromJson(Repository.Read(Example));
        string premium = document.Submission.Price(document.Basis!, years: 1_000_000, seed: 2026).Premium.ToString();
        string page = Repository.Read("README.md").ReplaceLineEndings("\n");
        Block shown = Markdown.Blocks.First(block => block is { Page: "README.md", Language: "text" });
        Approval.Check("README.md", page.Replace(shown.Text, premium.TrimEnd('\n') + "\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_command_names_files_that_exist() =>
        FloorTests.None(
            from block in Shell
            from word in block.Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
            where (word.StartsWith("src/", StringComparison.Ordinal) || word.StartsWith("docs/", StringComparison.Ordinal) || word.StartsWith("tests/", StringComparison.Ordinal) || word.StartsWith("benchmarks/", StringComparison.Ordinal) || word.EndsWith(".sln", StringComparison.Ordinal))
            where !Exists(word)
            select $"{block.Page}: {word}",
            "paths in commands that do not exist");

    [Fact]
    public void Every_link_leads_to_a_file() =>
        FloorTests.None(
            from link in Markdown.Links
            where !Exists(Path.Combine(Path.GetDirectoryName(link.Page) ?? "", link.Target))
            select $"{link.Page}: {link.Target}",
            "links that lead nowhere");

    private static bool Exists(string path) => System.IO.File.Exists(Path.Combine(Repository.Root, path)) || Directory.Exists(Path.Combine(Repository.Root, path));

    /// <summary>The code without the lines that only a file or a page needs, spaces and line ends counted as one space.</summary>
    private static string Normal(string code) => Space().Replace(
        string.Join('\n', code.Split('\n').Where(line => !LineStartsOfAFile.Any(start => line.StartsWith(start, StringComparison.Ordinal)))), " ").Trim();

    [GeneratedRegex(@"^ *#region (?<name>[^\n]+)\n(?<text>.*?)^ *#endregion", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Region();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
