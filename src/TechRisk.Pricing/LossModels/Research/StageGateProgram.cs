using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A compiled research programme. Addresses below the cover's key: "global"; "sector" / name of the sector; "project" / name of the
/// project with draws 0 (does it fail), 1 (stage), 2 (share spent), 3 (cause), one draw a year each; below a project "ratio" with one draw
/// a stage, a number for each further unit, and the section of each trigger, with draw 0 for the count and below it "amount" and "time" with
/// one event a claim. So projects, units and triggers added, removed or re-ordered move no number of another.
/// </summary>
internal sealed class StageGateProgram : LossProgram
{
    public StageGateProgram(ResearchProgramme programme, LossContext context)
    {
        GlobalWeight = Math.Sqrt(programme.GlobalCorrelation);
        Discount = ResearchProject.Delta(programme.DiscountRate);
        ClaimOnce = programme.ClaimOnce;
        Period = context.Period;
        GlobalKey = context.CoverKey.Derive("global");
        ResearchProject[] projects = [.. programme.InNameOrder];
        Industry[] sectors = [.. projects.Select(project => project.Sector).Distinct().Order()];
        SectorKeys = [.. sectors.Select(sector => context.CoverKey.Derive("sector").Derive(sector.ToString()))];
        SectorWeights = [.. sectors.Select(sector => Math.Sqrt(programme.SectorCorrelationOf(sector)))];
        OwnWeights = [.. sectors.Select(sector => Math.Sqrt(Math.Max(1 - programme.GlobalCorrelation - programme.SectorCorrelationOf(sector), 0)))];
        ValueList<string> sections = programme.Sections;
        List<StageGateProject> units = [];
        foreach (ResearchProject project in projects)
        {
            RandomKey key = context.CoverKey.Derive("project").Derive(project.Name);
            StageFailure[] failures = StageFailure.Of(project, programme.Window);
            int sector = Array.IndexOf(sectors, project.Sector);
            TriggerPart[] parts = [.. ProjectYear.PartsOf(project, programme.Window, context.Period)];
            for (long unit = 0; unit < project.Units; unit++)
            {
                RandomKey own = unit == 0 ? key : key.Derive(unit);
                units.Add(new StageGateProject(project, own, failures, sector)
                {
                    Triggers = [.. parts.Select(part => new StageGateTrigger(part, own.Derive(part.Section), SectionIndex(sections, part.Section)))],
                });
            }
        }

        Projects = [.. units];
        HasTriggers = Projects.Any(project => project.Triggers.Length > 0);
    }

    public override bool HasFusedPath => !HasTriggers;

    /// <summary>sqrt(rho_g).</summary>
    public double GlobalWeight { get; }

    /// <summary>sqrt(rho_s), a sector an entry.</summary>
    public double[] SectorWeights { get; }

    /// <summary>sqrt(1 - rho_g - rho_s), a sector an entry.</summary>
    public double[] OwnWeights { get; }

    /// <summary>delta: a failure at T counts e^(-delta T).</summary>
    public double Discount { get; }

    /// <summary>True if only the first claim of a project counts.</summary>
    public bool ClaimOnce { get; }

    /// <summary>True if a project has triggers besides failure.</summary>
    public bool HasTriggers { get; }

    /// <summary>True if no factor moves any project.</summary>
    public bool IsIndependent => GlobalWeight == 0 && SectorWeights.All(weight => weight == 0);

    /// <summary>Policy period in years.</summary>
    public double Period { get; }

    /// <summary>Address of the global factor.</summary>
    public RandomKey GlobalKey { get; }

    /// <summary>Addresses of the sector factors.</summary>
    public RandomKey[] SectorKeys { get; }

    /// <summary>The units of the projects in the order of their names.</summary>
    public StageGateProject[] Projects { get; }

    public override LossKernel CreateKernel() => new StageGateKernel(this);

    private static byte SectionIndex(ValueList<string> sections, string section)
    {
        int index = 0;
        while (sections[index] != section)
        {
            index++;
        }

        return checked((byte)index);
    }
}

/// <summary>A compiled project.</summary>
internal sealed class StageGateProject
{
    public StageGateProject(ResearchProject project, RandomKey key, StageFailure[] failures, int sector)
    {
        Key = key;
        RatioKey = key.Derive("ratio");
        Failures = failures;
        Sector = sector;
        FailureProbability = project.FailureProbability;
        Threshold = NormalQuantile.Upper(FailureProbability);
        DrawsSpend = failures.Any(failure => !failure.Spend.IsAtEnd);
        HasExclusions = failures.Any(failure => failure.TechnicalShare < 1);
        StageTails = new double[failures.Length - 1];
        double beyond = 0;
        for (int k = failures.Length - 1; k > 0; k--)
        {
            beyond += failures[k].Probability;
            StageTails[k - 1] = FailureProbability > 0 ? Math.Min(beyond / FailureProbability, 1) : 0;
        }
    }

    /// <summary>Address of the project's own draws.</summary>
    public RandomKey Key { get; }

    /// <summary>The failures, stage by stage.</summary>
    public StageFailure[] Failures { get; }

    /// <summary>Index of the sector's factor.</summary>
    public int Sector { get; }

    /// <summary>f, the probability of failure.</summary>
    public double FailureProbability { get; }

    /// <summary>The project fails if its latent loss variable exceeds this: P(Z &gt; threshold) = f.</summary>
    public double Threshold { get; }

    /// <summary>P(stage of failure &gt; k | failure), for all stages k but the last.</summary>
    public double[] StageTails { get; }

    /// <summary>Address of the cost ratios of its stages.</summary>
    public RandomKey RatioKey { get; }

    /// <summary>The project's triggers besides failure.</summary>
    public StageGateTrigger[] Triggers { get; init; } = [];

    /// <summary>True if a stage draws the share that it spends.</summary>
    public bool DrawsSpend { get; }

    /// <summary>True if a failure can be excluded.</summary>
    public bool HasExclusions { get; }
}
