using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A compiled research programme. Addresses below the cover's key: "global"; "sector" / name of the sector; "project" / name of the
/// project with draws 0 (does it fail), 1 (stage), 2 (share spent), 3 (cause); one draw a year each. So projects added, removed or
/// re-ordered move no number of another.
/// </summary>
internal sealed class StageGateProgram : LossProgram
{
    public StageGateProgram(ResearchProgramme programme, LossContext context)
    {
        GlobalWeight = Math.Sqrt(programme.GlobalCorrelation);
        SectorWeight = Math.Sqrt(programme.SectorCorrelation);
        OwnWeight = Math.Sqrt(Math.Max(1 - programme.GlobalCorrelation - programme.SectorCorrelation, 0));
        Period = context.Period;
        GlobalKey = context.CoverKey.Derive("global");
        ResearchProject[] projects = [.. programme.InNameOrder];
        Industry[] sectors = [.. projects.Select(project => project.Sector).Distinct().Order()];
        SectorKeys = [.. sectors.Select(sector => context.CoverKey.Derive("sector").Derive(sector.ToString()))];
        Projects = new StageGateProject[projects.Length];
        for (int i = 0; i < projects.Length; i++)
        {
            Projects[i] = new StageGateProject(
                projects[i],
                context.CoverKey.Derive("project").Derive(projects[i].Name),
                StageFailure.Of(projects[i], programme.Window),
                Array.IndexOf(sectors, projects[i].Sector));
        }
    }

    public override bool HasFusedPath => true;

    /// <summary>sqrt(rho_g).</summary>
    public double GlobalWeight { get; }

    /// <summary>sqrt(rho_s).</summary>
    public double SectorWeight { get; }

    /// <summary>sqrt(1 - rho_g - rho_s).</summary>
    public double OwnWeight { get; }

    /// <summary>True if no factor moves any project.</summary>
    public bool IsIndependent => GlobalWeight == 0 && SectorWeight == 0;

    /// <summary>Policy period in years.</summary>
    public double Period { get; }

    /// <summary>Address of the global factor.</summary>
    public RandomKey GlobalKey { get; }

    /// <summary>Addresses of the sector factors.</summary>
    public RandomKey[] SectorKeys { get; }

    /// <summary>The projects in the order of their names.</summary>
    public StageGateProject[] Projects { get; }

    public override LossKernel CreateKernel() => new StageGateKernel(this);
}

/// <summary>A compiled project.</summary>
internal sealed class StageGateProject
{
    public StageGateProject(ResearchProject project, RandomKey key, StageFailure[] failures, int sector)
    {
        Key = key;
        Failures = failures;
        Sector = sector;
        FailureProbability = project.FailureProbability;
        Threshold = NormalQuantile.Upper(FailureProbability);
        HasUniformSpend = failures.Any(failure => failure.IsUniform);
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

    /// <summary>True if a stage spends uniformly.</summary>
    public bool HasUniformSpend { get; }

    /// <summary>True if a failure can be excluded.</summary>
    public bool HasExclusions { get; }
}
