using System.Globalization;
using FsCheck.Xunit;

namespace TechRisk.Pricing.Tests.Pricing;

public class PremiumTableTests
{
    [Fact]
    public void Largest_remainder_keeps_the_sum()
    {
        Assert.Equal([2, 3, 5], PremiumTable.LargestRemainder([1.6, 3.3, 5.1], 10, new double[3]));
        Assert.Equal([-2, 4, 0], PremiumTable.LargestRemainder([-1.6, 3.7, 0], 2, new double[3]));
    }

    [Property(MaxTest = 200)]
    public void Printed_lines_add_up_across_and_down(ushort a, ushort b, ushort c, byte margin)
    {
        PricingBasis basis = new(new ExpectedValuePrinciple(0))
        {
            ClaimsExpenseRatio = 0.07, FixedExpense = 12_345.67, ExpenseRatio = 0.111, CommissionRate = 0.103, LevyRate = 0.008, TaxRate = 0.06, DiscountRate = 0.03, PaymentPatterns = [new("b", 0.3, 0.7)],
        };
        ValueList<CoverCost> covers =
        [
            new("a", a * 1.37, margin * 11.3) { StandaloneMargin = margin * 13.7 },
            new("b", b * 2.11, margin * 7.9) { StandaloneMargin = margin * 8.3 },
            new("c", c * 0.93, margin * 3.1) { StandaloneMargin = margin * 5.9 },
        ];
        PremiumBreakdown premium = basis.Premium(covers, new SubsidyScheme(0.37));
        PremiumTable table = new(premium);
        decimal[] running = new decimal[4];
        foreach (PremiumRow row in table.Rows.Where(row => !row.Cells[3].Contains('%')))
        {
            decimal[] cells = row.Cells.Select(cell => decimal.Parse(cell, NumberStyles.Number, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(cells[3], cells[0] + cells[1] + cells[2]);
            if (row.Kind is PremiumLineKind.Addition or PremiumLineKind.Deduction)
            {
                running = running.Zip(cells, (sum, cell) => sum + cell).ToArray();
            }
            else if (row.Kind == PremiumLineKind.Sum)
            {
                Assert.Equal(running, cells);
            }
        }

        decimal gross = decimal.Parse(table.Rows.First(row => row.Name == "gross premium").Cells[3], NumberStyles.Number, CultureInfo.InvariantCulture);
        Assert.Equal(premium.Gross.Value, (double)gross, 0.5 + 1e-9);
    }

    [Fact]
    public void A_premium_prints_as_a_waterfall()
    {
        PricingBasis basis = new(new ExpectedValuePrinciple(0)) { FixedExpense = 1_000, CommissionRate = 0.2, TaxRate = 0.1 };
        string[] lines = basis.Premium(lossCost: 30_000, riskMargin: 5_000, limit: 1_000_000).ToString().Split('\n');
        Assert.Equal(["total", "loss cost", "risk margin", "fixed expense", "commission", "gross premium", "tax", "paid by the insured"], lines.Select(line => line.Split("  ")[0]).Where(name => name.Length > 0).Take(8));
        Assert.EndsWith(" 45,000", lines[5]);
        Assert.EndsWith(" 49,500", lines[7]);
        Assert.Contains("4.50 %", lines[8]);
    }
}
