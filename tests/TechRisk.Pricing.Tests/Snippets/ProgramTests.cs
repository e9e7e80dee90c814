using System.Globalization;
using System.Text.RegularExpressions;

namespace TechRisk.Pricing.Tests.Snippets;

public sealed class ProgramTests
{
    [Fact]
    public void One_cover_is_priced_and_its_waterfall_printed()
    {
        string premium = Assert.Single(Programs.Printed["one cover"]);
        Assert.Contains("risk margin", premium, StringComparison.Ordinal);
        Assert.Contains("gross premium", premium, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_covers_are_simulated_and_their_quote_names_each_of_them()
    {
        string quote = Assert.Single(Programs.Printed["three covers"]);
        Assert.All(new[] { "Acme Robotics", "r&d", "cyber", "product liability", "CNY", "2026" }, word => Assert.Contains(word, quote, StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", quote, StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_become_a_cover_whose_defaults_carry_their_sources() =>
        Assert.Contains(Programs.Printed["facts"], source => source.Contains("unconfirmed default", StringComparison.Ordinal));

    [Fact]
    public void Customers_of_one_cloud_are_struck_together() =>
        Assert.NotEmpty(Assert.Single(Programs.Printed["portfolio"]));

    [Fact]
    public void The_three_covers_in_depth_are_computed_and_priced()
    {
        Assert.Matches("succeed, .* fail for a technical cause", ThreeCovers.Printed["research"][0]);
        Assert.True(double.Parse(Assert.Single(ThreeCovers.Printed["cyber"]), CultureInfo.InvariantCulture) > 0);
        Assert.Equal(6, ThreeCovers.Printed["together"].Count);
        Assert.Contains("gross premium", ThreeCovers.Printed["together"][0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_is_exact_within_bounds_and_every_method_agrees()
    {
        IReadOnlyList<string> lines = Programs.Printed["exact"];
        Assert.EndsWith("All methods agree.", lines[0], StringComparison.Ordinal);
        Assert.Matches(@"^3,61\d,\d{3} \[3,61\d,\d{3}, 3,61\d,\d{3}\]$", lines[1]);
        Assert.Equal(3, Programs.Printed["precision"].Count);
        Assert.Equal("all methods agree", Assert.Single(Programs.Printed["disagreement"]));
    }

    [Fact]
    public void Every_principle_states_a_finite_price_with_its_error()
    {
        Assert.Equal(7, Programs.Printed["principles"].Count);
        Assert.All(Programs.Printed["principles"], line => Assert.Matches(@"\d ± \d", line));
    }

    [Fact]
    public void Allocated_shares_of_capital_add_to_all_of_it()
    {
        double sum = Programs.Printed["allocation"].Sum(line => double.Parse(Regex.Match(line, @"(\d+\.\d) % ±").Groups[1].Value, CultureInfo.InvariantCulture));
        Assert.Equal(100, sum, tolerance: 0.16); // three shares rounded to 0.1
    }

    [Fact]
    public void More_claims_cost_more_and_a_higher_retention_costs_less()
    {
        IReadOnlyList<string> lines = Programs.Printed["scenarios"];
        Assert.Equal(["ransomware wave", "social inflation", "retention 100k"], lines.Select(line => line[..20].Trim()));
        Assert.Equal([false, false, true], lines.Select(line => line[20..].TrimStart().StartsWith('-')));
    }

    [Fact]
    public void Claims_of_a_file_are_fitted_and_priced_with_what_is_not_known()
    {
        IReadOnlyList<string> lines = Programs.Printed["fit from claims"];
        Assert.Contains("ln L", lines[0], StringComparison.Ordinal);
        Assert.Contains("±", lines[1], StringComparison.Ordinal);
        Assert.Contains("2 claims", lines[2], StringComparison.Ordinal);

        // what the file says: 42 claims in 8 years above 25,000; ground-up there are more
        ClaimHistory history = ClaimHistory.FromCsv(File.OpenText("docs/examples/claims.csv")) with { ExposureYears = 8 };
        FrequencyFit count = history.FitFrequency();
        SeverityFit size = history.FitSeverity<LogNormal>();
        Assert.Equal(42 / 8.0, count.Frequency.Mean, 1e-6);
        Assert.Contains(count.Findings, finding => finding.Code == "counts.above-deductible");
        Assert.Equal(count.Frequency.Mean, count.GroundUp(size).Mean * size.Severity.Survival(25_000), 1e-9);
    }

    [Fact]
    public void Fits_tell_what_they_know()
    {
        Assert.Equal(5, Programs.Printed["what a fit knows"].Count);
        Assert.All(Programs.Printed["what a fit knows"], line => Assert.Matches(@"\d ± \d", line));
        Assert.Contains("chi-square p", Assert.Single(Programs.Printed["counts"]), StringComparison.Ordinal);
        Assert.All(Programs.Printed["tails"], line => Assert.Matches(@"\d ± \d", line));
        Assert.Single(Programs.Printed["pairs"]);
        Assert.StartsWith("LogNormal", Assert.Single(Programs.Printed["elicitation"]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_quickstart_prices_its_company()
    {
        QuickstartProgram.Run();
        Assert.Contains("Lingang Edge Silicon", Assert.Single(Console.Take()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_submission_is_loaded_from_its_file()
    {
        #region load
        var loaded = Submission.FromJson(File.ReadAllText("docs/examples/chip-designer.json"));
        #endregion
        Assert.Equal(3, loaded.Covers.Count);
    }
}
