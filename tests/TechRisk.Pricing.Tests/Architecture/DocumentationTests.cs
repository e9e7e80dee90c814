using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TechRisk.Pricing.Tests.Architecture;

/// <summary>Every public member is documented, and every number that enters says its unit or range.</summary>
public sealed partial class DocumentationTests
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly string[] FoldersWithUnits = ["Terms", "Distributions", "LossModels", "Model", "Measures", "Pricing"];
    private static IReadOnlyDictionary<string, XElement> Docs => XmlDocs.ById;

    private static IEnumerable<Type> PublicTypes => typeof(Submission).Assembly.GetExportedTypes().Where(type => !NeverRuleTests.IsGenerated(type));

    [Fact]
    public void Every_public_type_and_member_is_documented()
    {
        IEnumerable<string> undocumented =
            from type in PublicTypes
            from id in Ids(type)
            where !Docs.Keys.Any(key => key == id || key.StartsWith(id + "(", StringComparison.Ordinal) || key.StartsWith(id + "`", StringComparison.Ordinal))
            select id;
        FloorTests.None(undocumented.Distinct(), "public members without documentation");
    }

    [Fact]
    public void Every_number_that_enters_says_its_unit_or_range()
    {
        IEnumerable<string> silent =
            from type in PublicTypes
            where SourceTypes.Folders[type.FullName!.Split('`')[0]].Any(FoldersWithUnits.Contains)
            from wrong in SilentProperties(type).Concat(SilentParameters(type))
            select wrong;
        FloorTests.None(silent.Distinct(), "numbers without a unit or a range in their documentation (<value> or <param>)");
    }

    private static IEnumerable<string> SilentProperties(Type type) =>
        from property in type.GetProperties(Members)
        where property.SetMethod is { IsPublic: true } && IsNumber(property.PropertyType)
        let id = $"P:{type.FullName}.{property.Name}"
        let text = Docs.TryGetValue(id, out XElement? own) ? XmlDocs.Plain(own) : PositionalDoc(type, property.Name)
        where !UnitOrRange().IsMatch(text)
        select $"{type.Name}.{property.Name}: {text}";

    // the property of a positional record is described by the record's parameter
    private static string PositionalDoc(Type type, string name) =>
        Docs.TryGetValue($"T:{type.FullName}", out XElement? record)
            ? XmlDocs.Plain(record.Elements("param").FirstOrDefault(param => param.Attribute("name")?.Value == name))
            : "";

    private static IEnumerable<string> SilentParameters(Type type) =>
        from method in type.GetMethods(Members).Cast<MethodBase>().Concat(type.GetConstructors(Members))
        where (method.IsPublic || method.IsFamily) && !method.IsDefined(typeof(CompilerGeneratedAttribute))
        from parameter in method.GetParameters()
        where IsNumber(parameter.ParameterType)
        let documented = Docs.Where(doc => IsOf(doc.Key, type, method)).Select(doc => doc.Value.Elements("param").FirstOrDefault(param => param.Attribute("name")?.Value == parameter.Name)).OfType<XElement>().ToList()
        where documented.Count > 0 && !documented.Exists(param => UnitOrRange().IsMatch(XmlDocs.Plain(param)))
        select $"{type.Name}.{method.Name}({parameter.Name}): {XmlDocs.Plain(documented[0])}";

    private static bool IsOf(string id, Type type, MethodBase method)
    {
        string name = $"M:{type.FullName}.{(method.IsConstructor ? "#ctor" : method.Name)}";
        return id.StartsWith(name + "(", StringComparison.Ordinal) || id.StartsWith(name + "`", StringComparison.Ordinal);
    }

    private static bool IsNumber(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var plain && (plain == typeof(double) || plain == typeof(int) || plain == typeof(long));

    private static IEnumerable<string> Ids(Type type)
    {
        yield return "T:" + type.FullName;
        if (type.IsEnum)
        {
            foreach (string name in Enum.GetNames(type))
            {
                yield return $"F:{type.FullName}.{name}";
            }

            yield break;
        }

        foreach (PropertyInfo property in type.GetProperties(Members).Where(property => property.GetMethod is { IsPublic: true } get && !get.IsDefined(typeof(CompilerGeneratedAttribute)) && get.GetBaseDefinition().DeclaringType == type))
        {
            yield return $"P:{type.FullName}.{property.Name}";
        }

        foreach (MethodInfo method in type.GetMethods(Members).Where(method => method is { IsPublic: true, IsSpecialName: false } && !method.IsDefined(typeof(CompilerGeneratedAttribute)) && !method.Name.Contains('<') && method.GetBaseDefinition().DeclaringType == type))
        {
            yield return $"M:{type.FullName}.{method.Name}";
        }
    }

    [GeneratedRegex(@"fraction|currency|years?\b|hours?\b|probability|level|0 or more|1 or more|2 or more|at least|at most|above|below|between|finite|number of|whole number|claims|loss\b|\bin [\[(]|\d to \d|[<>]=? ?\d", RegexOptions.IgnoreCase)]
    private static partial Regex UnitOrRange();
}
