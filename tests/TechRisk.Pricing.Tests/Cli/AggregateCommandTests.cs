using System.Text.Json;

namespace TechRisk.Pricing.Tests.Cli;

public class AggregateCommandTests
{
    private const string Two = """
        {"name":"x","currency":"EUR","covers":[
        {"name":"cyber","frequency":{"kind":"poisson","mean":0.8},"severity":{"kind":"logNormal","mu":11.3,"sigma":1.5},"terms":{"retention":50000,"limit":5000000}},
        {"name":"liability","frequency":{"kind":"negativeBinomial","mean":2,"dispersion":3},"severity":{"kind":"gamma","shape":2,"scale":40000}}]}
        """;

    [Fact]
    public void Figures_of_each_cover_have_bounds()
    {
        Shell shell = Shell.RunOn(Two, "aggregate");
        Assert.Equal(0, shell.Code);
        foreach (string words in (string[])["cyber", "liability", "VaR 99.5 %", "TVaR 99.9 %", "stop loss above 2 x mean", "lower bound", "upper bound", "points of"])
        {
            Assert.Contains(words, shell.Output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain('\u001b', shell.Output);
        Assert.Matches(@"^[0-9.]+ s\n$", shell.Error);
    }

    [Fact]
    public void Json_has_the_same_bytes_and_guaranteed_ends()
    {
        Shell first = Shell.RunOn(Two, "aggregate", "--cover", "liability", "--precision", "1e-4", "--reconcile", "--years", "20000", "--seed", "7", "--json");
        Shell second = Shell.RunOn(Two, "aggregate", "--cover", "liability", "--precision", "1e-4", "--reconcile", "--years", "20000", "--seed", "7", "--json");
        Assert.Equal(0, first.Code);
        Assert.Equal(first.Bytes, second.Bytes);
        using JsonDocument report = JsonDocument.Parse(first.Bytes);
        JsonElement cover = Assert.Single(report.RootElement.GetProperty("covers").EnumerateArray());
        Assert.Equal("liability", cover.GetProperty("cover").GetString());
        JsonElement tail = cover.GetProperty("levels")[3].GetProperty("tailValueAtRisk");
        double lower = tail.GetProperty("lower").GetDouble();
        double upper = tail.GetProperty("upper").GetDouble();
        Assert.True(lower < upper && upper - lower <= 1e-4 * lower);
        Assert.InRange(tail.GetProperty("value").GetDouble(), lower, upper);

        // the series over the number of claims is another way to the same figure
        double truth = ClosedCompound.Of(new NegativeBinomial(2, 3), new Gamma(2, 40_000))!.TailValueAtRisk(0.995);
        Assert.InRange(truth, lower * (1 - 1e-12), upper * (1 + 1e-12));
        JsonElement reconciled = Assert.Single(report.RootElement.GetProperty("reconciliations").EnumerateArray());
        Assert.True(reconciled.GetProperty("agrees").GetBoolean());
    }

    [Fact]
    public void Reconcile_prints_a_column_for_each_method()
    {
        Shell shell = Shell.RunOn(Two, "aggregate", "--reconcile", "--years", "20000");
        Assert.Equal(0, shell.Code);
        foreach (string words in (string[])["Reconciliation: cyber", "Reconciliation: liability", "Panjer", "closed form", "simulated", "All methods agree."])
        {
            Assert.Contains(words, shell.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_cover_without_an_exact_law_is_said_and_the_others_are_printed()
    {
        Shell shell = Shell.Run("aggregate", Shell.Example);
        Assert.Equal(0, shell.Code);
        Assert.Contains(shell.Findings, line => line.StartsWith("pricing.not-computable", StringComparison.Ordinal));
        Assert.Contains("cyber", shell.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_input_is_exit_code_2()
    {
        Assert.Equal(2, Shell.RunOn(Two, "aggregate", "--cover", "fire").Code);
        Assert.Equal(2, Shell.RunOn(Two, "aggregate", "--years", "0").Code);
        Assert.Equal(2, Shell.RunOn(Two, "aggregate", "--precision", "7").Code);
        Assert.Equal(2, Shell.Run("aggregate", "/no/such/file.json").Code);
        Assert.Equal(2, Shell.Run("aggregate", Shell.Example, "--cover", "r&d").Code);
    }
}
