namespace TechRisk.Pricing.Cli;

/// <summary>Text that a terminal shows and does not obey: names come from files of others.</summary>
internal static class Printable
{
    /// <summary>The text with control characters, but for line ends, replaced by a replacement character.</summary>
    public static string Of(string text) =>
        text.Any(c => char.IsControl(c) && c != '\n') ? string.Concat(text.Select(c => char.IsControl(c) && c != '\n' ? '\uFFFD' : c)) : text;
}
