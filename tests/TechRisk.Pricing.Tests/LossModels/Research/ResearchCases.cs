namespace TechRisk.Pricing.Tests.LossModels;

/// <summary>
/// Projects of the acceptance cases. Stage success rates: BIO, Informa, QLS (2021), Clinical Development Success Rates 2011-2020, all
/// indications; costs: DiMasi, Grabowski, Hansen (2016), Journal of Health Economics 47, mean out-of-pocket cost by phase, USD m,
/// 5.0 assumed for filing.
/// </summary>
internal static class ResearchCases
{
    private static readonly double[] Pass = [0.52, 0.289, 0.578, 0.906];

    /// <summary>RD-01: the full cost of the failing stage is lost.</summary>
    public static ResearchProject Clinical => Project("clinical", SpendCurve.FullAtFailure, 25.3, 58.6, 255.4, 5.0);

    /// <summary>RD-02: uniform spend, a tenth salvaged.</summary>
    public static ResearchProject SalvagedClinical => Project("clinical", SpendCurve.Uniform, 25.3, 58.6, 255.4, 5.0) with { Salvage = 0.1 };

    public static PolicyTerms SalvagedClinicalTerms => new() { Retention = 20, Limit = 150, InsuredShare = 0.2 };

    /// <summary>RD-13: forty equal projects with one factor.</summary>
    public static ResearchProgramme Portfolio => new([.. Enumerable.Range(1, 40).Select(i => Project($"drug {i}", SpendCurve.FullAtFailure, 25, 60, 255, 5))])
    {
        GlobalCorrelation = 0.2,
    };

    /// <summary>E2E-01: a chip at tape-out, CNY m.</summary>
    public static ResearchProject Chip => new("chip", Industry.IntegratedCircuits)
    {
        Stages =
        [
            new("tape-out", passProbability: 0.70, cost: 12) { TechnicalShare = 0.95, Years = 0.5 },
            new("pilot", passProbability: 0.80, cost: 20) { TechnicalShare = 0.85, Years = 0.75 },
        ],
        Salvage = 0.15,
    };

    public static PolicyTerms ChipTerms => new() { Retention = 2, Limit = 15, InsuredShare = 0.4 };

    /// <summary>Two chips and a drug with everything: both spend curves, exclusions, salvage, a window that cuts stages.</summary>
    public static ResearchProgramme Mixed => new(
        new ResearchProject("drug", Industry.Biomedicine)
        {
            Stages = [new("I", 0.52, 10) { TechnicalShare = 0.9, Years = 1 }, new("II", 0.8, 40) { Years = 1 }],
            Salvage = 0.1,
        },
        new ResearchProject("chip", Industry.IntegratedCircuits)
        {
            Stages =
            [
                new("tape-out", 0.7, 12) { TechnicalShare = 0.95, Years = 0.5 },
                new("pilot", 0.8, 20) { TechnicalShare = 0.85, Years = 0.75, Spend = SpendCurve.FullAtFailure },
            ],
            Salvage = 0.15,
        },
        new ResearchProject("fab", Industry.IntegratedCircuits)
        {
            Stages = [new("tool-in", 0.9, 15) { Years = 1, Spend = SpendCurve.FullAtFailure }, new("ramp", 0.95, 25) { Years = 0.5 }],
        })
    {
        GlobalCorrelation = 0.2,
        SectorCorrelation = 0.3,
        Window = 1.4,
    };

    public static PolicyTerms MixedTerms => new() { Retention = 2, Limit = 15, InsuredShare = 0.4 };

    private static ResearchProject Project(string name, SpendCurve spend, params double[] costs) => new(name, Industry.Biomedicine)
    {
        Stages = Pass.Select((pass, k) => new Stage($"stage {k + 1}", pass, costs[k]) { Spend = spend }).ToValueList(),
    };
}
