using System.Text.Json;
using TechRisk.Pricing.Tests.Reference;

namespace TechRisk.Pricing.Tests.Cli;

public class FitCommandTests
{
    private const string Claims = "amount\n1200\n3400\n560\n25000\n7800\n920\n14300\n2100\n610\n48000\n5500\n1750\n";

    [Fact]
    public void Fits_are_ranked_with_errors_and_findings()
    {
        Shell shell = Shell.RunOn(Claims, "fit", "--families", "Exponential,LogNormal,Lomax");
        Assert.Equal(0, shell.Code);
        int[] places = [.. new[] { "LogNormal", "Exponential" }.Select(name => shell.Output.IndexOf(name, StringComparison.Ordinal))];
        Assert.True(places[0] > 0 && places[1] > places[0], shell.Output);
        Assert.Contains("±", shell.Output, StringComparison.Ordinal);
        Assert.Contains("Findings", shell.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_the_same_bytes_each_time()
    {
        Shell one = Shell.RunOn(Claims, "fit", "--json");
        Shell two = Shell.RunOn(Claims, "fit", "--json");
        Assert.Equal(one.Bytes, two.Bytes);
        JsonElement fits = JsonDocument.Parse(one.Output).RootElement.GetProperty("fits");
        Assert.Equal(fits.EnumerateArray().Select(fit => Aic(fit)).Order(), fits.EnumerateArray().Select(fit => Aic(fit)));

        static double Aic(JsonElement fit) => ReferenceFile.Number(fit.GetProperty("aic"));
    }

    [SkippableFact]
    public void The_liability_claims_with_limits_are_fitted_by_column_names()
    {
        SharedData.Require("us_general_liability_loss_alae.csv");
        Shell shell = Shell.Run(
            "fit", SharedData.PathOf("us_general_liability_loss_alae.csv"), "--amount", "loss_usd", "--limit", "policy_limit_usd", "--censored", "censored", "--families", "LogNormal,Lomax", "--json");
        Assert.Equal(0, shell.Code);
        JsonElement best = JsonDocument.Parse(shell.Output).RootElement.GetProperty("fits")[0];

        // ln L of the case cens-loss-cens-lognormal (scipy 1.10, checked in R)
        Assert.Equal("LogNormal", best.GetProperty("family").GetString());
        Assert.Equal(StatisticsCase.Of("cens-loss-cens-lognormal").Expected.GetProperty("loglik").GetDouble(), best.GetProperty("logLikelihood").GetDouble(), 1e-4);
    }

    [Fact]
    public void A_wrong_row_is_one_line_with_number_and_reason()
    {
        Shell shell = Shell.RunOn(Claims + "12;000\n", "fit");
        Assert.Equal(2, shell.Code);
        Assert.Empty(shell.Bytes);
        Assert.Contains("line 14", Assert.Single(shell.Findings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--families", "Lognormall")]
    [InlineData("--amount", "loss")]
    [InlineData("--above", "100000")]
    public void What_cannot_be_fitted_is_one_line(string option, string value)
    {
        Shell shell = Shell.RunOn(Claims, "fit", option, value);
        Assert.Equal(2, shell.Code);
        Assert.Empty(shell.Bytes);
        Assert.Single(shell.Findings);
    }
}
