namespace TechRisk.Pricing.Tests.Pricing;

public class QuoteMarkdownTests
{
    private static readonly PricingBasis Basis = new(new WangTransform(0.35)) { FixedExpense = 120, CommissionRate = 0.12, TaxRate = 0.06 };

    private static string Report()
    {
        Submission submission = Tables.Submission(("a|b", new PolicyTerms { Limit = 20_000 }), ("c", PolicyTerms.None)) with { Dependence = new GaussianCopula(0.25) };
        submission = submission with
        {
            Covers = [submission.Covers[0] with { Sources = [new("frequency.mean", new Provenance("a guess", EvidenceGrade.Assumed, "2024"))] }, submission.Covers[1]],
        };
        return Tables.Of(submission, TailFacts.BoundedBy(1e9), Tables.Years(11, 2000, 2)).Price(Basis).ToMarkdown();
    }

    [Fact]
    public void A_report_has_its_sections_in_order_and_is_the_same_text_every_time()
    {
        string text = Report();
        Assert.Equal(text, Report());
        Assert.Equal(
            ["# Quote: Acme", "## Premium", "## Exceedance", "## Share of each cover in the tail", "## Correlation of the covers' losses", "## Key figures", "## Sources of the parameters", "## Findings", "## Model card"],
            text.Split('\n').Where(line => line.StartsWith('#') && !line.StartsWith("###", StringComparison.Ordinal)));
        Assert.DoesNotContain('\r', text);
        Assert.Contains("| input hash | ", text);
        Assert.Contains("| Gaussian copula 0.25 |", text);
        Assert.Contains("| assumed, unconfirmed default |", text);
        Assert.Contains("warning `source.unconfirmed` at `covers[0].frequency.mean`", text);
        Assert.Contains("| **paid by the insured** | **", text);
    }

    [Fact]
    public void Every_row_of_a_table_has_as_many_cells_as_its_head()
    {
        string[] lines = Report().Replace("\\|", "/").Split('\n');
        int cells = 0;
        foreach (string line in lines)
        {
            if (!line.StartsWith('|'))
            {
                cells = 0;
                continue;
            }

            int now = line.Count(c => c == '|');
            Assert.True(cells == 0 || cells == now, line);
            cells = now;
        }
    }
}
