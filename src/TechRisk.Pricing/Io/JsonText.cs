using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>Text to values and back by shapes. Strict: no comments, no trailing commas, no second value.</summary>
internal static class JsonText
{
    private const int MaximumDepth = 256;

    private static readonly JsonDocumentOptions ReadOptions = new() { MaxDepth = MaximumDepth };

    private static readonly JsonWriterOptions WriteOptions = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaximumDepth,
    };

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a value; false if there are errors.</summary>
    public static bool TryRead<T>(string json, Shape<T> shape, [NotNullWhen(true)] out T? value, out ValueList<Finding> findings)
        where T : class =>
        TryRead(json, (_, _) => shape, out value, out findings);

    /// <summary>Reads a value whose shape depends on the document; false if there are errors.</summary>
    public static bool TryRead<T>(string json, Func<JsonElement, List<Finding>, Shape<T>?> shapeOf, [NotNullWhen(true)] out T? value, out ValueList<Finding> findings)
        where T : class
    {
        value = null;
        if (TryParse(json, out JsonDocument? document, out Finding? problem))
        {
            using (document)
            {
                List<Finding> found = [];
                T? read = shapeOf(document.RootElement, found)?.Read(new JsonNode(document.RootElement, null, found), null!);
                findings = ValueList.Create<Finding>([.. found]);
                value = found.Exists(finding => finding.Level == FindingLevel.Error) ? null : read;
                return value is not null;
            }
        }

        findings = [problem];
        return false;
    }

    /// <summary>The canonical bytes of a value.</summary>
    public static byte[] Write<T>(Shape<T> shape, T value) => Write(writer => shape.Write(writer, value));

    /// <summary>The bytes of what is written.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, WriteOptions))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static bool TryParse(string json, [NotNullWhen(true)] out JsonDocument? document, [NotNullWhen(false)] out Finding? problem)
    {
        document = null;
        byte[] utf8;
        try
        {
            utf8 = StrictUtf8.GetBytes(json);
        }
        catch (EncoderFallbackException error)
        {
            problem = Syntax(json.AsSpan(0, error.Index).Count('\n'), json.AsSpan(0, error.Index), "half of a surrogate pair is not valid Unicode text.");
            return false;
        }

        try
        {
            document = JsonDocument.Parse(utf8, ReadOptions);
            problem = null;
            return true;
        }
        catch (JsonException error)
        {
            long line = error.LineNumber ?? 0;
            int column = (int)Math.Min(error.BytePositionInLine ?? 0, utf8.Length);
            ReadOnlySpan<byte> rest = utf8;
            for (long i = 0; i < line && rest.IndexOf((byte)'\n') is int end and >= 0; i++)
            {
                rest = rest[(end + 1)..];
            }

            string before = Encoding.UTF8.GetString(rest[..Math.Min(column, rest.Length)]);
            int cut = error.Message.IndexOf(" LineNumber: ", StringComparison.Ordinal);
            problem = Syntax(line, before, cut < 0 ? error.Message : error.Message[..cut]);
            return false;
        }
    }

    private static Finding Syntax(long line, ReadOnlySpan<char> before, string message)
    {
        int column = before[(before.LastIndexOf('\n') + 1)..].Length + 1;
        return new Finding("json.syntax", "", JsonWords.OneLine($"line {line + 1}, column {column}: {message}"), FindingLevel.Error);
    }
}
