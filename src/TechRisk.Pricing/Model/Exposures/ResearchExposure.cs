using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>
/// Underwriting facts of one research project. The industry, and for biomedicine the therapeutic area, choose a chain of stages; the
/// readiness level or the stage of the life cycle chooses where the project stands in it; the budget is that of the stages to come.
/// </summary>
/// <remarks>
/// Evidence moves the log odds of the clinical phases, damped and capped; the team's record moves the probabilities by the
/// Beta-binomial rule (n0 p + s) / (n0 + n). Readiness levels are ordinal: they choose a row of a table and are never averaged.
/// </remarks>
public sealed partial record ResearchExposure : Exposure
{
    /// <summary>Facts of a project of an industry.</summary>
    /// <param name="industry">Industry, which chooses the stages.</param>
    public ResearchExposure(Industry industry)
        : base(industry)
    {
    }

    /// <summary>Name of the project, part of the address of its random numbers.</summary>
    /// <value>A text that is not empty; the default is "project".</value>
    public string Name { get; init => field = Require.Text(value, nameof(Name)); } = "project";

    /// <summary>Therapeutic area of a biomedical project; other industries have none.</summary>
    /// <value>The default is all areas together.</value>
    public TherapeuticArea Area
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw Require.Wrong(nameof(Area), value, "must be one of the therapeutic areas");
    }

    /// <summary>Technology readiness level.</summary>
    /// <value>1 to 9; the default 0 means that it is not stated.</value>
    public int ReadinessLevel
    {
        get;
        init => field = value is >= 0 and <= 9 ? value : throw Require.Wrong(nameof(ReadinessLevel), value, "must lie between 1 and 9, or be 0 where it is not stated");
    }

    /// <summary>Approved budget of the stages to come, in the submission's currency; it is split to the stages that name no cost.</summary>
    /// <value>A finite number, 0 or more.</value>
    public double Budget { get; init => field = Require.NonNegative(value, nameof(Budget)); }

    /// <summary>Spent in the current stage before inception, in the submission's currency: not insured.</summary>
    /// <value>A finite number, 0 or more, below the cost of the current stage; the default is 0.</value>
    public double SpentSoFar { get; init => field = Require.NonNegative(value, nameof(SpentSoFar)); }

    /// <summary>What the firm knows of single stages.</summary>
    /// <value>No stage twice; the default is empty.</value>
    public ValueList<StageFacts> Stages { get; init => field = Unique(value); } = [];

    /// <summary>What speaks for or against a biomedical project.</summary>
    /// <value>Nothing twice; the default is empty.</value>
    public ValueList<ResearchEvidence> Evidence
    {
        get;
        init => field = value is not null && value.Distinct().Count() == value.Count && value.All(Enum.IsDefined)
            ? value
            : throw Require.Wrong(nameof(Evidence), value?.ToString() ?? "null", "must name each piece of evidence once");
    } = [];

    /// <summary>How many of the team's whole projects succeeded; it updates the success probability by the Beta-binomial rule.</summary>
    /// <value>Null, the default, where there is no record.</value>
    public SuccessRecord? TeamRecord { get; init; }

    /// <summary>Tape-outs of a chip that the budget pays for, the first included.</summary>
    /// <value>1 or more; the default is 2.</value>
    public int FundedSpins { get; init => field = (int)Require.AtLeast(value, 1, nameof(FundedSpins)); } = 2;

    /// <summary>Years from inception in which a failure is insured.</summary>
    /// <value>0 or more; the default is infinite: to the end of the project.</value>
    public double Window { get; init => field = Require.NonNegativeOrInfinite(value, nameof(Window)); } = double.PositiveInfinity;

    /// <summary>True if the cost beyond the plan is insured, up to the limit of the ratio.</summary>
    public bool InsuresOverrun { get; init; }

    /// <summary>Type of project whose overruns the starters take; biomedicine has a lognormal law of its own.</summary>
    /// <value>The default is that of the industry.</value>
    public OverrunClass? Overruns
    {
        get;
        init => field = value is null || Enum.IsDefined(value.Value) ? value : throw Require.Wrong(nameof(Overruns), value, "must be one of the types of projects");
    }

    /// <summary>The stated type of project, or that of the industry.</summary>
    internal OverrunClass OverrunType => Overruns ?? (Industry == Industry.GreenLowCarbon ? OverrunClass.Solar : OverrunClass.InformationTechnology);

    /// <summary>A programme of this one project.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No budget or cost is given, a stage is unknown, or facts contradict each other.</exception>
    public override LossModel ToLossModel() => new ResearchProgramme(ToProject())
    {
        GlobalCorrelation = GlobalCorrelation.Value,
        SectorCorrelation = SectorCorrelation.Value,
        Window = Window,
        Sources = [.. SourcesOf(0), new("globalCorrelation", GlobalCorrelation.Provenance), new("sectorCorrelation", SectorCorrelation.Provenance)],
    };

    internal override IEnumerable<Finding> Findings => ResearchExposureFindings.Of(this);

    /// <summary>The project of the facts.</summary>
    internal ResearchProject ToProject()
    {
        RequireClinicalFacts();
        ValueList<SettledStage> stages = StageChain.Of(this);
        double[] pass = StageChain.PassProbabilities(this, stages);
        double done = SpentSoFar == 0 ? 0 : SpentSoFar / stages[0].Cost;
        if (!(done < 1))
        {
            throw Require.Wrong(nameof(SpentSoFar), SpentSoFar, string.Create(CultureInfo.InvariantCulture, $"must be below the cost of the current stage \"{stages[0].Name}\", which is {stages[0].Cost}"));
        }

        return new ResearchProject(Name, Industry)
        {
            Salvage = Salvage.Value,
            Stages = stages.Select((stage, k) => new Stage(stage.Name, k == 0 ? Remaining(pass[0], done) : pass[k], k == 0 ? stage.Cost * (1 - done) : stage.Cost)
            {
                Years = stage.Years.Value * (1 + ScheduleSlippage.Value) * (k == 0 ? 1 - done : 1),
                TechnicalShare = stage.TechnicalShare.Value,
                Overrun = InsuresOverrun ? OverrunStarters.RatioOf(this) : null,
                OverrunLimit = InsuresOverrun ? OverrunLimit.Value : double.PositiveInfinity,
            }).ToValueList(),
        };
    }

    /// <summary>The sources of the project's parameters at a position of a programme.</summary>
    internal IEnumerable<ParameterSource> SourcesOf(int position)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"projects[{position}].");
        yield return new(path + "salvage", Salvage.Provenance);
        ValueList<SettledStage> stages = StageChain.Of(this);
        for (int k = 0; k < stages.Count; k++)
        {
            string stage = string.Create(CultureInfo.InvariantCulture, $"{path}stages[{k}].");
            yield return new(stage + "passProbability", stages[k].Pass.Provenance);
            yield return new(stage + "years", stages[k].Years.Provenance);
            yield return new(stage + "technicalShare", stages[k].TechnicalShare.Provenance);
            if (InsuresOverrun)
            {
                yield return new(stage + "overrun", Industry == Industry.Biomedicine ? OverrunSigma.Provenance : OverrunTailIndex.Provenance);
                yield return new(stage + "overrunLimit", OverrunLimit.Provenance);
            }
        }
    }

    // a stage that fails at a uniform moment and has not failed in the share that is done: p / (p + (1 - p) (1 - done))
    private static double Remaining(double pass, double done) => pass / (pass + (1 - pass) * (1 - done));

    private void RequireClinicalFacts()
    {
        if (Industry != Industry.Biomedicine && (Area != TherapeuticArea.All || Evidence.Count > 0))
        {
            throw Require.Wrong(Area != TherapeuticArea.All ? nameof(Area) : nameof(Evidence), Area != TherapeuticArea.All ? Area : Evidence, "is a fact of biomedicine; leave it out for other industries");
        }

        if (Area == TherapeuticArea.RareDisease && Evidence.Contains(ResearchEvidence.RareDisease))
        {
            throw Require.Wrong(nameof(Evidence), ResearchEvidence.RareDisease, "must not stand beside the area of rare diseases, whose rates hold it already");
        }
    }

    private static ValueList<StageFacts> Unique(ValueList<StageFacts> stages)
    {
        ArgumentNullException.ThrowIfNull(stages);
        string? twice = Repeats.First(stages, stage => stage.Name);
        return twice is null ? stages : throw Require.Wrong(nameof(Stages), twice, "must stand once: two entries name the stage");
    }
}
