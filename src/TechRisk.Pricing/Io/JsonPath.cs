using System.Globalization;
using System.Text;

namespace TechRisk.Pricing;

/// <summary>Where a value stands in a document, such as <c>covers[1].terms.limit</c>. The root is null.</summary>
internal sealed class JsonPath
{
    private readonly JsonPath? _parent;
    private readonly string? _name;
    private readonly int _index;

    private JsonPath(JsonPath? parent, string? name, int index)
    {
        _parent = parent;
        _name = name;
        _index = index;
    }

    public static JsonPath Property(JsonPath? parent, string name) => new(parent, name, 0);

    public static JsonPath Item(JsonPath? parent, int index) => new(parent, null, index);

    /// <summary>The path in words; empty for the root.</summary>
    public static string Text(JsonPath? path) => path?.ToString() ?? "";

    public override string ToString()
    {
        StringBuilder text = new();
        Append(text);
        return text.ToString();
    }

    private void Append(StringBuilder text)
    {
        _parent?.Append(text);
        if (_name is null)
        {
            text.Append('[').Append(_index.ToString(CultureInfo.InvariantCulture)).Append(']');
        }
        else if (_name.Length > 0 && _name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '&'))
        {
            text.Append(text.Length > 0 ? "." : "").Append(_name);
        }
        else
        {
            text.Append('[').Append(JsonWords.Quoted(_name)).Append(']');
        }
    }
}
