using System.Globalization;

namespace TechRisk.Pricing.Tests.Snippets;

/// <summary>Stands in for System.Console in the programs of this folder: keeps what they print.</summary>
internal static class Console
{
    private static readonly List<string> Printed = [];

    public static void WriteLine(object? value) => Printed.Add(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");

    public static void Write(object? value) => WriteLine(value);

    /// <summary>What was printed since the last call.</summary>
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
}
