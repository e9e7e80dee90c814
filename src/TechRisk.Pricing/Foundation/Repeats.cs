namespace TechRisk.Pricing;

/// <summary>Names that have to be unique.</summary>
internal static class Repeats
{
    /// <summary>The first name that two items share; null if every name is given once. Names are compared by their characters.</summary>
    public static string? First<T>(IReadOnlyCollection<T> items, Func<T, string> name) => items.Count < 2
        ? null
        : items.GroupBy(name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
}
