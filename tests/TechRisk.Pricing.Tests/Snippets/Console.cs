using System.Globalization;

namespace TechRisk.Pricing.Tests.Snippets;

/// <summary>Stands in for System.Console in the programs of this folder: keeps what a thread prints.</summary>
internal static class Console
{
    [ThreadStatic]
    private static List<string>? s_printed;

    private static List<string> Printed => s_printed ??= [];

    public static void WriteLine(object? value) => Printed.Add(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");

    /// <summary>What was printed by this thread since the last call.</summary>
    public static IReadOnlyList<string> Take()
    {
        List<string> taken = [.. Printed];
        Printed.Clear();
        return taken;
    }
}

/// <summary>Stands in for System.IO.File: paths are those of the repository, as a reader of README has them.</summary>
internal static class File
{
    public static string ReadAllText(string path) => Architecture.Repository.Read(path);

    public static StringReader OpenText(string path) => new(Architecture.Repository.Read(path));
}
