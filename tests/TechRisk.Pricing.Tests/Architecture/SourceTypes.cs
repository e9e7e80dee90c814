using System.Text.RegularExpressions;

namespace TechRisk.Pricing.Tests.Architecture;

/// <summary>Which folder declares which type, read from the source tree.</summary>
internal static partial class SourceTypes
{
    /// <summary>Path within the library -> text.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } =
        Repository.Files("*.cs", "src/TechRisk.Pricing").ToDictionary(path => path["src/TechRisk.Pricing/".Length..], Repository.Read);

    /// <summary>Full name of a top-level type, without arity -> the folders of the files that declare it.</summary>
    public static ILookup<string, string> Folders { get; } = Files
        .SelectMany(file => Declared(file.Value).Select(type => (type, folder: Floors.Of(file.Key) ?? file.Key)))
        .Distinct()
        .ToLookup(pair => pair.type, pair => pair.folder);

    private static IEnumerable<string> Declared(string text)
    {
        string space = Namespace().Match(text).Groups["name"].Value;
        return TopLevelType().Matches(text).Select(match => space + "." + match.Groups["name"].Value);
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    // a file-scoped namespace: top-level declarations start in the first column
    [GeneratedRegex(@"^(?:(?:public|internal|file|static|sealed|abstract|readonly|ref|partial|unsafe) )*(?:class|struct|interface|enum|record(?: class| struct)?|delegate [\w<>\[\],.?]+) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();
}
