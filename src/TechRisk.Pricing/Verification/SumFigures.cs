namespace TechRisk.Pricing;

/// <summary>Figures of the sum of lines; a name that ends in <c>_comonotonic</c> is the sum of the lines' own figures.</summary>
/// <param name="sum">The sum.</param>
/// <param name="lines">The lines alone.</param>
internal sealed class SumFigures(Func<string, double?> sum, IReadOnlyList<Func<string, double?>> lines)
{
    private const string Ending = "_comonotonic";
    private const string Heading = "comonotonic.";

    /// <summary>The figure of a name; null where the name is not known.</summary>
    public double? Find(string name) =>
        name.EndsWith(Ending, StringComparison.Ordinal) ? OfLines(name[..^Ending.Length])
        : name.StartsWith(Heading, StringComparison.Ordinal) ? OfLines(name[Heading.Length..])
        : name.Contains(Ending + "_", StringComparison.Ordinal) ? OfLines(name.Replace(Ending + "_", "_", StringComparison.Ordinal))
        : sum(name);

    private double? OfLines(string name)
    {
        double total = 0;
        foreach (Func<string, double?> line in lines)
        {
            if (line(name) is not double own)
            {
                return null;
            }

            total += own;
        }

        return total;
    }
}
