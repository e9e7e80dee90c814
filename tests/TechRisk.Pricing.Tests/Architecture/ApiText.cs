using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace TechRisk.Pricing.Tests.Architecture;

/// <summary>The public surface as text: one line a type, one a member, sorted, so that a change of the surface is a change of the text.</summary>
internal static class ApiText
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(int)] = "int", [typeof(uint)] = "uint",
        [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(double)] = "double", [typeof(string)] = "string", [typeof(object)] = "object",
    };

    public static string Of(Assembly assembly)
    {
        StringBuilder text = new();
        foreach (Type type in assembly.GetExportedTypes().Where(type => !NeverRuleTests.IsGenerated(type)).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Heading(type)).Append('\n');
            foreach (string member in (type.IsEnum ? Values(type) : MembersOf(type)).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Heading(Type type)
    {
        string kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "readonly struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";
        bool hasBase = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum);
        string[] bases =
        [
            .. hasBase ? [Name(type.BaseType!)] : Array.Empty<string>(),
            .. type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Select(Name).Order(StringComparer.Ordinal),
        ];
        return $"{kind} {Name(type)}" + (bases.Length == 0 ? "" : " : " + string.Join(", ", bases));
    }

    private static IEnumerable<string> Values(Type type) =>
        Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), System.Globalization.CultureInfo.InvariantCulture)}");

    private static IEnumerable<string> MembersOf(Type type)
    {
        foreach (PropertyInfo property in type.GetProperties(Members).Where(property => property.GetAccessors(nonPublic: true).Any(IsVisible) && property.Name != "EqualityContract" && !RepeatsBase(property.GetMethod!)))
        {
            string accessors = string.Concat(property.GetAccessors(nonPublic: true).Where(IsVisible).Select(accessor =>
                accessor == property.GetMethod ? " get;"
                : accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;"));
            string index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{Parameters(parameters)}]" : "";
            bool required = property.IsDefined(typeof(RequiredMemberAttribute));
            yield return $"{Modifiers(property.GetMethod ?? property.SetMethod!)}{(required ? "required " : "")}{Name(property.PropertyType)}{Nullable(property)} {property.Name}{index} {{{accessors} }}";
        }

        foreach (FieldInfo field in type.GetFields(Members).Where(field => field.IsPublic))
        {
            yield return $"field {(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}";
        }

        foreach (ConstructorInfo made in type.GetConstructors(Members).Where(made => IsVisible(made) && !made.IsDefined(typeof(CompilerGeneratedAttribute))))
        {
            yield return $"{Modifiers(made)}new({Parameters(made.GetParameters())})";
        }

        foreach (MethodInfo method in type.GetMethods(Members).Where(method => IsVisible(method) && !IsAccessor(method) && !RepeatsBase(method) && !method.IsDefined(typeof(CompilerGeneratedAttribute)) && !method.Name.Contains('<')))
        {
            string generic = method.IsGenericMethodDefinition ? "<" + string.Join(", ", method.GetGenericArguments().Select(Name)) + ">" : "";
            yield return $"{Modifiers(method)}{Name(method.ReturnType)}{Nullable(method.ReturnParameter)} {method.Name}{generic}({Parameters(method.GetParameters())})";
        }
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    // what a sealed type overrides is listed with its abstract root
    private static bool RepeatsBase(MethodInfo method) => method.DeclaringType!.IsSealed && method.GetBaseDefinition().DeclaringType is { } root && root != method.DeclaringType && root.Assembly == method.DeclaringType.Assembly;

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && (method.Name.StartsWith("get_", StringComparison.Ordinal) || method.Name.StartsWith("set_", StringComparison.Ordinal));

    private static string Modifiers(MethodBase method) =>
        (method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "")
        + (method.IsStatic ? "static " : "")
        + (method.IsAbstract ? "abstract " : method is MethodInfo { IsVirtual: true, IsFinal: false } info && info.DeclaringType!.IsSealed == false ? info.GetBaseDefinition() == info ? "virtual " : "override " : "");

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(parameter =>
        (parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "")
        + (parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref " : "")
        + Name(parameter.ParameterType) + Nullable(parameter) + " " + parameter.Name
        + (parameter.HasDefaultValue ? " = " + Default(parameter.DefaultValue) : "")));

    private static string Default(object? value) => value switch
    {
        null => "default",
        string text => "\"" + text + "\"",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };

    private static string Nullable(ParameterInfo parameter) => IsNullable(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    private static string Nullable(PropertyInfo property) => IsNullable(property.PropertyType, new NullabilityInfoContext().Create(property));

    private static string IsNullable(Type type, NullabilityInfo info) =>
        !type.IsValueType && !type.IsByRef && !type.IsGenericParameter && (info.ReadState == NullabilityState.Nullable || info.WriteState == NullabilityState.Nullable) ? "?" : "";

    private static string Name(Type type)
    {
        if (System.Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying) + "?";
        }

        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        string nested = type.DeclaringType is null ? "" : Name(type.DeclaringType) + ".";
        return Keywords.TryGetValue(type, out string? keyword) ? keyword
            : type.IsGenericType ? nested + type.Name.Split('`')[0] + "<" + string.Join(", ", type.GetGenericArguments().Select(Name)) + ">"
            : nested + type.Name;
    }
}
