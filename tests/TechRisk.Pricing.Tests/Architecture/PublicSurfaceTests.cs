using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit.Abstractions;

namespace TechRisk.Pricing.Tests.Architecture;

/// <summary>The shape of the public surface: small, sealed, immutable, without switches.</summary>
public sealed class PublicSurfaceTests(ITestOutputHelper output)
{
    private const int MostTypes = 225;
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // asked for or given by the terms, not simulated
    private static readonly string[] KnownExactly =
    [
        "ExceedancePoint.ReturnPeriod", "ExceedancePoint.Probability", "LevelFigure.Level", "PremiumBreakdown.Limit", "LatticeLoss.Step",
        // arithmetic on the observed counts
        "CountTrend.Aic", "CountTrend.Centre", "CountTrend.LogLikelihood", "CountTrend.PearsonDispersion",
        // a test statistic: its standard error is 1
        "ReconciliationLine.ZScore",
        // a parameter as it is and as it was changed to
        "Sensitivity.Value", "Sensitivity.ChangedTo",
    ];

    // asked for, counted, or the value of a known function of the data at the estimate
    private static readonly string[] OfFittedTails =
    [
        "TailPoint.Threshold", "ThresholdCandidate.Threshold", "ThresholdCandidate.Statistic",
        "PeaksOverThreshold.Threshold", "PeaksOverThreshold.LogLikelihood", "PeaksOverThreshold.Aic", "PeaksOverThreshold.Bic", "PeaksOverThreshold.ScaleShapeCovariance",
        "BlockMaximaFit.LogLikelihood", "BlockMaximaFit.Aic", "BlockMaximaFit.Bic",
        "StatisticalTest.Statistic",
        "BetaBinomialFit.LogLikelihood", "BetaBinomialFit.BinomialLogLikelihood",
        "SuccessRecord.Trials", "SuccessRecord.Successes", "SuccessRecord.Failures",
    ];

    private static readonly Type[] MutableTypes = [typeof(List<>), typeof(Dictionary<,>), typeof(HashSet<>), typeof(IList<>), typeof(ICollection<>), typeof(IDictionary<,>), typeof(Memory<>), typeof(Span<>)];

    private static IEnumerable<Type> PublicTypes => typeof(Submission).Assembly.GetExportedTypes().Where(type => !NeverRuleTests.IsGenerated(type));

