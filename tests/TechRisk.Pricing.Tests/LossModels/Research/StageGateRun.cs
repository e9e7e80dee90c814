namespace TechRisk.Pricing.Tests.LossModels;

/// <summary>A simulation of a programme straight through its kernel, by either path.</summary>
internal sealed class StageGateRun
{
    public required double[] GroundUp { get; init; }

    public required double[] Gross { get; init; }

    public required long Claims { get; init; }

    public EventBlock Table { get; init; } = new();

    public IEnumerable<EventRow> Rows => Enumerable.Range(0, Table.Count).Select(i => new EventRow
    {
        Year = Table.Year[i],
        Time = Table.Time[i],
        Event = Table.Event[i],
        Indemnity = Table.Indemnity[i],
    });

    public static StageGateRun Fused(ResearchProgramme programme, PolicyTerms terms, int years, long seed, long firstYear = 0, double[]? latent = null)
    {
        double[] groundUp = new double[years];
        double[] gross = new double[years];
        LossKernel kernel = programme.Compile(Context(seed, 1) with { HasLatent = latent is not null }).CreateKernel();
        long claims = kernel.FillYears(
            new YearBlock(firstYear, years),
            new RowDrivers { Latent = latent },
            new ClaimTerms(terms),
            new YearColumns { GroundUp = groundUp, Gross = gross });
        return new StageGateRun { GroundUp = groundUp, Gross = gross, Claims = claims };
    }

    public static StageGateRun Events(ResearchProgramme programme, PolicyTerms terms, int years, long seed, double period = 1)
    {
        EventBlock table = new();
        long claims = programme.Compile(Context(seed, period)).CreateKernel().FillEvents(new YearBlock(0, years), default, table);
        double[] groundUp = new double[years];
        double[] gross = new double[years];
        for (int i = 0; i < table.Count; i++)
        {
            groundUp[table.Year[i]] += table.Indemnity[i];
            gross[table.Year[i]] += terms.PaidOfClaim(table.Indemnity[i]);
        }

        return new StageGateRun { GroundUp = groundUp, Gross = gross, Claims = claims, Table = table };
    }

    public static LossContext Context(long seed, double period) => new()
    {
        CoverKey = RandomKey.FromSeed(seed).Derive("submission").Derive("cover"),
        SystemicKey = RandomKey.FromSeed(seed).Derive("systemic"),
        SubmissionId = "submission",
        Period = period,
    };
}
