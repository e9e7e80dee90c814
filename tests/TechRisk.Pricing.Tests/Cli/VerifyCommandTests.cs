using System.Text.Json;
using TechRisk.Pricing.Tests.Conformance;

namespace TechRisk.Pricing.Tests.Cli;

public class VerifyCommandTests
{
    [Fact]
    public void A_file_that_passes_is_a_line_a_case_and_exit_code_0()
    {
        Shell shell = Shell.RunOn(CaseText.Of(CaseText.CopulaSum), "verify");
        Assert.Equal(0, shell.Code);
        string[] lines = shell.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("passed   sum", lines[0], StringComparison.Ordinal);
        Assert.Equal("1 case, 6 figures: 1 passed, 0 failed, 0 not run", lines[1]);
        Assert.Equal(2, lines.Length);
    }

    [Fact]
    public void A_figure_outside_its_tolerance_is_exit_code_1()
    {
        Shell shell = Shell.RunOn(CaseText.Of(CaseText.CopulaSum.Replace("6519.682063446504", "6519.7", StringComparison.Ordinal)), "verify", "--json");
        Assert.Equal(1, shell.Code);
        Assert.Equal(1, JsonDocument.Parse(shell.Output).RootElement.GetProperty("failed").GetInt32());
    }

    [Fact]
    public void A_case_of_an_unknown_kind_is_not_run_and_no_failure()
    {
        Shell shell = Shell.RunOn(CaseText.Of(CaseText.CopulaSum.Replace("gaussianCopulaSum", "vineSum", StringComparison.Ordinal)), "verify");
        Assert.Equal(0, shell.Code);
        Assert.StartsWith("not run  sum", shell.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_file_is_exit_code_2_with_a_line_a_problem()
    {
        Shell shell = Shell.RunOn(CaseText.Of(CaseText.CopulaSum.Replace("0.8}", "-0.8}", StringComparison.Ordinal).Replace("\"correlation\": 0.5", "\"correlation\": 1.5", StringComparison.Ordinal)), "verify");
        Assert.Equal(2, shell.Code);
        Assert.Empty(shell.Bytes);
        Assert.Equal(2, shell.Findings.Length);
        Assert.Contains(shell.Findings, line => line.Contains("cases[0].correlation", StringComparison.Ordinal));
        Assert.Contains(shell.Findings, line => line.Contains("cases[0].lines[0].sigma", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_not_there_is_exit_code_2() => Assert.Equal(2, Shell.Run("verify", "no-such-file.json").Code);

    [Fact]
    public void The_built_in_suite_passes_with_citations()
    {
        Shell shell = Shell.Run("verify");
        Assert.True(shell.Code == 0, shell.Output + shell.Error);
        Assert.Contains("passed   C01-limited-lognormal", shell.Output, StringComparison.Ordinal);
        Assert.Contains("[Gruebel & Hermesmeier, ", shell.Output, StringComparison.Ordinal);
        Assert.Contains(", 0 failed, 0 not run", shell.Output, StringComparison.Ordinal);
    }
}
