using System.Reflection;
using System.Text.Json;
using TechRisk.Pricing.Tests.Reference;

namespace TechRisk.Pricing.Tests.Model;

public class FirmExposureTests
{
    internal static CyberExposure Cyber => new(Industry.ArtificialIntelligence) { Revenue = 300e6, Records = 2_500_000, Controls = [Control.Mfa, Control.Edr] };

    internal static ProductExposure Product => new(Industry.Biomedicine) { Sales = [new("pumps", 80e6), new("pumps", 20e6) { Territory = Territory.NorthAmerica }] };

    internal static Exposure[] Samples =>
    [
        Cyber,
        Cyber with
        {
            Providers = ["cloud-a"], RecordClasses = [new("health data", 1000)], PriorIncidents = 2, PriorYears = 5, SeverityBasis = SeverityBasis.Claims,
            GrossProfitPerHour = 12_000, IncidentRate = 0.12, LifeCycle = LifeCycleStage.Application,
            GrossMargin = new Assumption(0.3, "fraction", new Provenance("annual report", EvidenceGrade.UserData, "2025")),
        },
        Product,
        Product with
        {
            ClaimsMadeStep = 3, ExtendedReportingYears = 1, DefenceCosts = DefenceCosts.Inside, Sites = 2, HasQualitySystem = true, UnitsOnMarket = 1000, RecallCostPerUnit = 50,
            PriorClaims = 4, PriorSales = 90e6, TrendYears = 1.5, ReportLag = [0.5, 0.5], SeverityTrend = 0.04,
        },
        new ResearchExposure(Industry.Biomedicine)
        {
            Area = TherapeuticArea.Oncology, Budget = 3e8, ReadinessLevel = 7, Evidence = [ResearchEvidence.BiomarkerSelection], TeamRecord = new SuccessRecord(1, 3), Window = 2, SpentSoFar = 1e6,
            Stages = [new("phase 3") { Cost = 1e8, PassProbability = 0.6, Record = new SuccessRecord(2, 2) }], PriorTrials = 30,
        },
        new ResearchExposure(Industry.GreenLowCarbon) { Budget = 1e7, InsuresOverrun = true, Overruns = OverrunClass.Wind, OverrunLimit = 1.8 },
        new ProgrammeExposure(Industry.IntegratedCircuits, new ResearchExposure(Industry.IntegratedCircuits) { Name = "a", Budget = 1e7 }, new ResearchExposure(Industry.Other) { Budget = 1e6 }) { Window = 1 },
    ];

    [Fact]
    public void CY_11_rate_of_a_firm_with_controls()
    {
        JsonElement expected = ReferenceFile.Case("covers.json", "CY-11").GetProperty("expected");
        CyberExposure facts = new(Industry.Other)
        {
            Revenue = 800, ReferenceRevenue = 100, RevenueElasticity = 0.3, SectorRelativity = 1.3, Controls = [Control.Hardening, Control.Mfa, Control.Patching],
        };
        Near("relativity_product", facts.RelativityProduct);
        Near("relativity_used", facts.Relativity);
        Near("frequency", facts.ExpectedIncidents);
        Near("prob_zero", facts.IncidentFrequency.Probability(0));
        Near("prob_ge_2", facts.IncidentFrequency.Survival(1));
        Near("variance", facts.IncidentFrequency.Variance);

        void Near(string figure, double value)
        {
            double wanted = expected.GetProperty(figure).GetDouble();
            Assert.Equal(wanted, value, 1e-12 * wanted);
        }
    }

    [Fact]
    public void A_control_counts_by_its_coverage_and_authentication_only_when_whole()
    {
        Assert.Equal((Cyber with { Controls = [Control.Edr] }).ExpectedIncidents, (Cyber with { Controls = [Control.Edr, Control.Mfa with { Coverage = 0.99 }] }).ExpectedIncidents);
        Assert.Equal(Math.Pow(2.23, -0.35 / 2), (Cyber with { Controls = [Control.Edr with { Coverage = 0.5 }] }).Relativity, 1e-14);
        CyberExposure all = Cyber with { ControlDamping = 1, Controls = [Control.Hardening, Control.PrivilegedAccess, Control.Edr, Control.Logging, Control.Patching, Control.Mfa] };
        Assert.InRange(1 / all.RelativityProduct, 200, 300); // the note says about 250
        Assert.Equal(0.25, all.Relativity);
        Assert.Contains(all.Findings, finding => finding.Code == "exposure.relativity-clamped");
        Assert.Contains((Cyber with { Controls = [Control.Mfa with { Coverage = 0.9 }] }).Findings, finding => finding is { Code: "exposure.partial-control", Path: "controls[0].coverage" });
        Assert.Contains((Cyber with { Revenue = 9e9 }).Findings, finding => finding is { Code: "exposure.extrapolated", Path: "revenue" });
        Assert.DoesNotContain(Cyber.Findings, finding => finding.Code == "exposure.extrapolated");
    }

    [Fact]
    public void The_firms_own_incidents_update_the_rate_by_the_gamma_poisson_rule()
    {
        CyberExposure facts = Cyber with { PriorIncidents = 2, PriorYears = 5 };
        Assert.Equal(5 / (3 / Cyber.ExpectedIncidents + 5), facts.ExpectedIncidents, 1e-14);
        Assert.Equal(facts.ExpectedIncidents * (1 + facts.ExpectedIncidents / 5), facts.IncidentFrequency.Variance, 1e-12);

        ProductExposure product = Product with { PriorClaims = 10, PriorSales = 200e6 };
        double expected = 200e6 / 1e6 * Product.ExpectedClaims / 100;
        Assert.Equal((3 + 10) / (3 + expected), product.ExperienceFactor, 1e-12);
        Assert.Equal(Product.ExpectedClaims * product.ExperienceFactor, product.ExpectedClaims, 1e-12);
        Assert.Equal(1, Product.ExperienceFactor);
    }

