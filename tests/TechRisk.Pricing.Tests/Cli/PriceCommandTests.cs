using System.Text.Json;

namespace TechRisk.Pricing.Tests.Cli;

public class PriceCommandTests
{
    private const string Years = "20000";

    [Fact]
    public void The_example_is_priced_with_errors_findings_sources_and_identity()
    {
        Shell shell = Shell.Run("price", Shell.Example, "--years", Years, "--seed", "7");
        Assert.Equal(0, shell.Code);
        foreach (string words in (string[])[
            "loss cost", "risk margin", "gross premium", "subsidy", "paid by the insured", "return period", "1000", "Share of each cover in the tail",
            "unconfirmed default", "seed", "20,000, crude Monte Carlo", "input hash", "TechRisk.Pricing 0.1.0", "r&d", "cyber", "product liability", " ± "])
        {
            Assert.Contains(words, shell.Output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain('\u001b', shell.Output);
        Assert.DoesNotContain('\r', shell.Error); // no progress bar in a pipe
        Assert.Matches(@"^[0-9.]+ s, simulation [0-9.]+ s of it\n$", shell.Error);
    }

    [Fact]
    public void Json_has_the_same_bytes_for_the_same_input_years_and_seed()
    {
        Shell first = Shell.Run("price", Shell.Example, "--years", Years, "--json");
        Shell second = Shell.Run("price", Shell.Example, "--years", Years, "--json");
        Assert.Equal(first.Bytes, second.Bytes);
        using JsonDocument quote = JsonDocument.Parse(first.Bytes);
        JsonElement identity = quote.RootElement.GetProperty("identity");
        Assert.Equal(2026, identity.GetProperty("seed").GetInt64());
        Assert.Equal(20000, identity.GetProperty("years").GetInt64());
        Assert.Equal(16, identity.GetProperty("inputHash").GetString()!.Length);
        JsonElement premium = quote.RootElement.GetProperty("premium");
        double covers = premium.GetProperty("covers").EnumerateArray().Sum(cover => cover.GetProperty("gross").GetProperty("value").GetDouble());
        Assert.Equal(premium.GetProperty("gross").GetProperty("value").GetDouble(), covers, 1e-6 * covers); // rounding of sums
        Assert.True(premium.GetProperty("gross").GetProperty("standardError").GetDouble() > 0);
    }

    [Fact]
    public void Markdown_goes_to_a_file_as_well()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".md");
        try
        {
            Assert.Equal(0, Shell.Run("price", Shell.Example, "--years", "1000", "--markdown", path).Code);
            Assert.StartsWith("# Quote: Lingang Edge Silicon", File.ReadAllText(path), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(".md", "# Model card: Lingang Edge Silicon")]
    [InlineData(".json", "{\n  \"schemaVersion\": 1,\n  \"identity\": {")]
    public void The_model_card_goes_to_a_file_whose_name_says_its_form(string extension, string start)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + extension);
        try
        {
            Assert.Equal(0, Shell.Run("price", Shell.Example, "--years", "1000", "--model-card", path).Code);
            Assert.StartsWith(start, File.ReadAllText(path), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_report_that_cannot_be_written_is_one_line_and_exit_code_1()
    {
        Shell shell = Shell.Run("price", Shell.Example, "--years", "1000", "--markdown", "/no/such/folder/report.md");
        Assert.Equal(1, shell.Code);
        Assert.StartsWith("failed: ", Assert.Single(shell.Findings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_basis_may_come_from_a_file_of_its_own()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        File.WriteAllText(path, """{"measure":{"kind":"expectedValuePrinciple","loading":0.5}}""");
        try
        {
            const string submission = """{"name":"x","covers":[{"name":"a","frequency":{"kind":"poisson","mean":1},"severity":{"kind":"exponential","mean":100}}]}""";
            Shell shell = Shell.RunOn(submission, "price", "--years", "2000", "--basis", path);
            Assert.Equal(0, shell.Code);
            Assert.Contains("ExpectedValuePrinciple 0.5", shell.Output, StringComparison.Ordinal);
            Assert.Equal(2, Shell.RunOn(submission, "price", "--basis", "/no/such/basis.json").Code);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_name_cannot_command_the_terminal()
    {
        const string submission = """{"name":"x\u001b[31m","covers":[{"name":"a","frequency":{"kind":"poisson","mean":1},"severity":{"kind":"exponential","mean":100}}],"basis":{"measure":{"kind":"meanMeasure"}}}""";
        Shell shell = Shell.RunOn(submission, "price", "--years", "1000");
        Assert.Equal(0, shell.Code);
        Assert.DoesNotContain('\u001b', shell.Output);
        Assert.Contains("x\uFFFD[31m", shell.Output, StringComparison.Ordinal);
    }
}
