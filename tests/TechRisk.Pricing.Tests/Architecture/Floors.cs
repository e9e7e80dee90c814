namespace TechRisk.Pricing.Tests.Architecture;

/// <summary>
/// The folders of the library, bottom floor first, and what each may use besides itself. This table is the one place that says so.
/// </summary>
internal static class Floors
{
    public const string FrontDoor = "SubmissionPricing.cs";

    private static readonly string[] Laws = ["Foundation", "Numerics", "Distributions"];
    private static readonly string[] Models = [.. Laws, "Terms", "Fitting", "LossModels"];
    private static readonly string[] Submissions = [.. Models, "Model"];
    private static readonly string[] Results = [.. Submissions, "Losses"];

    /// <summary>Folder -> folders it may use. What is missing is forbidden; the engines never see each other, measures never an engine.</summary>
    public static IReadOnlyDictionary<string, string[]> MayUse { get; } = new Dictionary<string, string[]>
    {
        ["Foundation"] = [],
        ["Numerics"] = ["Foundation"],
        ["Distributions"] = ["Foundation", "Numerics"],
        ["Terms"] = ["Foundation", "Numerics"],
        ["Fitting"] = Laws,
        ["LossModels"] = [.. Laws, "Terms", "Fitting"],
        ["Model"] = Models,
        ["Losses"] = Submissions,
        ["Simulation"] = Results,
        ["Aggregation"] = Results,
        ["Measures"] = [.. Laws, "Terms", "Losses"],
        ["Rating"] = [.. Laws, "Fitting"],
        ["Pricing"] = [.. Results, "Measures", "Rating"],
        ["Verification"] = [.. Results, "Simulation", "Aggregation", "Measures", "Rating", "Pricing", "Io"],
        ["Io"] = [.. Results, "Simulation", "Aggregation", "Measures", "Rating", "Pricing"],
    };

    /// <summary>The top folder of a file of the library, or the front door's own name; null where the file has no place.</summary>
    public static string? Of(string pathInLibrary)
    {
        string top = pathInLibrary.Split('/')[0];
        return pathInLibrary == FrontDoor || (pathInLibrary.Contains('/') && MayUse.ContainsKey(top)) ? top : null;
    }

    public static bool Allows(string from, string to) =>
        from == to || from == FrontDoor || (MayUse.TryGetValue(from, out string[]? allowed) && allowed.Contains(to));
}