    private static IEnumerable<(Type Type, MethodBase Method)> PublicMethods =>
        from type in PublicTypes
        from method in type.GetMethods(Members).Cast<MethodBase>().Concat(type.GetConstructors(Members))
        where (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && !method.IsDefined(typeof(CompilerGeneratedAttribute)) && !method.Name.Contains('<')
        select (type, method);

    [Fact]
    public void The_public_surface_stays_near_100_types_that_are_not_leaves()
    {
        List<Type> types = PublicTypes.ToList();
        List<Type> leaves = types.Where(IsLeaf).ToList();
        output.WriteLine($"{types.Count} public types: {types.Count - leaves.Count} and {leaves.Count} leaves ({string.Join(", ", leaves.Select(type => type.Name).Order(StringComparer.Ordinal))})");
        output.WriteLine(string.Join(", ", types.Except(leaves).Select(type => type.Name).Order(StringComparer.Ordinal)));
        Assert.InRange(types.Count - leaves.Count, 1, MostTypes);
    }

    [Fact]
    public void Everything_public_is_in_one_namespace() =>
        FloorTests.None(PublicTypes.Where(type => type.Namespace != "TechRisk.Pricing").Select(type => type.FullName!), "public types outside the namespace TechRisk.Pricing");

    [Fact]
    public void Every_public_class_is_sealed_or_an_abstract_root_that_nobody_outside_can_extend() =>
        FloorTests.None(
            PublicTypes.Where(type => type.IsClass && !type.IsSealed && !(type.IsAbstract && type.GetConstructors(Members).All(made => made.IsPrivate || made.IsFamilyAndAssembly || made.IsAssembly || made.IsStatic || IsCopy(made))))
                .Select(type => type.FullName!),
            "public classes that could be extended from outside");

    [Fact]
    public void Nothing_public_can_be_set() =>
        FloorTests.None(
            from type in PublicTypes
            where !type.IsEnum
            from member in Setters(type).Concat(type.GetFields(Members).Where(field => field.IsPublic).Select(field => field.Name))
            select $"{type.FullName}.{member}",
            "public setters or fields");

    [Fact]
    public void Public_types_are_immutable() =>
        FloorTests.None(
            from type in PublicTypes
            where !type.IsEnum && !type.IsInterface && !typeof(Exception).IsAssignableFrom(type)
            from field in type.GetFields(Members)
            where !field.IsStatic && !field.IsInitOnly
            select $"{type.FullName}.{field.Name}",
            "fields of public types that can change");

    [Fact]
    public void No_property_hands_out_a_collection_that_can_change() =>
        FloorTests.None(
            from type in PublicTypes
            from property in type.GetProperties(Members)
            where property.GetMethod is { IsPublic: true } && IsMutable(property.PropertyType)
            select $"{type.FullName}.{property.Name}: {property.PropertyType.Name}",
            "properties with a mutable type");

    [Fact]
    public void A_number_made_by_dice_is_an_estimate() =>
        FloorTests.None(
            from type in PublicTypes
            where type.GetProperties().Any(property => property.PropertyType == typeof(Estimate) || property.PropertyType == typeof(Estimate?))
            from property in type.GetProperties(Members)
            where property.GetMethod is { IsPublic: true } && (property.PropertyType == typeof(double) || property.PropertyType == typeof(double?))
            let name = $"{type.Name}.{property.Name}"
            where type != typeof(Estimate) && !KnownExactly.Contains(name) && !OfFittedTails.Contains(name)
            select name,
            "numbers beside estimates: make each an Estimate, or list it as known exactly");

    [Fact]
    public void No_public_struct_holds_a_reference() =>
        FloorTests.None(
            PublicTypes.Where(type => type is { IsValueType: true, IsEnum: false } && HoldsReference(type)).Select(type => type.FullName!),
            "public structs that hold a reference");

    [Fact]
    public void No_public_member_takes_a_boolean() =>
        FloorTests.None(
            from pair in PublicMethods
            where !(pair.Method.IsSpecialName && pair.Method.Name.StartsWith("set_", StringComparison.Ordinal))
            from parameter in pair.Method.GetParameters()
            where !parameter.IsOut && (parameter.ParameterType == typeof(bool) || parameter.ParameterType == typeof(bool?))
            select $"{pair.Type.FullName}.{pair.Method.Name}({parameter.Name})",
            "boolean parameters");

    [Fact]
    public void No_public_signature_names_MathNet() =>
        FloorTests.None(
            from pair in PublicMethods
            from named in pair.Method.GetParameters().Select(parameter => parameter.ParameterType).Append((pair.Method as MethodInfo)?.ReturnType ?? typeof(void))
            where named.ToString().Contains("MathNet", StringComparison.Ordinal)
            select $"{pair.Type.FullName}.{pair.Method.Name}",
            "public signatures with MathNet");

    internal static bool IsLeaf(Type type) =>
        type is { IsSealed: true, BaseType: { IsAbstract: true, IsPublic: true } root } && root.Assembly == type.Assembly;

    private static IEnumerable<string> Setters(Type type) =>
        from property in type.GetProperties(Members)
        let setter = property.SetMethod
        where setter is not null && !(setter.IsPrivate || setter.IsAssembly || setter.IsFamilyAndAssembly)
        where !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
        select property.Name;

    private static bool IsCopy(ConstructorInfo made) => made.GetParameters() is [{ } only] && only.ParameterType == made.DeclaringType;

    private static bool IsMutable(Type type) => type.IsArray || (type.IsGenericType && MutableTypes.Contains(type.GetGenericTypeDefinition()));

    private static bool HoldsReference(Type type) =>
        type.IsByRefLike
        || type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Any(field => !field.FieldType.IsPrimitive && !field.FieldType.IsEnum && !field.FieldType.IsPointer
                && (!field.FieldType.IsValueType || HoldsReference(field.FieldType)));
}
