namespace TechRisk.Pricing;

/// <summary>
/// The simulated years of a submission, per cover and in total: ground-up, gross (after policy terms) and net (after reinsurance; equal to
/// gross where there is none).
/// </summary>
public sealed class YearLossTable
{
    internal YearLossTable(Submission submission, RunIdentity run, ValueList<CoverLosses> covers, ValueList<Finding> findings)
    {
        Submission = submission;
        Run = run;
        Covers = covers;
        Findings = findings;
    }

    /// <summary>The submission that was simulated.</summary>
    public Submission Submission { get; }

    /// <summary>Seed, years and versions: what is needed to make the same numbers again.</summary>
    public RunIdentity Run { get; }

    /// <summary>Losses of each cover, in the submission's order.</summary>
    public ValueList<CoverLosses> Covers { get; }

    /// <summary>What a reader of the numbers has to know.</summary>
    public ValueList<Finding> Findings { get; }

    /// <summary>
    /// A table of own years: joint outcomes of several covers, each with a probability where the losses carry weights. Measures,
    /// allocations and correlations work on it as on a simulated one; a premium needs a submission.
    /// </summary>
    /// <param name="covers">Name of each cover, unique, and its losses; equally many years, weights and replicates of equal value.</param>
    /// <exception cref="ArgumentOutOfRangeException">No cover, a name twice, or years that do not match.</exception>
    public static YearLossTable FromYears(params ReadOnlySpan<(string Cover, SampledLoss Losses)> covers) => GivenYears.Table(covers);

    /// <summary>Losses of a cover.</summary>
    /// <param name="cover">Name of a cover.</param>
    /// <exception cref="ArgumentOutOfRangeException">No cover has the name.</exception>
    public CoverLosses this[string cover] =>
        Covers.FirstOrDefault(line => line.Cover == cover)
        ?? throw Require.Wrong(nameof(cover), cover, "must be the name of a cover: " + string.Join(", ", Covers.Select(line => line.Cover)));

    /// <summary>Sum over the covers before any terms.</summary>
    public required SampledLoss GroundUp { get; init; }

    /// <summary>Sum over the covers after policy terms.</summary>
    public required SampledLoss Gross { get; init; }

    /// <summary>Sum over the covers after reinsurance.</summary>
    public required SampledLoss Net { get; init; }

    /// <summary>
    /// SHA-256 of every simulated number, as 64 hexadecimal digits: the little-endian bytes of ground-up, gross and net of each cover in
    /// the table's order, then of the total. Equal hashes mean equal tables to the last bit.
    /// </summary>
    public string Hash => TableHash.Of(this);

    /// <summary>Correlations of the covers' gross losses, achieved in this run, one for each pair of covers.</summary>
    public ValueList<CoverCorrelation> Correlations() => CorrelationTable.Of(this);
}
