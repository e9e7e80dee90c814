using System.Text;
using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>Words of the messages about a document.</summary>
internal static class JsonWords
{
    private const int Longest = 60;
    private const int LongestLine = 400;

    /// <summary>A text in double quotes, on one line, cut where it is long.</summary>
    public static string Quoted(string text) =>
        "\"" + OneLine(text.Length <= Longest ? text : text[..Longest] + "...") + "\"";

    /// <summary>A text without control characters and lone surrogates, so that a finding takes one line; cut where it is very long.</summary>
    public static string OneLine(string text)
    {
        StringBuilder line = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool plain = !Rune.IsControl(rune) && rune.Value is not (0x2028 or 0x2029);
            line.Append(plain ? rune.ToString() : " ");
            if (line.Length >= LongestLine)
            {
                return line.Append("...").ToString();
            }
        }

        return line.ToString();
    }

    /// <summary>What a value is: <c>the text "0.8"</c>, <c>a list</c>, <c>null</c>.</summary>
    public static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.Number => "the number " + OneLine(Cut(element.GetRawText())),
        _ => "the text " + (TextOf(element) is string text ? Quoted(text) : OneLine(Cut(element.GetRawText()))),
    };

    /// <summary>The text of a string; null where its escapes are not valid Unicode.</summary>
    public static string? TextOf(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // a lone surrogate such as \ud800
        }
    }

    /// <summary>The name of a property; null where its escapes are not valid Unicode.</summary>
    public static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The first property of an object with a name; null if there is none.</summary>
    public static JsonElement? Find(JsonElement element, string name)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (NameOf(property) == name)
            {
                return property.Value;
            }
        }

        return null;
    }

    /// <summary>The sentence of a constructor's error with the name in JSON, without what .NET appends to it.</summary>
    public static string Rule(ArgumentException error, string name)
    {
        string message = error.Message;
        string parameter = error.ParamName ?? "";
        int end = message.LastIndexOf($" (Parameter '{parameter}')", StringComparison.Ordinal);
        string sentence = end < 0 ? message : message[..end];
        return sentence.StartsWith(parameter + " is ", StringComparison.Ordinal) ? name + sentence[parameter.Length..] : sentence;
    }

    /// <summary>The name in camelCase of a C# name.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>The known name that a misspelt one was meant to be; null if none is near.</summary>
    public static string? Nearest(string text, IEnumerable<string> known)
    {
        string? best = null;
        int least = int.MaxValue;
        foreach (string name in known)
        {
            int distance = Distance(text, name);
            if (distance < least && distance <= Math.Max(1, Math.Min(text.Length, name.Length) / 3))
            {
                least = distance;
                best = name;
            }
        }

        return best;
    }

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest] + "...";

    // changes, insertions, deletions and swaps of neighbours that turn one text into the other; upper and lower case are equal
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > Longest || Math.Max(a.Length, b.Length) > 2 * Longest)
        {
            return int.MaxValue;
        }

        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }

                int change = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
