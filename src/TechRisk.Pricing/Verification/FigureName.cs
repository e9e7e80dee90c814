using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>The name of a figure with the number it holds: <c>VaR_0.99</c>, <c>wang_0_25</c>, <c>expected_value_20pct</c>.</summary>
internal static class FigureName
{
    /// <summary>The number after a prefix; an underscore is a decimal point and pct a hundredth. Null where the name is another.</summary>
    public static double? After(string prefix, string name)
    {
        if (!name.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        string text = name[prefix.Length..].Replace('_', '.');
        bool isShare = text.EndsWith("pct", StringComparison.Ordinal);
        return Number(isShare ? text[..^3] : text) is double number ? isShare ? number / 100 : number : null;
    }

    /// <summary>A plain number of 0 or more; null where the text is none.</summary>
    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
}
