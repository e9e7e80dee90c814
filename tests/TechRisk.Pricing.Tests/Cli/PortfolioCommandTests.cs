using System.Text.Json;
using TechRisk.Pricing.Tests.Architecture;

namespace TechRisk.Pricing.Tests.Cli;

public class PortfolioCommandTests
{
    private static string Example => Repository.Read("docs/examples/portfolio-technology-park.json");

    [Fact]
    public void A_portfolio_is_a_table_of_return_periods()
    {
        Shell shell = Shell.RunOn(Example, "portfolio", "--years", "2000", "--seed", "3");
        Assert.Equal(0, shell.Code);
        Assert.Contains("OEP", shell.Output, StringComparison.Ordinal);
        Assert.Contains("cloud-east", shell.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_the_same_for_the_same_years_and_seed()
    {
        Shell shell = Shell.RunOn(Example, "portfolio", "--years", "2000", "--seed", "3", "--json");
        Assert.Equal(shell.Output, Shell.RunOn(Example, "portfolio", "--years", "2000", "--seed", "3", "--json").Output);
        PortfolioLosses losses = Portfolio.FromJson(Example).Simulate(2_000, 3);
        using JsonDocument json = JsonDocument.Parse(shell.Output);
        Assert.Equal(losses.Gross.Mean.Value, json.RootElement.GetProperty("expectedLoss").GetProperty("value").GetDouble(), 0.0);
    }

    [Fact]
    public void Bad_input_is_exit_code_2_with_a_line_a_problem()
    {
        Shell shell = Shell.RunOn(Example.Replace("\"CNY\"", "\"RMB\"", StringComparison.Ordinal), "portfolio");
        Assert.Equal(2, shell.Code);
        Assert.Empty(shell.Bytes);
        Assert.Contains("submissions[1].currency", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_other_kind_of_document_is_said_to_be_one()
    {
        Shell priced = Shell.RunOn(Example, "price");
        Assert.Equal(2, priced.Code);
        Assert.StartsWith("document.other-kind: a document with submissions is a portfolio", priced.Error, StringComparison.Ordinal);
        Shell simulated = Shell.RunOn(Repository.Read("docs/examples/chip-designer.json"), "portfolio");
        Assert.Equal(2, simulated.Code);
        Assert.StartsWith("document.other-kind: a document with covers is a submission", simulated.Error, StringComparison.Ordinal);
    }
}
