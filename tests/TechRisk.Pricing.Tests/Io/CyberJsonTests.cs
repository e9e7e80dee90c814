namespace TechRisk.Pricing.Tests.Io;

/// <summary>Cyber risks in JSON: everything comes back, and ten mistakes are ten findings.</summary>
public class CyberJsonTests
{
    private static CyberRisk Everything => new()
    {
        Perils =
        [
            new("breach", new Hawkes(0.3, 0.4, 12) { Kernel = HawkesKernel.Delayed, Start = HawkesStart.Stationary }, new RecordsLoss(25_000) { Intercept = 8 })
            {
                Tags = ["worm"], SeverityBasis = SeverityBasis.Claims,
            },
            new("attack", new ClusterArrivals(0.1, new Geometric(2)) { Spread = new Exponential(0.05) }, new AmountLoss(new LogNormal(11, 1)) { Section = "extortion" }, new OutageLoss(new Exponential(30), 4_000) { DependencyShare = 0.4 })
            {
                ComponentDependence = ComponentDependence.Independent, SystemicComponents = [new AmountLoss(new Exponential(9)) { Section = "extortion" }], Tags = ["worm", "cloud-a"],
            },
            CyberPeril.DependentOutage("cloud-a", 15_000),
            CyberPeril.Ransomware(400_000),
        ],
        Systemic =
        [
            new("cloud-a", 0.02) { Footprint = new Beta(0.8, 4), OutageHours = new LogNormal(3, 1) },
            new("worm", new NegativeBinomial(0.1, 1.5)) { Footprint = new EpidemicFootprint(new SirEpidemic(1.8, 1e-4, 0.2)) { Reproduction = new Gamma(4, 0.4) } },
            new("zero-day", 0.1) { Footprint = new SecurityFootprint(new Exponential(1)) { Sectors = [new(0.4, Industry.ArtificialIntelligence), new(0.6)] } },
        ],
        SecurityLevel = 1.5,
        Sector = Industry.ArtificialIntelligence,
        IsPatched = true,
        Sources = [new("securityLevel", new Provenance("audit", EvidenceGrade.UserData, "2026"))],
    };

    [Fact]
    public void A_risk_that_uses_everything_comes_back_equal()
    {
        Submission firm = new("Firm", new Cover("cyber", Everything, new PolicyTerms { WaitingHours = 12 }));
        Assert.Equal(firm, Submission.FromJson(firm.ToJson()));
    }

    [Fact]
    public void Ten_mistakes_of_a_cyber_risk_are_ten_findings_with_their_paths()
    {
        string json = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Io", "mistakes-cyber.json"));
        Assert.False(Submission.TryFromJson(json, out _, out ValueList<Finding> findings));
        string[] expected =
        [
            "json.unknown-kind covers[0].lossModel.perils[0].arrivals.kind",
            "json.value covers[0].lossModel.perils[0].components[0].slope",
            "json.value covers[0].lossModel.perils[1].arrivals.branching",
            "json.value covers[0].lossModel.perils[1].components[1].dependencyShare",
            "json.unknown-value covers[0].lossModel.perils[1].componentDependence",
            "json.missing covers[0].lossModel.perils[2].components[0].hourlyLoss",
            "json.duplicate-name covers[0].lossModel.perils[3].name",
            "json.value covers[0].lossModel.systemic[0].footprint.share",
            "json.conflict covers[0].lossModel.systemic[1].annualRate",
            "json.wrong-type covers[0].lossModel.isPatched",
        ];
        Assert.Equal(expected.Order(), findings.Where(finding => finding.Level == FindingLevel.Error).Select(finding => $"{finding.Code} {finding.Path}").Order());
    }

    [Fact]
    public void Every_part_of_a_risk_is_written_whole()
    {
        Assert.All([.. CyberKinds.Arrivals.Kinds], kind => Assert.IsType(kind.Type, kind.Example));
        Assert.All([.. CyberKinds.Losses.Kinds], kind => Assert.IsType(kind.Type, kind.Example));
        Assert.All([.. SystemicKinds.Footprints.Kinds], kind => Assert.IsType(kind.Type, kind.Example));
        Assert.Equal(Leaves<Arrivals>(), CyberKinds.Arrivals.Kinds.Select(kind => kind.Type.Name).Order());
        Assert.Equal(Leaves<PerilLoss>(), CyberKinds.Losses.Kinds.Select(kind => kind.Type.Name).Order());
        Assert.Equal(Leaves<Footprint>(), SystemicKinds.Footprints.Kinds.Select(kind => kind.Type.Name).Order());
        Assert.Equal(Settable<CyberPeril>(), CyberKinds.Peril.Members.Select(member => member.Source).Order());
        Assert.Equal([.. Settable<SystemicEvent>()], SystemicKinds.Event.Members.Select(member => member.Name).Where(name => name != "annualRate").Select(name => char.ToUpperInvariant(name[0]) + name[1..]).Order());
    }

    private static IEnumerable<string> Leaves<T>() =>
        typeof(T).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract).Select(type => type.Name).Order();

    private static IEnumerable<string> Settable<T>() => typeof(T).GetProperties().Where(property => property.CanWrite).Select(property => property.Name).Order();
}