    [Fact]
    public void A_cyber_risk_of_facts_has_the_rate_of_its_perils_and_an_outage_of_each_provider()
    {
        CyberRisk risk = (CyberRisk)(Cyber with { Providers = ["cloud-a"] }).ToLossModel();
        Assert.Equal(["breach", "ransomware", "funds transfer", "system failure", "liability", "outage of cloud-a"], risk.Perils.Select(peril => peril.Name));
        Assert.Equal(Cyber.ExpectedIncidents, risk.Perils.Sum(peril => peril.Arrivals.Mean(1)), 1e-14);
        Assert.Equal(["cloud-a"], risk.SystemicTags);
        Assert.Equal(0.02, Assert.Single(risk.Systemic).Frequency.Mean);
        double median = 603_000 * 7.1 * Math.Pow(3, 0.13);
        Assert.Equal(median, risk.Perils[1].Components[0].Amount.Quantile(0.5), 1e-9 * median);
        Assert.Equal(2.41455, ((LogNormal)risk.Perils[1].Components[0].Amount).Sigma, 1e-5); // CY-01 of the reference cases
    }

    [Fact]
    public void A_product_risk_of_facts_has_the_rates_of_its_territories()
    {
        ProductRisk risk = (ProductRisk)Product.ToLossModel();
        Assert.Equal(["pumps", "pumps, NorthAmerica"], risk.Lines.Select(line => line.Name));
        double size = 1 - 0.2 * Math.Log(2) / Math.Log(4); // 100m between 50m and 200m
        Assert.Equal(0.06 * size, risk.Lines[0].Frequency.Mean, 1e-14);
        Assert.Equal(4 * 0.06 * size, risk.Lines[1].Frequency.Mean, 1e-14);
        Assert.Equal(80, risk.Lines[0].Exposure);
        Assert.Equal(76_500, risk.Lines[0].Severity.Mean, 1e-6);
        Assert.Equal(135_000 * 7.1, risk.Lines[1].Severity.Mean, 1e-6);
        Assert.Equal(0.05, risk.Lines.Sum(line => line.Batches!.Frequency.Mean), 1e-15);
        Assert.Equal(5, risk.Lines[0].Batches!.Claims.Mean, 1e-12);

        // PL-03 of the reference cases: the size factor of 80m of sales
        Assert.Equal(0.9321928094887363, ProductStarters.SizeFactor(80e6), 1e-12);
        Assert.Contains((Product with { Sales = [new("pumps", 5e9)] }).Findings, finding => finding is { Code: "exposure.extrapolated", Path: "sales" });
    }

    [Fact]
    public void Every_parameter_is_listed_and_can_be_the_users_own()
    {
        foreach (Exposure exposure in Samples)
        {
            Type type = exposure.GetType();
            string[] members = [.. ExposureKinds.Shape.Kinds.First(kind => kind.Type == type).Sources];
            Exposure written = exposure.WithAssumptionsOwn();
            foreach (PropertyInfo property in type.GetProperties().Where(property => property.PropertyType == typeof(Assumption)))
            {
                Assert.Contains(property.Name, members);
                Assert.NotNull(written.Given(property.Name));
                Assert.Equal(property.GetValue(exposure), property.GetValue(written));
            }

            Assert.Equal(exposure.Assumptions, written.Assumptions);
            Assert.Equal(exposure.ToLossModel(), written.ToLossModel());
            Assert.NotEmpty(exposure.ToLossModel().Sources);
        }
    }

    [Fact]
    public void Every_exposure_comes_back_from_JSON_equal()
    {
        foreach (Exposure exposure in Samples.Concat(Samples.Select(sample => sample.WithAssumptionsOwn())))
        {
            Submission firm = new("Firm", new Cover("a", exposure) { Product = InsuranceProduct.Cyber, LifeCycle = LifeCycleStage.Pilot });
            Submission back = Submission.FromJson(firm.ToJson());
            Assert.Equal(firm, back);
            Assert.Equal(exposure, back.Covers[0].Exposure);
        }
    }

    [Fact]
    public void Exposures_are_simulated_and_priced()
    {
        Submission firm = new("Firm", [.. Samples.Select((exposure, i) => new Cover($"cover {i}", exposure, new PolicyTerms { Limit = 5e6 }))]);
        Quote quote = firm.Price(new PricingBasis(new WangTransform(0.2)), 4000, 7);
        Assert.All(quote.Premium.Covers, cover => Assert.True(double.IsFinite(cover.Gross.Value)));
        Assert.True(quote.Premium.Gross.Value > 0);
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void Every_product_belongs_to_a_group(InsuranceProduct product) => Assert.True(Enum.IsDefined(product.Group));

    public static TheoryData<InsuranceProduct> Products => [.. Enum.GetValues<InsuranceProduct>()];

    [Fact]
    public void Products_and_groups_are_those_of_the_statistics()
    {
        Assert.Equal(18, Enum.GetValues<InsuranceProduct>().Length);
        Assert.Equal([5, 3, 6, 2, 2], Enum.GetValues<InsuranceProduct>().GroupBy(product => product.Group).Select(group => group.Count()));
        Assert.Equal(ProductGroup.Basic, InsuranceProduct.Cyber.Group);
        Assert.Throws<ArgumentOutOfRangeException>(() => ((InsuranceProduct)99).Group);
    }
}
