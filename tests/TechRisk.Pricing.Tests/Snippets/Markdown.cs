using System.Text.RegularExpressions;
using TechRisk.Pricing.Tests.Architecture;

namespace TechRisk.Pricing.Tests.Snippets;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">Path of the page in the repository.</param>
/// <param name="Language">Word after the fence; empty for plain text.</param>
/// <param name="Text">Content.</param>
internal sealed record Block(string Page, string Language, string Text)
{
    /// <summary>The first words, for messages.</summary>
    public override string ToString() => $"{Page}: {Text.Trim().Split('\n')[0]}";
}

/// <summary>README and the pages under docs.</summary>
internal static partial class Markdown
{
    public static IReadOnlyList<string> Pages { get; } = ["README.md", .. Repository.Files("*.md", "docs")];

    public static IEnumerable<Block> Blocks =>
        from page in Pages
        from match in Fence().Matches(Repository.Read(page).ReplaceLineEndings("\n"))
        select new Block(page, match.Groups["language"].Value, match.Groups["text"].Value);

    /// <summary>Relative links: page and target without its anchor.</summary>
    public static IEnumerable<(string Page, string Target)> Links =>
        from page in Pages
        from match in Link().Matches(Fence().Replace(Repository.Read(page).ReplaceLineEndings("\n"), ""))
        let target = match.Groups["target"].Value.Split('#')[0]
        where target.Length > 0 && !target.Contains(':', StringComparison.Ordinal)
        select (page, target);

    [GeneratedRegex("^```(?<language>[\\w#+-]*)\\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
