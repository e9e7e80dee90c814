using System.Globalization;
using System.Text;
using TechRisk.Pricing.Tests.Architecture;

namespace TechRisk.Pricing.Tests.Model;

/// <summary>The page of starter parameters is what the code says.</summary>
public class StarterTableTests
{
    [Fact]
    public void The_page_of_starter_parameters_is_current() => Approval.Check("docs/formulas/starter-parameters.md", Text());

    private static string Text()
    {
        StringBuilder text = new();
        text.Append("# Starter parameters\n\nWhat an exposure takes where the user gives nothing, by its property in JSON. A test makes this page from the code. ")
            .Append("A grade below \"read at source\" or \"computed\" prints *unconfirmed default* with every price; one `with` or one JSON property replaces any of them.\n\n");
        foreach (Industry industry in Enum.GetValues<Industry>())
        {
            ResearchExposure research = new(industry)
            {
                Budget = 1, ReadinessLevel = 0, InsuresOverrun = true, TeamRecord = new SuccessRecord(1, 2),
                Evidence = industry == Industry.Biomedicine ? [.. Enum.GetValues<ResearchEvidence>()] : [],
            };
            Append(text, $"Research: {Spaced(industry)}", research, [.. research.Assumptions.Select(line => (Named(research, line.Parameter), line.Assumption))]);
        }

        text.Append("## Research: pass probabilities by therapeutic area\n\n| area | phase 1 | phase 2 | phase 3 | filing |\n|---|---:|---:|---:|---:|\n");
        foreach (TherapeuticArea area in Enum.GetValues<TherapeuticArea>())
        {
            IEnumerable<string> cells = ResearchStarters.Stages(Industry.Biomedicine, area).Select(stage => stage.Pass.Default.Value.ToString("0.000", CultureInfo.InvariantCulture));
            text.Append("| ").Append(Spaced(area)).Append(" | ").Append(string.Join(" | ", cells)).Append(" |\n");
        }

        text.Append("\n## Research: multiples of the likelihood of approval\n\n");
        Rows(text, Enum.GetValues<ResearchEvidence>().Select(evidence => (Spaced(evidence), ResearchStarters.Multiple(evidence))));
        text.Append("## Research: schedule slippage by readiness level\n\n");
        Rows(text, Enumerable.Range(1, 9).Select(level => ($"level {level}", ResearchStarters.ScheduleSlippage(level).Default)));
        text.Append("## Research: overruns by type of project\n\n");
        Rows(text, Enum.GetValues<OverrunClass>().SelectMany(type => new[]
        {
            (Spaced(type) + ", share above 50 %", OverrunStarters.TailShare(type).Default),
            (Spaced(type) + ", index of the tail", OverrunStarters.TailIndex(type).Default),
            (Spaced(type) + ", mean below", OverrunStarters.BodyMean(type).Default),
        }));
        CyberExposure cyber = new(Industry.Other) { Revenue = 1e8, Records = 1000, Providers = ["cloud"] };
        Append(text, "Cyber", cyber, cyber.Assumptions);
        text.Append("## Cyber: on the basis of insurers' claims\n\n");
        Rows(text, (cyber with { SeverityBasis = SeverityBasis.Claims }).Assumptions.Where(line => !cyber.Assumptions.Contains(line)));
        text.Append("## Cyber: effects of controls\n\n");
        Rows(text, Enum.GetValues<ControlKind>().Select(kind => (Spaced(kind), CyberStarters.Odds(kind))));
        ProductExposure product = new(Industry.Other)
        {
            Sales = [new("a", 1e8), new("a", 1e8) { Territory = Territory.Europe }, new("a", 1e8) { Territory = Territory.NorthAmerica }],
            HasQualitySystem = true, UnitsOnMarket = 1, RecallCostPerUnit = 1, PriorSales = 1,
        };
        Append(text, "Product liability", product, product.Assumptions);
        return text.ToString();
    }

    // stages by their names
    private static string Named(ResearchExposure facts, string parameter)
    {
        ValueList<StageStarter> stages = ResearchStarters.Stages(facts.Industry, facts.Area);
        for (int k = 0; k < stages.Count; k++)
        {
            parameter = parameter.Replace(FormattableString.Invariant($"stages[{k}]"), stages[k].Name, StringComparison.Ordinal);
        }

        return parameter;
    }

    private static void Append(StringBuilder text, string heading, Exposure exposure, ValueList<(string Parameter, Assumption Assumption)> lines)
    {
        text.Append("## ").Append(heading).Append("\n\nKind `").Append(char.ToLowerInvariant(exposure.GetType().Name[0])).Append(exposure.GetType().Name[1..]).Append("`.\n\n");
        Rows(text, lines);
    }

    private static void Rows(StringBuilder text, IEnumerable<(string Name, Assumption Assumption)> lines)
    {
        text.Append("| parameter | value | unit | source | date | grade | population |\n|---|---:|---|---|---|---|---|\n");
        foreach ((string name, Assumption line) in lines)
        {
            text.Append("| ").Append(name).Append(" | ").Append(line.Value.ToString("G6", CultureInfo.InvariantCulture)).Append(" | ").Append(line.Unit).Append(" | ")
                .Append(line.Provenance.Source).Append(" | ").Append(line.Provenance.Date).Append(" | ").Append(Spaced(line.Provenance.Grade)).Append(" | ").Append(line.Provenance.Population).Append(" |\n");
        }

        text.Append('\n');
    }

    private static string Spaced<T>(T value)
        where T : struct, Enum => Documents.Words(value.ToString());
}
