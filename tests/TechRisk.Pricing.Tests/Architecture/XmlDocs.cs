using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TechRisk.Pricing.Tests.Architecture;

/// <summary>The XML documentation that lies beside the library.</summary>
internal static partial class XmlDocs
{
    /// <summary>Documentation id -> element.</summary>
    public static IReadOnlyDictionary<string, XElement> ById { get; } =
        XDocument.Load(Path.ChangeExtension(typeof(Submission).Assembly.Location, ".xml"))
            .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    /// <summary>The documented parameters of each public constructor, in order.</summary>
    public static IEnumerable<(ConstructorInfo Constructor, IReadOnlyList<(string Name, string Text)> Parameters)> Constructors(Type type) =>
        from made in type.GetConstructors()
        let names = made.GetParameters().Select(parameter => parameter.Name!).ToList()
        let element = ById.Where(doc => doc.Key.StartsWith($"M:{type.FullName}.#ctor", StringComparison.Ordinal))
            .Select(doc => doc.Value.Elements("param").ToList())
            .FirstOrDefault(documented => documented.Select(param => param.Attribute("name")!.Value).SequenceEqual(names))
        where element is not null
        select (made, (IReadOnlyList<(string, string)>)element.Select(param => (param.Attribute("name")!.Value, Plain(param))).ToList());

    /// <summary>The text of an element on one line; references to types and members by their last name.</summary>
    public static string Plain(XElement? element) =>
        element is null ? "" : Space().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "paramref" or "typeparamref" } see =>
            LastName().Match(see.Attribute("cref")?.Value ?? see.Attribute("name")?.Value ?? see.Attribute("langword")?.Value ?? "").Value,
        XElement other => Plain(other),
        _ => "",
    };

    [GeneratedRegex(@"\w+(?=(?:\(.*\))?$)")]
    private static partial Regex LastName();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
