using System.Text;

namespace TechRisk.Pricing.Cli;

/// <summary>Text to the standard output, byte for byte: UTF-8 without a mark, line ends as they are.</summary>
internal static class Output
{
    public static void Write(string text)
    {
        using Stream output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(text));
    }
}
