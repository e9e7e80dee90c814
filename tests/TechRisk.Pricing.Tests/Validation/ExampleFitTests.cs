using System.Text.Json;
using TechRisk.Pricing.Tests.Architecture;
using TechRisk.Pricing.Tests.Reference;

namespace TechRisk.Pricing.Tests.Validation;

/// <summary>
/// The parameters of the submissions of docs/examples that rest on real data are those that the library fits to them. They are written with five
/// digits, so that they agree within 1e-4 relative.
/// </summary>
public sealed class ExampleFitTests
{
    private const double Digits = 1e-4;

    [SkippableFact]
    public void Breaches_of_2013_to_2016()
    {
        (DateOnly Date, double Individuals)[] late = [.. BreachData.Archived().Where(breach => breach.Date.Year > 2012)];
        SeverityFit fit = new ClaimHistory([.. late.Select(BreachData.Reported)]).FitSeverity<LogLogistic>();
        double rate = late.Length / Enumerable.Range(2013, 4).Sum(BreachData.Exposure);
        JsonElement peril = Model("health-breach").GetProperty("perils")[0];
        Close(0.01 * rate, peril.GetProperty("arrivals").GetProperty("frequency").GetProperty("mean"));
        Close(fit, peril.GetProperty("components")[0].GetProperty("records").GetProperty("severity"));
    }

    [SkippableFact]
    public void Outages_of_2004_and_2005()
    {
        SystemYear[] late = [.. OutageData.Clusters().Where(year => year.Year > 2003)];
        FrequencyFit count = ClaimCounts.FromRows(late.Select(year => new CountRow(year.Outages.Count) { Exposure = year.NodeYears })).FitFrequency<NegativeBinomial>(ExposureRule.Mixed);
        SeverityFit size = new ClaimHistory([.. late.SelectMany(year => year.Outages).Select(outage => Claim.FromGroundUp(outage.Hours))]).FitSeverity<Burr>();
        JsonElement peril = Model("computing-outage").GetProperty("perils")[0];
        NegativeBinomial cluster = (NegativeBinomial)count.At(256);
        Close(cluster.Mean, peril.GetProperty("arrivals").GetProperty("frequency").GetProperty("mean"));
        Close(cluster.Dispersion, peril.GetProperty("arrivals").GetProperty("frequency").GetProperty("dispersion"));
        Close(size, peril.GetProperty("components")[0].GetProperty("hours"));
    }

    [SkippableFact]
    public void Liability_claims_with_their_expenses()
    {
        CopulaFit fit = DependenceStatisticsTests.Pairs().FitCopula(CopulaFamily.Of<GumbelCopula>(), SeverityFamily.Of<Lomax>(), SeverityFamily.Of<Lomax>());
        JsonElement model = Model("liability-expenses");
        JsonElement loss = model.GetProperty("claims").GetProperty("severity");
        JsonElement defence = model.GetProperty("defenceLaw");
        Close(fit.FirstParameters[0].Value.Value, loss.GetProperty("shape"));
        Close(fit.FirstParameters[1].Value.Value, loss.GetProperty("scale"));
        Close(fit.SecondParameters[0].Value.Value, defence.GetProperty("cost").GetProperty("shape"));
        Close(fit.SecondParameters[1].Value.Value, defence.GetProperty("cost").GetProperty("scale"));
        Close(fit.Parameters[0].Value.Value, defence.GetProperty("copula").GetProperty("theta"));
    }

    private static JsonElement Model(string name) =>
        JsonSerializer.Deserialize<JsonElement>(Repository.Read($"docs/examples/{name}.json")).GetProperty("covers")[0].GetProperty("lossModel");

    private static void Close(SeverityFit fit, JsonElement law)
    {
        foreach (FittedParameter parameter in fit.Parameters)
        {
            Close(parameter.Value.Value, law.GetProperty(parameter.Name));
        }
    }

    private static void Close(double fitted, JsonElement written) => Assert.Equal(fitted, written.GetDouble(), Math.Abs(fitted) * Digits);
}
