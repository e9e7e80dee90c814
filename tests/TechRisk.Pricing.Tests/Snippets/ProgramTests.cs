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
