using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TechRisk.Pricing;

// the parameters of research facts: a starter each, and the user's own value in its place
public sealed partial record ResearchExposure
{
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

    /// <summary>Mean ratio of actual to planned cost of a project without a great overrun.</summary>
    /// <value>Above 0 and below 1.5.</value>
    [AllowNull]
    public Assumption OverrunBodyMean { get => Or(OverrunStarters.BodyMean(OverrunType)); init => Own = With(value, OverrunStarters.BodyMean(OverrunType)); }

    /// <summary>Standard deviation of the logarithm of that ratio.</summary>
    /// <value>Above 0.</value>
    [AllowNull]
    public Assumption OverrunSigma { get => Or(OverrunStarters.Sigma(Industry)); init => Own = With(value, OverrunStarters.Sigma(Industry)); }

    /// <summary>Probability that the cost exceeds the plan by more than 50 %.</summary>
    /// <value>A fraction in [0, 1].</value>
    [AllowNull]
    public Assumption OverrunTailShare { get => Or(OverrunStarters.TailShare(OverrunType)); init => Own = With(value, OverrunStarters.TailShare(OverrunType)); }

    /// <summary>Pareto index of the ratio above 1.5; at 1 and below its mean is infinite.</summary>
    /// <value>Above 0.</value>
    [AllowNull]
    public Assumption OverrunTailIndex { get => Or(OverrunStarters.TailIndex(OverrunType)); init => Own = With(value, OverrunStarters.TailIndex(OverrunType)); }

    /// <summary>The largest ratio of actual to planned cost that is insured.</summary>
    /// <value>Above 0.</value>
    [AllowNull]
    public Assumption OverrunLimit { get => Or(OverrunStarters.Limit); init => Own = With(value, OverrunStarters.Limit); }

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

            if (InsuresOverrun)
            {
                lines.AddRange([("overrunSigma", OverrunSigma), ("overrunLimit", OverrunLimit)]);
                if (Industry != Industry.Biomedicine)
                {
                    lines.AddRange([("overrunBodyMean", OverrunBodyMean), ("overrunTailShare", OverrunTailShare), ("overrunTailIndex", OverrunTailIndex)]);
                }
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
        OverrunBodyMean = OverrunBodyMean,
        OverrunSigma = OverrunSigma,
        OverrunTailShare = OverrunTailShare,
        OverrunTailIndex = OverrunTailIndex,
        OverrunLimit = OverrunLimit,
        Stages = StageChain.Of(this).Select(stage => new StageFacts(stage.Name)
        {
            Cost = stage.Cost,
            PassProbability = stage.Pass,
            Years = stage.Years,
            TechnicalShare = stage.TechnicalShare,
            Record = stage.Record,
        }).Concat(Stages.Where(given => StageChain.Of(this).All(stage => stage.Name != given.Name))).ToValueList(),
    };
}
