namespace TechRisk.Pricing.Tests.Cli;

public class BadInputCommandTests
{
    private const string Cover = """{"name":"x","covers":[{"name":"a","frequency":{"kind":"poisson","mean":1},"severity":{"kind":"lomax","shape":3,"scale":1}}]""";

    private static string Refused(Shell shell)
    {
        Assert.Equal(2, shell.Code);
        Assert.Empty(shell.Bytes);
        return Assert.Single(shell.Findings);
    }

    [Theory]
    [InlineData("price")]
    [InlineData("check")]
    public void Ten_mistakes_are_ten_lines_with_their_paths_and_nothing_is_priced(string verb)
    {
        Shell shell = Shell.Run(verb, Path.Combine(AppContext.BaseDirectory, "Io", "ten-mistakes.json"));
        Assert.Equal(2, shell.Code);
        Assert.Empty(shell.Bytes);
        Assert.Equal(10, shell.Findings.Length);
        foreach (string path in (string[])[
            "currency", "covers[0].lossModel.projects[0].stages[0].passProbability", "covers[1].frequency.kind", "covers[1].severity.sigma", "covers[1].terms.limit",
            "covers[2].severity.weigth", "covers[3].name", "covers[4].name", "covers[4].frequency.mean", "dependence.matrix.rows"])
        {
            Assert.Single(shell.Findings, line => line.Contains($" at {path}: ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_broken_file_is_one_line_with_line_and_column() =>
        Assert.StartsWith("json.syntax: line 2, column 1: ", Refused(Shell.RunOn("{\n]", "price")), StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_one_line() =>
        Assert.StartsWith("file.unreadable at /no/such/file.json: ", Refused(Shell.Run("price", "/no/such/file.json")), StringComparison.Ordinal);

    [Fact]
    public void A_submission_without_basis_is_checked_but_not_priced()
    {
        Assert.StartsWith("json.missing at basis: ", Refused(Shell.RunOn(Cover + "}", "price")), StringComparison.Ordinal);
        Shell check = Shell.RunOn(Cover + "}", "check");
        Assert.Equal(0, check.Code);
        Assert.StartsWith("no errors", check.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"kind":"esscherPrinciple","h":1}""", "Esscher")]
    [InlineData("""{"kind":"constantCostOfCapital","rate":0.1}""", "ConstantCostOfCapital")]
    public void What_cannot_be_computed_is_one_line_that_names_measure_and_law(string measure, string name)
    {
        Shell shell = Shell.RunOn(Cover + ",\"basis\":{\"measure\":" + measure + "}}", "price", "--years", "1000");
        Assert.Contains(name, Refused(shell), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--years", "0")]
    [InlineData("--years", "many")]
    [InlineData("--seed", "1.5")]
    [InlineData("--sead", "1")]
    public void A_wrong_argument_is_told_in_plain_words(string option, string value)
    {
        Shell shell = Shell.Run("price", Shell.Example, option, value);
        Assert.Equal(2, shell.Code);
        Assert.Empty(shell.Bytes);
        Assert.All(shell.Findings[..^1], line => Assert.StartsWith("usage: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void The_schema_is_printed()
    {
        Shell shell = Shell.Run("schema");
        Assert.Equal(0, shell.Code);
        Assert.Equal(JsonSchema.OfSubmission(), shell.Output);
    }
}
