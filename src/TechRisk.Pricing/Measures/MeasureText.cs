using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>Names of measures as printed.</summary>
internal static class MeasureText
{
    /// <summary>Name and parameter, such as <c>WangTransform 0.35</c>.</summary>
    public static string Of(string name, double parameter) => string.Create(CultureInfo.InvariantCulture, $"{name} {parameter}");
}
