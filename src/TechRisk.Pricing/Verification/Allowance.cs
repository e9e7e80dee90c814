using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>How far a computed figure may lie from the expected one.</summary>
/// <param name="Absolute">In the figure's own unit, 0 or more.</param>
/// <param name="Relative">As a share of the expected figure, 0 or more.</param>
internal readonly record struct Allowance(double Absolute, double Relative)
{
    /// <summary>abs and rel of an object; what is missing is 0.</summary>
    public static Allowance Of(CaseNode node) => new(node.Number("abs", Require.NonNegative, 0), node.Number("rel", Require.NonNegative, 0));
}

/// <summary>The tolerances of a case: a default, and those of single figures by their path.</summary>
/// <param name="Default">What holds unless a path says otherwise.</param>
/// <param name="OfPath">What holds for a path and all paths below it.</param>
/// <param name="Adds">True where a file allows abs + rel |expected|, false where it allows the larger of both.</param>
internal sealed record Tolerance(Allowance Default, IReadOnlyDictionary<string, Allowance> OfPath, bool Adds)
{
    /// <summary>
    /// Reads <c>default</c> and <c>overrides</c> (the larger of abs and rel |expected|), or <c>abs</c>, <c>rel</c> and <c>per_key</c>
    /// (their sum).
    /// </summary>
    public static Tolerance Read(CaseNode node, bool adds)
    {
        Dictionary<string, Allowance> paths = new(StringComparer.Ordinal);
        Allowance all = adds ? Allowance.Of(node) : node.Child("default") is CaseNode own ? Closed(own) : default;
        if (node.OptionalChild(adds ? "per_key" : "overrides") is CaseNode overrides)
        {
            foreach (JsonProperty property in overrides.Element.EnumerateObject())
            {
                if (overrides.Child(JsonWords.NameOf(property) ?? "") is CaseNode item)
                {
                    paths[property.Name] = Closed(item);
                }
            }
        }

        node.Skip("note");
        node.Close();
        return new Tolerance(all, paths, adds);
    }

    /// <summary>The largest difference allowed at a path.</summary>
    public double At(string path, double expected)
    {
        Allowance allowance = Find(path);
        double relative = allowance.Relative == 0 ? 0 : allowance.Relative * Math.Abs(expected);
        return Adds ? allowance.Absolute + relative : Math.Max(allowance.Absolute, relative);
    }

    private static Allowance Closed(CaseNode node)
    {
        Allowance read = Allowance.Of(node);
        node.Close();
        return read;
    }

    // the path itself, otherwise the nearest path above it that has a rule; a name may hold dots (VaR_0.9), so every dot is tried
    private Allowance Find(string path)
    {
        for (int end = path.Length; end > 0; end = path.LastIndexOf('.', end - 1))
        {
            if (OfPath.TryGetValue(path[..end], out Allowance own))
            {
                return own;
            }
        }

        return Default;
    }
}
