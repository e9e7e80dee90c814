namespace TechRisk.Pricing;

/// <summary>A case that can be computed: the figure of each path, null where the path is not known.</summary>
internal interface ICaseFigures
{
    /// <summary>The figure of a path.</summary>
    /// <param name="path">Names from the outside in, joined by dots.</param>
    double? Find(string path);
}
