namespace TechRisk.Pricing.Tests.Architecture;

/// <summary>The source tree that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Files of the repository that match a pattern, without build output; paths relative to the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files(string pattern, string below = "") =>
        Directory.EnumerateFiles(Path.Combine(Root, below), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "TestResults" or "artifacts" || part.StartsWith("BenchmarkDotNet.", StringComparison.Ordinal) || part.StartsWith('.')))
            .Order(StringComparer.Ordinal)
            .ToList();

    public static string Read(string relative) => File.ReadAllText(Path.Combine(Root, relative));

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TechRisk.Pricing.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("no folder above the tests holds TechRisk.Pricing.sln");
    }
}
