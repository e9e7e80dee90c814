using System.Diagnostics.CodeAnalysis;
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
public sealed record ResearchExposure : Exposure
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

    /// <summary>Share of the money spent that a failed project recovers.</summary>
    /// <value>A fraction in [0, 1].</value>
    [AllowNull]
    public Assumption Salvage { get => Or(ResearchStarters.Salvage); init => Own = With(value, ResearchStarters.Salvage); }

    /// <summary>Correlation of the latent variables of projects of different sectors.</summary>
    /// <value>A fraction in [0, 1].</value>
    [AllowNull]
    public Assumption GlobalCorrelation { get => Or(ResearchStarters.GlobalCorrelation); init => Own = With(value, ResearchStarters.GlobalCorrelation); }

    /// <summary>What projects of one sector correlate in addition.</summary>
    /// <value>A fraction in [0, 1]; with the global correlation at most 1.</value>
    [AllowNull]
    public Assumption SectorCorrelation
    {
        get => Or(ResearchStarters.SectorCorrelation(Industry));
        init => Own = With(value, ResearchStarters.SectorCorrelation(Industry));
    }

    /// <summary>Probability that a tape-out after the first works.</summary>
    /// <value>A fraction in [0, 1].</value>
    [AllowNull]
    public Assumption LaterSpinSuccess { get => Or(ResearchStarters.LaterSpin); init => Own = With(value, ResearchStarters.LaterSpin); }

    /// <summary>Number of projects that the starter probabilities count for against the firm's own record.</summary>
    /// <value>Above 0.</value>
    [AllowNull]
    public Assumption PriorTrials { get => Or(ResearchStarters.PriorTrials); init => Own = With(value, ResearchStarters.PriorTrials); }

    /// <summary>Power to which published multiples are taken before they move the odds.</summary>
    /// <value>A fraction in [0, 1].</value>
    [AllowNull]
    public Assumption EvidenceDamping { get => Or(ResearchStarters.EvidenceDamping); init => Own = With(value, ResearchStarters.EvidenceDamping); }

    /// <summary>Largest factor on the odds by all evidence; its reciprocal is the smallest.</summary>
    /// <value>1 or more.</value>
    [AllowNull]
    public Assumption EvidenceCap { get => Or(ResearchStarters.EvidenceCap); init => Own = With(value, ResearchStarters.EvidenceCap); }

    /// <summary>What is added to the planned years of every stage, as a share of them.</summary>
    /// <value>0 or more.</value>
    [AllowNull]
    public Assumption ScheduleSlippage
    {
        get => Or(ResearchStarters.ScheduleSlippage(ReadinessLevel));
        init => Own = With(value, ResearchStarters.ScheduleSlippage(ReadinessLevel));
    }

    /// <inheritdoc/>
    public override ValueList<(string Parameter, Assumption Assumption)> Assumptions
    {
        get
        {
            List<(string, Assumption)> lines =
            [
                ("salvage", Salvage), ("globalCorrelation", GlobalCorrelation), ("sectorCorrelation", SectorCorrelation),
                ("scheduleSlippage", ScheduleSlippage),
            ];
            if (Industry == Industry.IntegratedCircuits)
            {
                lines.Add(("laterSpinSuccess", LaterSpinSuccess));
            }

            if (TeamRecord is not null || Stages.Any(stage => stage.Record is not null))
            {
                lines.Add(("priorTrials", PriorTrials));
            }

            if (Evidence.Count > 0)
            {
                lines.AddRange([("evidenceDamping", EvidenceDamping), ("evidenceCap", EvidenceCap)]);
            }

            ValueList<SettledStage> stages = StageChain.Of(this);
            for (int k = 0; k < stages.Count; k++)
            {
                string path = string.Create(CultureInfo.InvariantCulture, $"stages[{k}].");
                lines.AddRange(
                [
                    (path + "passProbability", stages[k].Pass), (path + "years", stages[k].Years), (path + "technicalShare", stages[k].TechnicalShare),
                ]);
            }

            return lines.ToValueList();
        }
    }

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

    internal override Exposure WithAssumptionsOwn() => this with
    {
        Salvage = Salvage,
        GlobalCorrelation = GlobalCorrelation,
        SectorCorrelation = SectorCorrelation,
        LaterSpinSuccess = LaterSpinSuccess,
        PriorTrials = PriorTrials,
        EvidenceDamping = EvidenceDamping,
        EvidenceCap = EvidenceCap,
        ScheduleSlippage = ScheduleSlippage,
        Stages = StageChain.Of(this).Select(stage => new StageFacts(stage.Name)
        {
            Cost = stage.Cost,
            PassProbability = stage.Pass,
            Years = stage.Years,
            TechnicalShare = stage.TechnicalShare,
            Record = stage.Record,
        }).Concat(Stages.Where(given => StageChain.Of(this).All(stage => stage.Name != given.Name))).ToValueList(),
    };

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
        string? twice = stages.GroupBy(stage => stage.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        return twice is null ? stages : throw Require.Wrong(nameof(Stages), twice, "must stand once: two entries name the stage");
    }
}
