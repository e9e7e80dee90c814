using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace TechRisk.Pricing.Tests.Architecture;

/// <summary>What no part of the library does, read from the built assembly's tokens and from the source tree.</summary>
public sealed partial class NeverRuleTests
{
    private const int LongestFile = 400;

    private static readonly string[] NumericFolders = ["Numerics", "Fitting"];
    private static readonly string[] ThreadingFolders = ["Simulation", "Fitting"];
    private static readonly string[] SimulatedFolders = ["Distributions", "LossModels", "Simulation", "Numerics"];

    // arithmetic that IEEE 754 rounds correctly: the same bits everywhere
    private static readonly string[] ExactMath =
    [
        "Abs", "BigMul", "BitDecrement", "BitIncrement", "Ceiling", "Clamp", "CopySign", "DivRem", "Floor", "FusedMultiplyAdd", "ILogB",
        "Max", "MaxMagnitude", "Min", "MinMagnitude", "Round", "ScaleB", "Sign", "Sqrt", "Truncate",
    ];

    private static readonly Type[] MutableCollections =
    [
        typeof(List<>), typeof(Dictionary<,>), typeof(System.Collections.Concurrent.ConcurrentDictionary<,>), typeof(Queue<>), typeof(Stack<>),
        typeof(ConditionalWeakTable<,>), typeof(ThreadLocal<>), typeof(AsyncLocal<>),
    ];

    private static IEnumerable<(string Folder, Use Use)> External =>
        LibraryReferences.All.Where(use => !use.IsOwn && SourceTypes.Folders.Contains(use.From)).Select(use => (SourceTypes.Folders[use.From].First(), use));

    [Fact]
    public void MathNet_is_used_in_Numerics_and_Fitting_only_and_never_its_distributions_or_generators()
    {
        None(use => use.To.StartsWith("MathNet.", StringComparison.Ordinal), NumericFolders, "uses of MathNet outside Numerics and Fitting");
        None(use => use.To.StartsWith("MathNet.Numerics.Distributions", StringComparison.Ordinal) || use.To.StartsWith("MathNet.Numerics.Random", StringComparison.Ordinal), [], "uses of MathNet's distributions or generators");
    }

    [Fact]
    public void No_result_sees_a_clock_a_thread_an_environment_or_a_system_generator() =>
        None(
            use => use is { To: "System.DateTime" or "System.DateTimeOffset", Member: "get_Now" or "get_UtcNow" or "get_Today" }
                or { To: "System.Random" or "System.Diagnostics.Stopwatch" or "System.TimeProvider" or "System.Security.Cryptography.RandomNumberGenerator" }
                or { To: "System.Guid", Member: "NewGuid" }
                or { To: "System.Threading.Thread", Member: "get_CurrentThread" or "get_ManagedThreadId" }
                || (use.To == "System.Environment" && use.Member is not ("" or "get_ProcessorCount")),
            [],
            "uses of a clock, a thread's identity, the environment or a system generator");

    [Fact]
    public void Text_has_the_same_line_ends_everywhere() =>
        None(
            use => use is { To: "System.Environment", Member: "get_NewLine" } or { To: "System.Text.StringBuilder", Member: "AppendLine" }
                or { To: "System.IO.TextWriter" or "System.IO.StringWriter" or "System.IO.StreamWriter", Member: "WriteLine" } or { To: "System.Console" },
            [],
            "line ends of the platform: write \\n");

    [Fact]
    public void Threads_start_in_Simulation_and_Fitting_only() =>
        None(
            use => use.To is "System.Threading.Tasks.Parallel" or "System.Threading.ThreadPool" or "System.Linq.ParallelEnumerable"
                || use is { To: "System.Threading.Thread", Member: ".ctor" or "Start" or "UnsafeStart" }
                || use is { To: "System.Threading.Tasks.Task" or "System.Threading.Tasks.TaskFactory", Member: "Run" or "StartNew" or "Start" }
                || use is { To: "System.Environment", Member: "get_ProcessorCount" },
            ThreadingFolders,
            "threads outside Simulation and Fitting");

    [Fact]
    public void Vectors_stay_in_Numerics() =>
        None(
            use => use.To.StartsWith("System.Runtime.Intrinsics.", StringComparison.Ordinal) || use.To is "System.Numerics.Vector",
            ["Numerics"],
            "uses of vectors outside Numerics");

