namespace TechRisk.Pricing.Tests.Io;

public class ClaimsCsvTests
{
    [Fact]
    public void Amount_deductible_limit_weight_and_date_are_read()
    {
        ClaimHistory history = Read("amount,deductible,limit,weight,date\n80000,20000,500000,2,2023-05-06\n520000,20000,500000,,\n300,,,,\n");
        Claim first = history.Claims[0];
        Assert.Equal((80_000, 20_000, 520_000, 2, new DateOnly(2023, 5, 6)), (first.From, first.Deductible, first.CensoredAbove, first.Weight, first.Date));
        Assert.True(history.Claims[1].IsCensored);
        Assert.Equal(520_000, history.Claims[1].From);
        Assert.Equal(Claim.FromGroundUp(300), history.Claims[2]);
        Assert.Equal(4, history.ClaimCount);
    }

    [Fact]
    public void Payments_semicolons_quotes_and_a_byte_order_mark_are_read()
    {
        ClaimHistory history = Read("\uFEFF\"gezahlt; netto\";Abzug;deckung\r\n\"100\";10;1000\r\n1000;10;1000\r\n", new() { Paid = "gezahlt; netto", Deductible = "Abzug", Limit = "deckung" });
        Assert.Equal([Claim.FromPaid(100, 10, 1000), Claim.FromPaid(1000, 10, 1000)], history.Claims);
    }

    [Fact]
    public void Bands_are_read_with_an_open_last_one()
    {
        ClaimHistory history = Read("from,to,weight\n0,25,30\n25,100,12\n100,,3\n");
        Assert.Equal([Claim.FromBand(0, 25, 30), Claim.FromBand(25, 100, 12), Claim.FromBand(100, double.PositiveInfinity, 3)], history.Claims);
    }

    [Fact]
    public void Every_wrong_row_is_a_finding_with_its_line_and_nothing_is_read()
    {
        Assert.False(ClaimHistory.TryFromCsv(
            new StringReader("amount,deductible,limit,censored,date\n100,,,0,\n1.000.000,,,0,\n-5,,,0,\n50,60,,0,\n500,0,400,0,\n500,0,400,maybe,2024-13-01\n7\n,,,,\n"),
            null,
            out ClaimHistory? history,
            out ValueList<Finding> findings));
        Assert.Null(history);
        string[] paths = [.. findings.Select(finding => finding.Path)];
        foreach (string path in new[] { "line 3, amount", "line 4, amount", "line 5, deductible", "line 6, amount", "line 7, censored", "line 7, date", "line 8", "line 9, amount" })
        {
            Assert.Contains(path, paths);
        }

        Assert.All(findings, finding => Assert.Equal(FindingLevel.Error, finding.Level));
    }

    [Theory]
    [InlineData("amount,paid\n1,2\n", "more than one column")]
    [InlineData("loss\n1\n", "no column holds the losses")]
    [InlineData("", "no header row")]
    [InlineData("amount\n", "no claims")]
    [InlineData("amount,amount\n1,2\n", "twice")]
    public void A_header_that_does_not_say_what_is_what_is_refused(string text, string words) =>
        Assert.Contains(words, Assert.Throws<SubmissionException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_misspelt_column_gets_a_suggestion() =>
        Assert.Contains(
            "did you mean \"loss_usd\"",
            Assert.Throws<SubmissionException>(() => Read("loss_usd\n1\n", new() { Amount = "los_usd" })).Message,
            StringComparison.Ordinal);

    // 200,000 rows took minutes while every row counted the quotes of all rows before it
    [Fact]
    public void A_quote_that_never_closes_is_a_finding_and_does_not_cost_the_square_of_the_file()
    {
        string text = "amount\n\"5\n" + string.Concat(Enumerable.Range(1, 200_000).Select(i => FormattableString.Invariant($"{i}.25\n")));
        Assert.False(ClaimHistory.TryFromCsv(new StringReader(text), null, out _, out ValueList<Finding> findings));
        Assert.Equal("csv.number", findings[0].Code);
    }

    [Fact]
    public void A_column_that_nobody_reads_is_said()
    {
        Assert.True(ClaimHistory.TryFromCsv(new StringReader("amount,deductble\n5,1\n"), null, out _, out ValueList<Finding> findings));
        Finding finding = Assert.Single(findings);
        Assert.Equal(("csv.column-unused", FindingLevel.Warning), (finding.Code, finding.Level));
        Assert.Contains("did you mean deductible?", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_text_is_findings_and_never_a_crash()
    {
        Random random = new(20261124);
        const string Alphabet = "amount,;\"\n0123456789.-eE \r\tNA";
        for (int i = 0; i < 3000; i++)
        {
            string text = (i % 2 == 0 ? "amount,limit\n" : "") + new string([.. Enumerable.Range(0, random.Next(60)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            bool isUsable = ClaimHistory.TryFromCsv(new StringReader(text), null, out ClaimHistory? history, out ValueList<Finding> findings);
            Assert.Equal(isUsable, history is not null);
            Assert.Equal(isUsable, findings.All(finding => finding.Level != FindingLevel.Error));
        }
    }

    private static ClaimHistory Read(string text, ClaimColumns? columns = null) => ClaimHistory.FromCsv(new StringReader(text), columns);
}
