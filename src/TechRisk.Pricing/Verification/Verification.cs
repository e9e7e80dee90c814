namespace TechRisk.Pricing;

/// <summary>
/// The conformance suite: cases of papers, books and independent computations, each with its citation and its tolerance, computed by the
/// library on the machine at hand. A case of a kind that is not known is listed as not run, never as passed.
/// </summary>
public static partial class Verification
{
    private static readonly string[] BuiltIn = ["published.json", "aggregate.json"];

    /// <summary>Runs the cases that are built into the library.</summary>
    /// <returns>One result a case.</returns>
    public static ValueList<VerificationResult> Run() => Run(BuiltIn.SelectMany(name => CaseFile.Read(Embedded(name)).Run()));

    /// <summary>
    /// Runs the cases of a document: an object with "cases", each with "id", "kind" (compound, independentSum, commonShock or
    /// gaussianCopulaSum), its inputs, "expected" and "tolerance".
    /// </summary>
    /// <param name="json">JSON text.</param>
    /// <returns>One result a case, in the order of the document.</returns>
    /// <exception cref="SubmissionException">The document cannot be used; it lists every problem with its path, and nothing was run.</exception>
    public static ValueList<VerificationResult> Run(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Run(CaseFile.Read(json).Run());
    }

    private static ValueList<VerificationResult> Run(IEnumerable<VerificationResult> cases) => cases.ToValueList();

    private static string Embedded(string name)
    {
        using Stream stream = typeof(Verification).Assembly.GetManifestResourceStream("Verification." + name)
            ?? throw new InvalidOperationException($"the cases {name} are not in the library");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