    [Fact]
    public void No_platform_function_makes_a_simulated_number()
    {
        IEnumerable<string> wrong =
            from pair in External
            where SimulatedFolders.Contains(pair.Folder) && IsPlatformFunction(pair.Use)
            select $"{pair.Folder}: {pair.Use.From} uses {pair.Use.To}.{pair.Use.Member}";
        FloorTests.None(wrong, "uses of platform functions, whose bits differ between machines: use Exp.Of, Log.Of, Pow.Of ... of Numerics");
        FloorTests.None(
            External.Where(pair => pair.Use.To.EndsWith("TensorPrimitives", StringComparison.Ordinal) || IsVectorFunction(pair.Use)).Select(pair => pair.Use.ToString()),
            "framework vector functions, whose bits change between instruction sets");
    }

    [Fact]
    public void Numerics_knows_no_word_of_insurance() =>
        FloorTests.None(
            from file in SourceTypes.Files
            where file.Key.StartsWith("Numerics/", StringComparison.Ordinal)
            from match in InsuranceWord().Matches(SplitIdentifiers(file.Value))
            select $"{file.Key}: {match.Value}",
            "insurance words in Numerics");

    [Fact]
    public void Nothing_static_changes()
    {
        IEnumerable<string> wrong =
            from type in typeof(Submission).Assembly.GetTypes()
            where !IsGenerated(type)
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where !field.IsLiteral && !(field.Name.StartsWith("<>", StringComparison.Ordinal) || field.Name.Contains("CachedAnonymous", StringComparison.Ordinal))
            where !field.IsInitOnly || field.IsDefined(typeof(ThreadStaticAttribute)) || IsMutableCollection(field.FieldType)
            select $"{type.FullName}.{field.Name}";
        FloorTests.None(wrong, "static fields that can change");
    }

    [Fact]
    public void No_file_is_above_400_lines() =>
        FloorTests.None(
            from path in Repository.Files("*.cs")
            where !path.Contains("/obj/", StringComparison.Ordinal) && !TableFile().IsMatch(path)
            let lines = Repository.Read(path).Count(c => c == '\n')
            where lines > LongestFile
            select $"{path}: {lines} lines",
            $"files above {LongestFile} lines");

    [Fact]
    public void No_constructor_takes_more_than_5_parameters() =>
        FloorTests.None(
            from type in typeof(Submission).Assembly.GetTypes()
            where !IsGenerated(type)
            from constructor in type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            where constructor.GetParameters().Length > 5 && !constructor.IsPrivate
            select $"{type.FullName}: {constructor.GetParameters().Length} parameters",
            "constructors above 5 parameters");

    internal static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.Name.Contains('<') || (type.DeclaringType is not null && IsGenerated(type.DeclaringType))
        || type.FullName!.StartsWith("System.Text.RegularExpressions.Generated", StringComparison.Ordinal);

    private static void None(Func<Use, bool> isBanned, string[] exceptIn, string what) =>
        FloorTests.None(
            from pair in External
            where !exceptIn.Contains(pair.Folder) && isBanned(pair.Use)
            select $"{pair.Folder}: {pair.Use.From} uses {pair.Use.To}.{pair.Use.Member}",
            what);

    private static bool IsPlatformFunction(Use use) =>
        use.Member.Length > 0
        && (use.To is "System.Math" or "System.MathF"
            ? !ExactMath.Contains(use.Member)
            : use.To is "System.Double" or "System.Single" && typeof(Math).GetMethods().Any(method => method.Name == use.Member) && !ExactMath.Contains(use.Member));

    private static bool IsVectorFunction(Use use) =>
        use.To.StartsWith("System.Runtime.Intrinsics.Vector", StringComparison.Ordinal)
        && (use.Member is "Exp" or "Log" or "Log2" or "Sin" or "Cos" or "SinCos" or "Hypot" or "MultiplyAddEstimate" || use.Member.Contains("Estimate", StringComparison.Ordinal) || use.Member.EndsWith("Native", StringComparison.Ordinal));

    private static bool IsMutableCollection(Type type) => type.IsGenericType && MutableCollections.Contains(type.GetGenericTypeDefinition());

    private static string SplitIdentifiers(string text) => CamelCase().Replace(text, " ");

    [GeneratedRegex(@"(?<=[a-z0-9])(?=[A-Z])|_")]
    private static partial Regex CamelCase();

    [GeneratedRegex(@"\b(?:re)?insur\w*|\bpremiums?\b|\bclaims?\b|\bpolic(?:y|ies)\b|\bdeductibles?\b|\bretentions?\b|\bunderwrit\w*|\bperils?\b|\bsever(?:ity|ities)\b|\btreat(?:y|ies)\b|\b(?<!without )loss(?:es)?\b|\bsubmissions?\b|\breinstatements?\b|\bexpos(?:ure|ures)\b|\bquotes?\b|\bbrokerage\b|\bsubsid\w*", RegexOptions.IgnoreCase)]
    private static partial Regex InsuranceWord();

    [GeneratedRegex(@"(?:Tables?|\.Generated|\.g)\.cs$")]
    private static partial Regex TableFile();
}
