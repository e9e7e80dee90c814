using System.Globalization;
using TechRisk.Pricing.Tests.Architecture;

namespace TechRisk.Pricing.Tests.Reference;

/// <summary>Real data sets beside the project's folder; they are read where they lie, and what needs one is skipped where it is absent.</summary>
internal static class SharedData
{
    private const string Folder = "../shared/data";

    public static string PathOf(string file) => Path.GetFullPath(Path.Combine(Repository.Root, Folder, file));

    /// <summary>Skips the test, saying why, where the file is absent.</summary>
    public static void Require(string file) => Skip.IfNot(File.Exists(PathOf(file)), $"the data set {file} is not in {Folder} beside the project's folder");

    /// <summary>The rows of a file as text by column name.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string file)
    {
        Require(file);
        string[] lines = File.ReadAllLines(PathOf(file));
        string[] names = Split(lines[0]);
        return
        [
            .. lines.Skip(1).Where(line => line.Length > 0).Select(line =>
                (IReadOnlyDictionary<string, string>)names.Zip(Split(line)).ToDictionary(pair => pair.First, pair => pair.Second)),
        ];
    }

    /// <summary>The numbers of a column.</summary>
    public static double[] Column(string file, string column) => [.. Rows(file).Select(row => Number(row[column]))];

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    // fields may be quoted; a comma inside quotes is part of the field
    private static string[] Split(string line)
    {
        List<string> fields = [];
        System.Text.StringBuilder field = new();
        bool isQuoted = false;
        foreach (char c in line)
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c == ',' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return [.. fields];
    }
}
